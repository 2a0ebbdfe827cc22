"""The overview counts what a study holds."""

from sosapp.instrument.instrument import Instrument
from sosapp.study.editing import Author
from sosapp.study.entry import Entry
from sosapp.summary.overview import overview, words
from tests.summary.world import fictional_material, world


def test_the_fictional_world_in_numbers(instrument: Instrument, author: Author) -> None:
    found = overview(fictional_material(instrument, author))
    expected = world()["expected_aggregates_all"]
    assert found.held == expected["interviews"]
    records = {name: found.kinds[name] for name in expected["records"]}
    assert records == expected["records"]
    version = (instrument.guide.id, instrument.guide.version)
    assert found.guides == {version: expected["interviews"]}
    assert found.states == {"finished": expected["interviews"]}


def test_words_are_those_of_the_text_and_of_text_fields() -> None:
    entry = Entry(
        id="a",
        number=1,
        question="B1",
        kind="challenge",
        fields={"title": "två ord", "severity": 4, "areas": ["hvb"], "note": "ett"},
    )
    assert words(entry) == 3
