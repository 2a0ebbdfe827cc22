"""The field note: what the interviewer writes after an interview, within a day."""

from sosapp.instrument.guide import Guide
from sosapp.study import clock, editing
from sosapp.study.change import Change
from sosapp.study.editing import Author
from sosapp.study.interview import Draft, Interview

FORM = "field_note"
"""What a draft says instead of the id of a record when a field note is written."""

DAY = 24 * 60 * 60
"""Seconds within which the field note is asked for."""


def written(
    interview: Interview, field: str, text: str, author: Author
) -> Change | None:
    """One field of the note, as it now reads; an empty text takes it away."""
    note = {k: v for k, v in interview.facts.field_note.items() if k != field}
    if text.strip():
        note[field] = text
    return editing.stated(interview, author, "field_note_written", field_note=note)


def half_written(draft: Draft) -> tuple[str, str] | None:
    """The field that was being written and its text; None if none was."""
    return (draft.field, draft.typed) if draft.form == FORM else None


def due_since(interview: Interview, guide: Guide) -> str:
    """The clock time since when the note is asked for; empty if it is not."""
    facts = interview.facts
    asked = facts.state == "finished" and guide.field_note_fields and facts.sittings
    if not asked or facts.field_note or facts.withdrawal:
        return ""
    return facts.sittings[-1].end or ""


def days_late(since: str, now: str) -> int:
    """Days begun after the first, in which the note should have been written."""
    return clock.seconds_between(since, now) // DAY
