"""The trail of an interview as people read it: what each change made of what."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sosapp.study.change import Change, Edit, Row, Table
from sosapp.study.interview import Interview

OPENED = ("fields", "consent", "background", "field_note")
"""What holds values by name; each of them is told of by itself."""
PLACE = ("id", "number", "question")
"""What says where a row stands; of a row that comes or goes it is told apart."""

UNSTARRED = ("star", False)


@dataclass(frozen=True)
class Difference:
    """One value before and after: None where there was none."""

    name: str
    """Of a value within another, with a dot between: `fields.works`."""
    before: Any
    after: Any


@dataclass(frozen=True)
class Touched:
    """A row that a change made, changed or took away."""

    table: Table
    question: str
    entry: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class Event:
    """A change and what it touched."""

    change: Change
    touched: tuple[Touched, ...]


def history_of(interview: Interview) -> tuple[Event, ...]:
    """Every change that was made to an interview, the oldest first."""
    questions = _first_questions(interview)
    events: list[Event] = []
    for change in interview.trail:
        rows = tuple(_touched(edit, questions) for edit in change.edits)
        events.append(Event(change, rows))
    return tuple(events)


def _first_questions(interview: Interview) -> dict[str, str]:
    """The question of each entry as it was before the first change."""
    found: dict[str, str] = {}
    for edit in _of_entries(interview):
        for row in (edit.before, edit.after):
            if row and "question" in row:
                found.setdefault(edit.key, row["question"])
    for entry in interview.entries.values():
        found.setdefault(entry.id, entry.question)
    return found


def _of_entries(interview: Interview) -> Iterator[Edit]:
    for change in interview.trail:
        yield from (edit for edit in change.edits if edit.table == "entries")


def _touched(edit: Edit, questions: dict[str, str]) -> Touched:
    differences = tuple(_differences(edit))
    if edit.table != "entries":
        question = edit.key if edit.table == "coverage" else ""
        return Touched(edit.table, question, "", differences)
    questions[edit.key] = (edit.after or {}).get("question") or questions[edit.key]
    return Touched(edit.table, questions[edit.key], edit.key, differences)


def _differences(edit: Edit) -> Iterator[Difference]:
    before, after = _opened(edit.before), _opened(edit.after)
    whole = edit.before is None or edit.after is None
    for name in dict.fromkeys((*before, *after)):
        if whole and name in PLACE:
            continue
        old, new = _said(name, before.get(name)), _said(name, after.get(name))
        if old != new:
            yield Difference(name, old, new)


def _opened(row: Row | None) -> Row:
    """A row in which the values that stand within others stand by themselves."""
    opened: Row = {}
    for name, value in (row or {}).items():
        if name in OPENED and isinstance(value, dict):
            opened |= {f"{name}.{inner}": of for inner, of in value.items()}
        else:
            opened[name] = value
    return opened


def _said(name: str, value: Any) -> Any:
    """A value; None for one that says nothing."""
    return None if value in ("", (), [], {}) or (name, value) == UNSTARRED else value
