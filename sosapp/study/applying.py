"""An interview and a change make the next interview."""

from dataclasses import replace
from typing import Any

from sosapp.study.change import Change, Edit, Row
from sosapp.study.coverage import Coverage
from sosapp.study.entry import Entry
from sosapp.study.interview import Facts, Interview, Recording, Sitting

LISTS = (
    *("tags", "links", "also", "interpreted"),
    *("probes", "records", "participants", "turned"),
)
"""What is kept as a list and is a tuple in the classes."""
ROWS = {"sittings": Sitting, "recordings": Recording}
"""What is kept as a list of rows and is a tuple of objects in the classes."""


def applied(interview: Interview, change: Change) -> Interview:
    """The interview after a change, with the change in its trail.

    Raises:
        ValueError: the change was not made to this interview.
    """
    if change.seq != interview.seq + 1:
        raise ValueError(f"change {change.seq} after {interview.seq}")
    for edit in change.edits:
        interview = edited(interview, edit)
    return replace(interview, trail=(*interview.trail, change))


def edited(interview: Interview, edit: Edit) -> Interview:
    """The interview after one edit; its trail is as it was.

    Raises:
        ValueError: the edit was not made to this interview.
    """
    if edit.table == "facts":
        return replace(interview, facts=with_facts(interview.facts, edit.after or {}))
    if edit.table == "entries":
        return replace(interview, entries=_entries(interview.entries, edit))
    rows = dict(interview.coverage)
    if edit.after is None:
        rows.pop(edit.key, None)
    else:
        kept = rows.get(edit.key) or Coverage(question=edit.key)
        rows[edit.key] = replace(kept, **_typed(edit.after))
    return replace(interview, coverage=rows)


def _entries(entries: dict[str, Entry], edit: Edit) -> dict[str, Entry]:
    rows = dict(entries)
    if edit.after is None:
        rows.pop(edit.key, None)
        return rows
    if edit.key in rows:
        rows[edit.key] = replace(rows[edit.key], **_typed(edit.after))
        return rows
    if edit.before is not None:
        raise ValueError(f"no entry {edit.key}")
    new = Entry(**_typed(edit.after))
    last = next(reversed(rows.values()), None)
    rows[edit.key] = new
    if last and last.number > new.number:
        rows = dict(sorted(rows.items(), key=lambda item: item[1].number))
    return rows


def with_facts(facts: Facts, changed: Row) -> Facts:
    """The facts with some of them changed, from a row as it is kept."""
    return replace(facts, **_typed(changed))


def _typed(row: Row) -> dict[str, Any]:
    """A row as it is kept, with the types that the classes have."""
    typed = dict(row)
    for name in LISTS:
        if name in typed:
            typed[name] = tuple(typed[name])
    for name, kind in ROWS.items():
        if name in typed:
            typed[name] = tuple(
                one if isinstance(one, kind) else kind(**one) for one in typed[name]
            )
    return typed


def row_of(thing: Entry | Coverage | Facts) -> Row:
    """A thing as the row that is kept of it, in plain lists and dictionaries."""
    # A checkpoint makes thousands of rows: `vars` takes a sixth of what `fields` does.
    row = vars(thing).copy()
    for name in LISTS:
        if name in row:
            row[name] = list(row[name])
    for name in ROWS:
        if name in row:
            row[name] = [vars(one).copy() for one in row[name]]
    return row


def difference(before: Row, after: Row) -> tuple[Row, Row]:
    """What differs between two rows of the same shape, from each."""
    names = [name for name in after if before[name] != after[name]]
    return {n: before[n] for n in names}, {n: after[n] for n in names}
