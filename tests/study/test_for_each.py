"""Which records a question was asked for."""

from dataclasses import replace

import pytest

from sosapp.instrument.guide import Question
from sosapp.instrument.instrument import Instrument
from sosapp.study import editing, undoing
from sosapp.study.for_each import asked_for, said, turned
from sosapp.study.interview import Interview
from tests.study.material import AUTHOR, after, blank, entry


@pytest.fixture
def question(instrument: Instrument) -> Question:
    """A question for each collaboration."""
    return instrument.guide.by_id["F1"]


@pytest.fixture
def named() -> Interview:
    """Two collaborations and a challenge."""
    found = blank()
    for name, kind in (("a", "collaboration"), ("b", "collaboration"), ("c", "x")):
        new = replace(entry(), id=name, kind=kind, question="B1")
        found = after(found, editing.added(found, new, AUTHOR))
    return found


def done(interview: Interview, question: Question) -> dict[str, bool]:
    """Whether each record is done."""
    return {one.record.id: one.done for one in asked_for(interview, question)}


def test_every_record_of_the_type_is_asked_for(
    named: Interview, question: Question
) -> None:
    assert done(named, question) == {"a": False, "b": False}


def test_a_question_that_is_asked_once_is_asked_for_none(
    named: Interview, instrument: Instrument
) -> None:
    assert asked_for(named, instrument.guide.by_id["B1"]) == []


def test_a_record_is_done_when_that_is_said_and_not_after_all(
    named: Interview, question: Question
) -> None:
    once = after(named, turned(named, "F1", "b", AUTHOR))
    assert done(once, question) == {"a": False, "b": True}
    twice = after(once, turned(once, "F1", "b", AUTHOR))
    assert done(twice, question) == {"a": False, "b": False}


def test_a_field_said_at_the_question_makes_the_record_done_in_one_change(
    named: Interview, question: Question
) -> None:
    new = replace(named.entries["a"], fields={"works": 4})
    said_so = after(named, said(named, new, question, AUTHOR))
    assert done(said_so, question) == {"a": True, "b": False}
    undone = after(said_so, undoing.undo(said_so, AUTHOR))
    assert done(undone, question) == {"a": False, "b": False}
    assert undone.entries["a"].fields == {}


def test_a_field_said_elsewhere_does_not(
    named: Interview, question: Question, instrument: Instrument
) -> None:
    new = replace(named.entries["a"], fields={"works": 4})
    elsewhere = instrument.guide.by_id["B1"]
    assert not done(after(named, said(named, new, elsewhere, AUTHOR)), question)["a"]


def test_a_linked_line_makes_the_record_done(
    named: Interview, question: Question
) -> None:
    line = replace(entry("det går bra"), question="F1", links=("b",))
    linked = after(named, editing.added(named, line, AUTHOR))
    assert done(linked, question) == {"a": False, "b": True}


def test_a_name_that_only_occurs_does_not(named: Interview, question: Question) -> None:
    line = replace(entry("a och b"), question="F1")
    assert not any(
        done(after(named, editing.added(named, line, AUTHOR)), question).values()
    )
