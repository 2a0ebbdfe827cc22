"""Interviews and studies as the tables that TinyDB keeps, and back.

Pydantic guards the way back: what is not of the right shape is a damaged file.
"""

from dataclasses import asdict, dataclass, fields
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from sosapp.errors import Damaged
from sosapp.instrument.instrument import Instrument
from sosapp.store.checked import FORMAT, Tables, check_format
from sosapp.store.migrating import migrated
from sosapp.study import field_note, progress
from sosapp.study.applying import row_of
from sosapp.study.change import Change
from sosapp.study.clock import elapsed
from sosapp.study.coverage import Coverage
from sosapp.study.entry import Entry
from sosapp.study.interview import Draft, Facts, Interview
from sosapp.study.study import Case, LogLine, Participant, Study

LATER = (
    *("place", "created", "consent", "background", "sittings"),
    *("recordings", "field_note", "turned"),
)
"""Facts that lists do not show, and so do not stand in the first row."""

ABSENT = ("why", "undoes", "redoes")
"""What a change is kept without if it has none."""


@dataclass(frozen=True)
class Counters:
    """What lists show of an interview besides its facts."""

    entries: int
    kinds: dict[str, int]
    answered: int
    questions: int
    elapsed: int
    field_note_due: str = ""
    """The clock time since when the field note is asked for; empty if it is not."""


def counters(interview: Interview, instrument: Instrument, clock: str) -> Counters:
    """Count what lists show."""
    kinds: dict[str, int] = {}
    for entry in interview.entries.values():
        kinds[entry.kind] = kinds.get(entry.kind, 0) + 1
    come = progress.of_guide(instrument.guide, interview)
    spent = elapsed(interview.facts.sittings, clock)
    due = field_note.due_since(interview, instrument.guide)
    return Counters(len(interview.entries), kinds, come.done, come.total, spent, due)


def tables_of(interview: Interview, counted: Counters) -> Tables:
    """An interview as tables; the first row is all that lists need."""
    facts = row_of(interview.facts)
    later = {name: facts.pop(name) for name in LATER}
    draft = asdict(interview.draft)
    first = {"format": FORMAT} | facts | {"counters": asdict(counted)}
    # Rows are only serialised, so nothing is copied; JSON makes lists of tuples.
    entries = {str(e.number): vars(e) for e in interview.entries.values()}
    coverage = enumerate(interview.coverage.values(), 1)
    return {
        "interview": {"1": first, "2": later | {"draft": draft}},
        "entries": entries,
        "coverage": {str(number): vars(row) for number, row in coverage},
        "comments": {},
        "codings": {},
        "trail": {str(change.seq): change_row(change) for change in interview.trail},
    }


def change_row(change: Change) -> dict[str, Any]:
    """A change as a row, without a reason or a number that is not there."""
    row = vars(change).copy()
    row["edits"] = [vars(edit) for edit in change.edits]
    for name in ABSENT:
        if not row[name]:
            del row[name]
    return row


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def interview_of(tables: Tables, file: str, *, trail: bool = True) -> Interview:
    """The interview that tables hold, its trail left out if it is not wanted.

    Raises:
        Damaged: a row is not of the right shape.
        TooNew: the file was written by a newer version.
    """
    try:
        found = check_format(tables["interview"]["1"], file)
        tables = migrated("interview", tables, found)
        first = tables["interview"]["1"]
        later = dict(tables["interview"]["2"])
        draft = _adapter(Draft).validate_python(later.pop("draft"))
        facts = _adapter(Facts).validate_python(first | later)
        entries = _adapter(list[Entry]).validate_python(_rows(tables, "entries"))
        coverage = _adapter(list[Coverage]).validate_python(_rows(tables, "coverage"))
        rows = _rows(tables, "trail") if trail else []
        changes = _adapter(tuple[Change, ...]).validate_python(rows)
    except (ValidationError, KeyError, TypeError, AttributeError) as error:
        raise Damaged("file_damaged", file=file) from error
    return Interview(
        facts=facts,
        entries={entry.id: entry for entry in entries},
        coverage={row.question: row for row in coverage},
        trail=changes,
        draft=draft,
    )


def change_of(row: dict[str, Any], file: str) -> Change:
    """The change that a row of the journal holds.

    Raises:
        Damaged: the row is not of the right shape.
    """
    try:
        change: Change = _adapter(Change).validate_python(row)
    except ValidationError as error:
        raise Damaged("file_damaged", file=file) from error
    return change


def _rows(tables: Tables, name: str) -> list[Any]:
    return list(tables.get(name, {}).values())


def study_tables(study: Study) -> Tables:
    """A study as tables."""
    first = {"format": FORMAT} | {
        f.name: getattr(study, f.name)
        for f in fields(study)
        if f.name not in ("cases", "participants", "log")
    }
    first["guides"] = list(study.guides)
    return {
        "study": {"1": first},
        "cases": _numbered(study.cases.values()),
        "participants": _numbered(study.participants.values()),
        "log": _numbered(study.log),
    }


def _numbered(things: Any) -> dict[str, Any]:
    return {str(number): asdict(thing) for number, thing in enumerate(things, 1)}


def study_of(tables: Tables, file: str) -> Study:
    """The study that tables hold.

    Raises:
        Damaged: a row is not of the right shape.
        TooNew: the file was written by a newer version.
    """
    try:
        found = check_format(tables["study"]["1"], file)
        tables = migrated("study", tables, found)
        first = tables["study"]["1"]
        cases = _adapter(list[Case]).validate_python(_rows(tables, "cases"))
        people = _rows(tables, "participants")
        participants = _adapter(list[Participant]).validate_python(people)
        log = _adapter(tuple[LogLine, ...]).validate_python(_rows(tables, "log"))
        whole = first | {"log": log}
        whole["cases"] = {case.code: case for case in cases}
        whole["participants"] = {person.code: person for person in participants}
        study: Study = _adapter(Study).validate_python(whole)
    except (ValidationError, KeyError, TypeError, AttributeError) as error:
        raise Damaged("file_damaged", file=file) from error
    return study
