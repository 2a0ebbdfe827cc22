"""The same code sums up and exports every study design: the YAML says what of."""

from pathlib import Path

import pytest

from sosapp.export.contents import Contents
from sosapp.export.tables.of_study import summed
from sosapp.instrument.instrument import Instrument
from sosapp.instrument.loading import Templates
from sosapp.study.entry import Entry, Value
from sosapp.summary.material import Material
from tests.export.exports import FORMATS, PLAIN, all_text, exported
from tests.export.workbooks import note, study_of, told

GUIDES = (
    "sos_socialchef",
    "social_investment_case",
    "rss_individual",
    "rss_focus_group",
    "knowledge_model_workshop",
)


def full_record(instrument: Instrument, kind: str, number: int) -> Entry:
    """A record that says something in every field."""
    fields: dict[str, Value] = {}
    for shape in instrument.record_types[kind].fields_:
        vocabulary = instrument.vocabularies.get(shape.vocab or "")
        offered = [term.id for term in vocabulary.offered] if vocabulary else []
        if offered:
            term = offered[number % len(offered)]
            scale = int(term) if shape.type == "scale" else term
            fields[shape.id] = [term] if shape.many else scale
        elif shape.type in ("string", "text"):
            fields[shape.id] = f"{shape.id} {number}"
        elif shape.type in ("int", "year", "number"):
            fields[shape.id] = number + 1
        elif shape.type == "bool":
            fields[shape.id] = bool(number % 2)
    question = next(iter(instrument.guide.by_id))
    return note(f"{kind}{number}", "", kind=kind, fields=fields, question=question)


def study_in(instrument: Instrument) -> Material:
    """Two interviews, each with two records of every type of the guide."""
    kinds = instrument.guide.records
    interviews = tuple(
        told(
            instrument,
            *(
                full_record(instrument, kind, 2 * place + number)
                for kind in kinds
                for number in range(2)
            ),
            id=str(place) * 10,
        )
        for place in range(2)
    )
    return study_of(*interviews, instrument=instrument)


@pytest.fixture(params=GUIDES)
def instrument(request: pytest.FixtureRequest, templates: Templates) -> Instrument:
    return templates.instrument(str(request.param))


def test_every_record_type_has_the_tables_that_its_yaml_declares(
    instrument: Instrument,
) -> None:
    material = study_in(instrument)
    found = summed(Contents(material, PLAIN))
    assert [one.kind.type for one in found] == [
        instrument.record_types[kind] for kind in instrument.guide.records
    ]
    for one in found:
        shape = one.kind.type.summary
        looks = {table.look for table in one.tables}
        assert {f"{one.kind.name}.{f}" for f in shape.count_by} <= {
            table.id for table in one.tables
        }
        assert bool(shape.ranked) == ("ranked" in looks)
        assert bool(shape.chain) == (one.table("chain") is not None)
        sides = [table for table in one.tables if ".side_" in table.id]
        assert bool(shape.sides) == bool(sides)


@pytest.mark.parametrize("name", FORMATS)
def test_it_goes_out_in_every_format(
    name: str, instrument: Instrument, tmp_path: Path
) -> None:
    path, written = exported(study_in(instrument), name, tmp_path)
    assert all_text(path)
    assert written.replaced == 0
