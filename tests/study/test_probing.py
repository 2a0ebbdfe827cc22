"""Probes of the S.O.S. guide, recognised in lines that were written."""

import pytest

from sosapp.instrument.instrument import Instrument
from sosapp.locale import Language
from sosapp.study.probing import recognised


@pytest.mark.parametrize(
    ("question", "line", "probes"),
    [
        ("B1", "Regionen har vi kontakt med varje vecka", ["b"]),
        ("B1", "Vi har själva valt att dela jour, annat är givet", []),
        ("B1", "Grannkommunen och polisen", []),
        ("A3", "Läget och avstånden gör att jouren blir dyr", ["a"]),
        ("A3", "Vi har långa avstånd", []),
        ("A2", "Organisationen ändrades för två år sedan", []),
        ("B4", "Vad som helst som finns eller skulle finnas", []),
        ("B1", "", []),
    ],
)
def test_a_line_ticks_what_it_speaks_of_and_nothing_else(
    instrument: Instrument, question: str, line: str, probes: list[str]
) -> None:
    asked = instrument.guide.by_id[question]
    assert recognised(line, asked, "sv") == probes


def test_the_words_are_those_of_the_language_that_is_spoken(
    instrument: Instrument,
) -> None:
    line = "The location and the distances make it expensive"
    found: dict[Language, list[str]] = {
        language: recognised(line, instrument.guide.by_id["A3"], language)
        for language in ("sv", "en")
    }
    assert found == {"sv": [], "en": ["a"]}


def test_a_line_never_ticks_everything(instrument: Instrument) -> None:
    for question in instrument.guide.questions():
        line = question.text.in_("sv")
        assert recognised(line, question, "sv") == []
