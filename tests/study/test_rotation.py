"""The order of questions that rotate alternates and is kept."""

import pytest

from sosapp.instrument.instrument import Instrument
from sosapp.study.progress import asked_in, planned
from sosapp.study.rotation import in_turn, order_of, turned_sections
from tests.study.material import blank


def test_every_second_interview_is_turned(instrument: Instrument) -> None:
    orders = [turned_sections(instrument.guide, n) for n in range(4)]
    assert orders == [(), ("smaskalighet",), (), ("smaskalighet",)]


def test_a_turned_section_exchanges_only_what_rotates(instrument: Instrument) -> None:
    section = instrument.guide.section_of["E2"]
    own = [question.id for question in section.questions]
    turned = [question.id for question in in_turn(section, (section.id,))]
    at = own.index("E2")
    assert own[at : at + 2] == ["E2", "E3"]
    assert turned == [*own[:at], "E3", "E2", *own[at + 2 :]]


def test_an_interview_without_the_fact_keeps_the_order_of_the_guide(
    instrument: Instrument,
) -> None:
    section = instrument.guide.section_of["E2"]
    assert tuple(asked_in(section, blank().facts)) == section.questions


def test_the_whole_plan_follows_the_order(instrument: Instrument) -> None:
    facts = blank(turned=("smaskalighet",)).facts
    ids = [question.id for question in planned(instrument.guide, facts)]
    assert ids.index("E3") < ids.index("E2")


@pytest.mark.parametrize(
    ("turned", "order"), [((), "E2 E3"), (("smaskalighet",), "E3 E2")]
)
def test_the_order_can_be_told(
    instrument: Instrument, turned: tuple[str, ...], order: str
) -> None:
    assert order_of(instrument.guide.section_of["E2"], turned) == order
    assert order_of(instrument.guide.section_of["B1"], turned) == ""
