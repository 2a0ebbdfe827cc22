"""Undo and redo without limit; each leaves a trace of its own."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sosapp.study import editing, undoing
from sosapp.study.interview import Interview
from tests.study.material import (
    AUTHOR,
    STEPS,
    UNHURRIED,
    after,
    blank,
    change_for,
    texts_of,
    with_texts,
)


def undone(interview: Interview, times: int = 1) -> Interview:
    """The interview after so many undos."""
    for _ in range(times):
        interview = after(interview, undoing.undo(interview, AUTHOR))
    return interview


def redone(interview: Interview, times: int = 1) -> Interview:
    """The interview after so many redos."""
    for _ in range(times):
        interview = after(interview, undoing.redo(interview, AUTHOR))
    return interview


def test_undo_takes_back_the_last_change_and_says_so() -> None:
    interview = undone(with_texts("ett", "två"))
    assert texts_of(interview) == ["ett"]
    assert len(interview.trail) == 3
    assert interview.trail[-1].undoes == 2
    assert interview.trail[-1].seq == 3


def test_redo_makes_it_again() -> None:
    before = with_texts("ett", "två")
    interview = redone(undone(before, 2), 2)
    assert interview.entries == before.entries
    assert [change.redoes for change in interview.trail] == [
        None,
        None,
        None,
        None,
        1,
        2,
    ]


def test_there_is_nothing_to_undo_or_redo_in_the_beginning() -> None:
    assert undoing.undo(blank(), AUTHOR) is None
    assert undoing.redo(blank(), AUTHOR) is None
    assert undoing.redo(with_texts("ett"), AUTHOR) is None
    assert undoing.undo(undone(with_texts("ett")), AUTHOR) is None


def test_a_new_change_ends_what_could_be_made_again() -> None:
    interview = undone(with_texts("ett", "två"))
    interview = after(interview, editing.ticked(interview, "A1", "a", AUTHOR))
    assert undoing.redo(interview, AUTHOR) is None
    assert texts_of(undone(interview, 2)) == []


def test_a_deleted_entry_returns_to_its_place() -> None:
    interview = with_texts("ett", "två", "tre")
    second = list(interview.entries)[1]
    interview = after(interview, editing.deleted(interview, second, AUTHOR))
    assert texts_of(interview) == ["ett", "tre"]
    interview = undone(interview)
    assert texts_of(interview) == ["ett", "två", "tre"]
    assert list(interview.entries)[1] == second


def test_undo_passes_over_what_only_says_when_something_happened() -> None:
    interview = with_texts("ett")
    paused = editing.stated(interview, AUTHOR, "interview_paused", state="paused")
    interview = undone(after(interview, paused))
    assert texts_of(interview) == []
    assert interview.facts.state == "paused"
    assert texts_of(redone(interview)) == ["ett"]


def content(interview: Interview) -> Any:
    """What undo and redo go back and forth between."""
    return list(interview.entries.items()), interview.coverage, interview.facts.place


@UNHURRIED
@given(steps=st.lists(STEPS, max_size=40))
def test_any_sequence_agrees_with_a_list_of_snapshots(
    steps: list[tuple[str, int, str]],
) -> None:
    interview = blank()
    past: list[Any] = []
    future: list[Any] = []
    for step in steps:
        change = change_for(interview, step)
        before, interview = interview, after(interview, change)
        if step[0] == "undo":
            assert (change is None) == (not past)
            if past:
                future.append(content(before))
                assert content(interview) == past.pop()
        elif step[0] == "redo":
            assert (change is None) == (not future)
            if future:
                past.append(content(before))
                assert content(interview) == future.pop()
        elif change and step[0] != "pause":
            past.append(content(before))
            future.clear()
    assert [change.seq for change in interview.trail] == list(
        range(1, len(interview.trail) + 1)
    )
