"""Each change is made to an interview without touching it, and leaves a trace."""

from dataclasses import replace

import pytest

from sosapp.study import editing
from sosapp.study.applying import applied
from sosapp.study.coverage import Coverage
from sosapp.study.identity import is_id
from sosapp.study.interview import Sitting
from tests.study.material import AUTHOR, after, blank, entry, texts_of, with_texts


def test_a_new_entry_gets_an_id_a_number_and_its_writer() -> None:
    before = blank()
    interview = after(before, editing.added(before, entry("hej"), AUTHOR))
    [added] = interview.entries.values()
    assert is_id(added.id)
    assert (added.number, added.by, added.text) == (1, "Intervjuare A", "hej")
    assert before.entries == {}


def test_an_entry_keeps_an_id_and_a_writer_that_it_has() -> None:
    new = entry("hej", id="b7d0k2m4n6", by="Intervjuare B")
    interview = after(blank(), editing.added(blank(), new, AUTHOR))
    assert interview.entries["b7d0k2m4n6"].by == "Intervjuare B"


def test_a_change_says_who_when_what_and_what_was_there_before() -> None:
    interview = with_texts("hej")
    [old] = interview.entries.values()
    new = replace(old, text="hej då", star=True)
    change = editing.rewritten(interview, new, AUTHOR, why="hördes fel")
    assert change is not None
    assert (change.seq, change.who, change.when) == (2, AUTHOR.who, AUTHOR.when)
    assert (change.what, change.why) == ("entry_changed", "hördes fel")
    [edit] = change.edits
    assert edit.before == {"text": "hej", "star": False}
    assert edit.after == {"text": "hej då", "star": True}
    assert applied(interview, change).entries[old.id] == new


def test_nothing_is_changed_where_nothing_differs() -> None:
    interview = with_texts("hej")
    [old] = interview.entries.values()
    assert editing.rewritten(interview, old, AUTHOR) is None
    assert editing.stated(interview, AUTHOR, "facts_changed", place="") is None
    marked = after(interview, editing.marked(interview, "A1", "asked", AUTHOR))
    assert editing.marked(marked, "A1", "asked", AUTHOR) is None


def test_a_deleted_entry_is_kept_in_the_trail() -> None:
    interview = with_texts("ett", "två")
    first = next(iter(interview.entries))
    change = editing.deleted(interview, first, AUTHOR)
    assert texts_of(after(interview, change)) == ["två"]
    assert change.edits[0].before is not None
    assert change.edits[0].before["text"] == "ett"


def test_numbers_go_on_after_the_highest() -> None:
    interview = with_texts("ett", "två", "tre")
    second = list(interview.entries)[1]
    interview = after(interview, editing.deleted(interview, second, AUTHOR))
    assert interview.next_number == 4


def test_a_question_is_marked_and_opened_again() -> None:
    interview = blank()
    skipped = editing.marked(interview, "B1", "skipped", AUTHOR, "tiden")
    interview = after(interview, skipped)
    assert interview.coverage["B1"] == Coverage(
        question="B1", status="skipped", why="tiden"
    )
    assert interview.status("B1") == "skipped"
    opened = editing.marked(interview, "B1", "", AUTHOR)
    assert opened is not None
    assert opened.what == "marked_open"
    assert after(interview, opened).status("B1") == ""


def test_a_probe_is_ticked_and_unticked_beside_the_mark() -> None:
    interview = blank()
    for name in ("a", "c", "a"):
        interview = after(interview, editing.ticked(interview, "B1", name, AUTHOR))
    interview = after(interview, editing.marked(interview, "B1", "asked", AUTHOR))
    assert interview.coverage["B1"].probes == ("c",)
    assert [change.what for change in interview.trail] == [
        "probe_ticked",
        "probe_ticked",
        "probe_unticked",
        "marked_asked",
    ]


def test_facts_are_changed_together() -> None:
    sittings = (Sitting(start="2026-11-23T09:00:00+01:00"),)
    interview = after(
        blank(),
        editing.stated(
            blank(), AUTHOR, "interview_started", sittings=sittings, state="ongoing"
        ),
    )
    assert (interview.facts.sittings, interview.facts.state) == (sittings, "ongoing")
    [edit] = interview.trail[0].edits
    assert edit.before == {"sittings": [], "state": "planned"}


def test_a_change_that_was_made_to_something_else_is_refused() -> None:
    interview = with_texts("ett", "två")
    first = next(iter(interview.entries.values()))
    late = editing.rewritten(interview, replace(first, text="x"), AUTHOR)
    assert late is not None
    with pytest.raises(ValueError, match="after 0"):
        applied(blank(), late)
    with pytest.raises(ValueError, match="no entry"):
        applied(with_texts("ett", "två"), late)


def test_a_question_with_entries_was_asked() -> None:
    interview = with_texts("ett", "två")
    assert interview.status("A1") == "asked"
    assert interview.status("B1") == ""
    assert [e.text for e in interview.by_question["A1"]] == ["ett", "två"]


def test_a_mark_comes_before_what_the_entries_say() -> None:
    interview = with_texts("ett")
    interview = after(interview, editing.marked(interview, "A1", "declined", AUTHOR))
    assert interview.status("A1") == "declined"


def test_entries_are_found_by_their_kind() -> None:
    interview = with_texts("ett")
    quote = editing.added(interview, entry("två", kind="quote"), AUTHOR)
    interview = after(interview, quote)
    assert [e.text for e in interview.of_kind("quote")] == ["två"]
