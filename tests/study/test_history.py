"""The trail as people read it: each change with where it was made and what it made."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sosapp.study import editing, undoing
from sosapp.study.history import Difference, Event, history_of
from sosapp.study.interview import Interview
from tests.study.material import (
    AUTHOR,
    STEPS,
    UNHURRIED,
    after,
    blank,
    change_for,
    entry,
    with_texts,
)


def last(interview: Interview) -> Event:
    """The last change."""
    return history_of(interview)[-1]


def differences(interview: Interview) -> dict[str, tuple[Any, Any]]:
    """What the last change made of what, by name."""
    (row,) = last(interview).touched
    return {found.name: (found.before, found.after) for found in row.differences}


def test_a_new_entry_is_told_by_what_it_says() -> None:
    new = entry("Granåker", question="B1", at=75, fields={"works": 4})
    interview = after(blank(), editing.added(blank(), new, AUTHOR))
    (row,) = last(interview).touched
    assert (row.table, row.question) == ("entries", "B1")
    assert row.entry in interview.entries
    assert differences(interview) == {
        "kind": (None, "note"),
        "text": (None, "Granåker"),
        "fields.works": (None, 4),
        "at": (None, 75),
        "by": (None, AUTHOR.who),
    }


def test_a_changed_entry_is_told_by_what_differs_and_where_it_stands() -> None:
    interview = with_texts("ett")
    (kept,) = interview.entries.values()
    new = entry("två", id=kept.id, number=1, by=AUTHOR.who, fields={"works": 4})
    interview = after(
        interview, editing.rewritten(interview, new, AUTHOR, "hördes fel")
    )
    assert differences(interview) == {
        "text": ("ett", "två"),
        "fields.works": (None, 4),
    }
    (row,) = last(interview).touched
    assert (row.question, row.entry) == ("A1", kept.id)
    assert last(interview).change.why == "hördes fel"


def test_one_field_of_several_is_told_alone() -> None:
    fields = {"works": 4, "areas": ["jour"]}
    interview = after(blank(), editing.added(blank(), entry(fields=fields), AUTHOR))
    (kept,) = interview.entries.values()
    new = entry(id=kept.id, number=1, by=AUTHOR.who, fields=fields | {"works": 5})
    interview = after(interview, editing.rewritten(interview, new, AUTHOR))
    assert differences(interview) == {"fields.works": (4, 5)}


def test_an_entry_that_was_removed_is_told_by_what_it_said() -> None:
    interview = with_texts("ett")
    (name,) = interview.entries
    interview = after(interview, editing.deleted(interview, name, AUTHOR))
    assert differences(interview)["text"] == ("ett", None)
    (row,) = last(interview).touched
    assert (row.question, row.entry) == ("A1", name)


def test_an_undo_says_what_it_takes_back_and_a_redo_what_it_makes_again() -> None:
    interview = with_texts("ett")
    interview = after(interview, undoing.undo(interview, AUTHOR))
    assert last(interview).change.undoes == 1
    assert differences(interview)["text"] == ("ett", None)
    interview = after(interview, undoing.redo(interview, AUTHOR))
    assert last(interview).change.redoes == 1
    assert differences(interview)["text"] == (None, "ett")


def test_a_mark_is_told_with_its_question() -> None:
    change = editing.marked(blank(), "B2", "skipped", AUTHOR, "tiden")
    interview = after(blank(), change)
    (row,) = last(interview).touched
    assert (row.table, row.question, row.entry) == ("coverage", "B2", "")
    assert row.differences == (
        Difference("status", None, "skipped"),
        Difference("why", None, "tiden"),
    )


def test_facts_belong_to_no_question() -> None:
    consent = {"quotes": True, "recording": False}
    interview = blank(consent=consent)
    change = editing.stated(
        interview, AUTHOR, "facts_changed", consent=consent | {"quotes": False}
    )
    interview = after(interview, change)
    (row,) = last(interview).touched
    assert (row.table, row.question, row.entry) == ("facts", "", "")
    assert differences(interview) == {"consent.quotes": (True, False)}


def test_an_entry_that_moved_is_told_where_it_stood_at_each_time() -> None:
    interview = with_texts("ett")
    (kept,) = interview.entries.values()
    moved = entry("ett", id=kept.id, number=1, by=AUTHOR.who, question="B1")
    interview = after(interview, editing.rewritten(interview, moved, AUTHOR))
    places = [event.touched[0].question for event in history_of(interview)]
    assert places == ["A1", "B1"]


def test_an_entry_from_before_the_trail_has_its_question_too() -> None:
    """As in an interview that was imported."""
    kept = entry("ett", id="abcdefghij", number=1, question="B2")
    interview = Interview(facts=blank().facts, entries={kept.id: kept})
    new = entry("två", id=kept.id, number=1, question="B2")
    interview = after(interview, editing.rewritten(interview, new, AUTHOR))
    assert last(interview).touched[0].question == "B2"


@UNHURRIED
@given(st.lists(STEPS, max_size=12))
def test_every_change_is_told_once_and_in_its_order(
    steps: list[tuple[str, int, str]],
) -> None:
    interview = blank()
    for step in steps:
        interview = after(interview, change_for(interview, step))
    events = history_of(interview)
    assert tuple(event.change for event in events) == interview.trail
    for event in events:
        assert all(row.question for row in event.touched if row.table != "facts")
