"""Comparisons by an attribute of cases: what is hidden takes no room."""

from dataclasses import replace

import pytest

from sosapp.export.contents import Contents
from sosapp.export.options import Options
from sosapp.export.tables.of_study import summed
from sosapp.export.tables.table import Table
from sosapp.instrument.instrument import Instrument
from sosapp.study.editing import Author
from sosapp.summary.material import Material
from tests.export.workbooks import PLAIN, SHOWN
from tests.summary.bands import in_two_bands
from tests.summary.world import fictional_material


@pytest.fixture
def material(instrument: Instrument, author: Author) -> Material:
    return in_two_bands(fictional_material(instrument, author))


def tables(material: Material, options: Options) -> dict[str, Table]:
    """The tables about collaborations by their ids."""
    first, *_ = summed(Contents(material, options))
    return {table.id.removeprefix("collaborations."): table for table in first.tables}


def test_a_line_of_which_nothing_may_be_shown_is_left_out(material: Material) -> None:
    table = tables(material, PLAIN)["residents-partner_type"]
    assert table.values == [
        ["Interviews held", 3, 3],
        ["Neighbouring municipality", 3, 3],
    ]
    whole = tables(material, SHOWN)["residents-partner_type"]
    left_out = len(whole.lines) - len(table.lines)
    assert left_out > 3
    assert (
        f"Lines of which nothing may be shown are left out: {left_out}." in table.note
    )


def test_all_are_shown_with_the_names(material: Material) -> None:
    whole = tables(material, SHOWN)["residents-partner_type"]
    assert ["The region (health care)", 2, 3] in whole.values
    assert "left out" not in whole.note


def test_a_comparison_without_a_number_is_told_but_not_made(material: Material) -> None:
    shown, every = tables(material, PLAIN), tables(material, SHOWN)
    gone = every.keys() - shown.keys()
    assert gone
    assert all(name.startswith("residents-") for name in gone)
    *_, last = shown.values()
    assert f"fewer than 3 interviews: {len(gone)}." in last.note


def test_where_nobody_may_be_compared_nothing_is(material: Material) -> None:
    few = replace(material, told=material.told[:2])
    assert not [name for name in tables(few, PLAIN) if name.startswith("residents-")]
