"""What is read back: what was said, in the order of the guide."""

from dataclasses import replace
from typing import Any

from sosapp.instrument.instrument import Instrument
from sosapp.study import editing
from sosapp.study.interview import Interview
from sosapp.study.reading_back import read_back
from tests.study.material import AUTHOR, after, blank, entry


def saying(*said: dict[str, Any]) -> Interview:
    """An interview with these entries."""
    found = blank()
    for values in said:
        text = values.pop("text")
        new = replace(entry(text), **values)
        found = after(found, editing.added(found, new, AUTHOR))
    return found


def heard(interview: Interview, instrument: Instrument) -> list[list[str]]:
    """The texts by theme."""
    parts = read_back(interview, instrument.guide)
    return [[one.text for one in part.entries] for part in parts]


def test_it_follows_the_guide_and_not_the_clock(instrument: Instrument) -> None:
    interview = saying(
        {"text": "sent", "question": "D1"},
        {"text": "tidigt", "question": "B2"},
        {"text": "först", "question": "B1"},
    )
    assert heard(interview, instrument) == [["först", "tidigt"], ["sent"]]


def test_what_is_the_interviewers_own_is_not_read(instrument: Instrument) -> None:
    interview = saying(
        {"text": "tror jag", "question": "B1", "kind": "reflection"},
        {"text": "fråga sen", "question": "B1", "kind": "parked"},
    )
    assert heard(interview, instrument) == []


def test_what_is_not_for_the_record_is_not_read(instrument: Instrument) -> None:
    interview = saying(
        {"text": "mellan oss", "question": "B1", "use": "off_record"},
        {"text": "öppet", "question": "B1", "kind": "quote", "use": "may_quote"},
    )
    assert heard(interview, instrument) == [["öppet"]]
