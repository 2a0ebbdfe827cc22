"""An interview to change, and any number of changes to it."""

from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from sosapp.study import editing, undoing
from sosapp.study.applying import applied
from sosapp.study.change import Change
from sosapp.study.coverage import STATUSES
from sosapp.study.editing import Author
from sosapp.study.entry import Entry
from sosapp.study.interview import Facts, Interview, Sitting

AUTHOR = Author("Intervjuare A", "2026-11-23T10:00:00+01:00")
QUESTIONS = ("A1", "B1", "B2")
UNHURRIED = settings(deadline=None, database=None)
"""For generated tests: a busy computer is no fault of theirs."""


def blank(**facts: Any) -> Interview:
    """An interview in which nothing has been said."""
    given: dict[str, Any] = {
        "id": "7k3m9x2p4q",
        "guide": "sos_socialchef",
        "guide_version": "1",
        "instrument": "0123456789ab",
        "case": "9901",
        "participants": ("P01",),
    }
    return Interview(facts=Facts(**(given | facts)))


def entry(text: str = "", **values: Any) -> Entry:
    """An entry that has no id or number yet."""
    given: dict[str, Any] = {
        "id": "",
        "number": 0,
        "question": "A1",
        "kind": "note",
        "text": text,
    }
    return Entry(**(given | values))


def after(interview: Interview, *changes: Change | None) -> Interview:
    """The interview after changes that were made to it one after the other."""
    for change in changes:
        if change is not None:
            interview = applied(interview, change)
    return interview


def with_texts(*texts: str) -> Interview:
    """An interview with these notes."""
    interview = blank()
    for text in texts:
        interview = after(interview, editing.added(interview, entry(text), AUTHOR))
    return interview


def texts_of(interview: Interview) -> list[str]:
    """What was said, in its order."""
    return [entry.text for entry in interview.entries.values()]


STEPS = st.tuples(
    st.sampled_from(
        ("add", "rewrite", "delete", "mark", "tick", "place", "pause", "undo", "redo")
    ),
    st.integers(0, 5),
    st.text(max_size=5),
)
"""A step: what is done, to which, and with which text."""


def change_for(interview: Interview, step: tuple[str, int, str]) -> Change | None:
    """The change that a step makes; None where there is nothing to change."""
    what, number, text = step
    question = QUESTIONS[number % len(QUESTIONS)]
    ids = list(interview.entries)
    at = ids[number % len(ids)] if ids else ""
    if what == "undo":
        return undoing.undo(interview, AUTHOR)
    if what == "redo":
        return undoing.redo(interview, AUTHOR)
    if what == "add":
        new = entry(text, question=question, tags=(text,), fields={"a": [text]})
        return editing.added(interview, new, AUTHOR)
    if what == "mark":
        status = (*STATUSES, "")[number % 5]
        return editing.marked(interview, question, status, AUTHOR, text)
    if what == "tick":
        return editing.ticked(interview, question, text[:1], AUTHOR)
    if what == "place":
        return editing.stated(interview, AUTHOR, "facts_changed", place=text)
    if what == "pause":
        sittings = (*interview.facts.sittings, Sitting(start=AUTHOR.when))
        return editing.stated(
            interview, AUTHOR, "interview_paused", sittings=sittings, state="paused"
        )
    if not at:
        return None
    if what == "delete":
        return editing.deleted(interview, at, AUTHOR)
    new = entry(text, id=at, number=interview.entries[at].number, star=bool(text))
    return editing.rewritten(interview, new, AUTHOR)
