"""The changes that can be made to an interview; each function makes one.

None of them touches the interview: `applied` does. A function returns None when
there would be nothing to change.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sosapp.study.applying import difference, row_of
from sosapp.study.change import Change, Edit, Row, Table
from sosapp.study.coverage import Coverage, Status
from sosapp.study.entry import Entry
from sosapp.study.identity import new_id
from sosapp.study.interview import Interview


@dataclass(frozen=True)
class Author:
    """Who makes a change and when, in clock time."""

    who: str
    when: str


def added(interview: Interview, entry: Entry, author: Author) -> Change:
    """A new entry; it gets an id and its number if it has none."""
    placed = replace(
        entry,
        id=entry.id or new_id(),
        number=entry.number or interview.next_number,
        by=entry.by or author.who,
    )
    edit = Edit(table="entries", key=placed.id, before=None, after=row_of(placed))
    return _change(interview, author, "entry_added", edit)


def added_together(
    interview: Interview, entries: Sequence[Entry], author: Author
) -> Change | None:
    """Several new entries as one change, in their order."""
    edits: list[Edit] = []
    for number, entry in enumerate(entries, interview.next_number):
        edits.extend(added(interview, replace(entry, number=number), author).edits)
    if not edits:
        return None
    return _together(interview, author, "entries_added", tuple(edits), "")


def rewritten(
    interview: Interview, entry: Entry, author: Author, why: str = ""
) -> Change | None:
    """An entry that is there already, with other content."""
    before = row_of(interview.entries[entry.id])
    edit = _update("entries", entry.id, before, row_of(entry))
    return _change(interview, author, "entry_changed", edit, why) if edit else None


def rewritten_together(
    interview: Interview, entries: Iterable[Entry], author: Author, what: str
) -> Change | None:
    """Entries that are there already, with other content, as one change."""
    edits = []
    for entry in entries:
        before = row_of(interview.entries[entry.id])
        edits.append(_update("entries", entry.id, before, row_of(entry)))
    found = tuple(edit for edit in edits if edit)
    return _together(interview, author, what, found, "") if found else None


def covering(interview: Interview, change: Change, row: Coverage) -> Change:
    """A change together with what it says of a question; as it is if that is known."""
    kept = interview.coverage.get(row.question, Coverage(question=row.question))
    edit = _cover(interview.coverage.get(row.question), row) if row != kept else None
    return replace(change, edits=(*change.edits, edit)) if edit else change


def deleted(interview: Interview, entry_id: str, author: Author) -> Change:
    """An entry taken away; the trail keeps it."""
    before = row_of(interview.entries[entry_id])
    edit = Edit(table="entries", key=entry_id, before=before, after=None)
    return _change(interview, author, "entry_deleted", edit)


def marked(
    interview: Interview,
    question: str,
    status: Status,
    author: Author,
    why: str = "",
) -> Change | None:
    """What became of a question; an empty status takes the mark away."""
    kept = interview.coverage.get(question, Coverage(question=question))
    new = replace(kept, status=status, why=why)
    return covered(interview, new, author, f"marked_{status or 'open'}", why)


def left_out(
    interview: Interview, questions: Iterable[str], author: Author, why: str
) -> Change | None:
    """Open questions that are skipped together, for one reason, as one change."""
    edits = []
    for question in questions:
        kept = interview.coverage.get(question)
        base = kept or Coverage(question=question)
        new = replace(base, status="skipped", why=why)
        edits.append(_cover(kept, new))
    found = tuple(edit for edit in edits if edit)
    if not found:
        return None
    return _together(interview, author, "questions_left_out", found, why)


def ticked(
    interview: Interview, question: str, probe: str, author: Author
) -> Change | None:
    """A probe that was used, or was not after all."""
    kept = interview.coverage.get(question, Coverage(question=question))
    if probe in kept.probes:
        probes = tuple(name for name in kept.probes if name != probe)
        return covered(
            interview, replace(kept, probes=probes), author, "probe_unticked"
        )
    new = replace(kept, probes=(*kept.probes, probe))
    return covered(interview, new, author, "probe_ticked")


def covered(
    interview: Interview, new: Coverage, author: Author, what: str, why: str = ""
) -> Change | None:
    """Another row of what became of a question."""
    edit = _cover(interview.coverage.get(new.question), new)
    return _change(interview, author, what, edit, why) if edit else None


def _cover(kept: Coverage | None, new: Coverage) -> Edit | None:
    if kept is None:
        return Edit(table="coverage", key=new.question, before=None, after=row_of(new))
    return _update("coverage", new.question, row_of(kept), row_of(new))


def stated(
    interview: Interview, author: Author, what: str, why: str = "", **facts: Any
) -> Change | None:
    """Facts of the interview that are other than they were."""
    before = row_of(interview.facts)
    after = before | row_of(replace(interview.facts, **facts))
    edit = _update("facts", interview.id, before, after)
    return _change(interview, author, what, edit, why) if edit else None


def _update(table: Table, key: str, before: Row, after: Row) -> Edit | None:
    old, new = difference(before, after)
    return Edit(table=table, key=key, before=old, after=new) if new else None


def _change(
    interview: Interview, author: Author, what: str, edit: Edit, why: str = ""
) -> Change:
    return _together(interview, author, what, (edit,), why)


def _together(
    interview: Interview, author: Author, what: str, edits: tuple[Edit, ...], why: str
) -> Change:
    return Change(
        seq=interview.seq + 1,
        when=author.when,
        who=author.who,
        what=what,
        edits=edits,
        why=why,
    )
