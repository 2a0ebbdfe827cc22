"""The field note of an interview under work, kept at every key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from sosapp.instrument.guide import Named
from sosapp.study import field_note
from sosapp.study.editing import Author

if TYPE_CHECKING:
    from sosapp.tui.desk import Opened


class FieldNotes:
    """Turns what is typed into the note; each field is a change like any other."""

    def __init__(self, opened: Opened, author: Callable[[], Author]) -> None:
        self._opened = opened
        self._author = author

    @property
    def fields(self) -> tuple[Named, ...]:
        """What the guide asks for."""
        return self._opened.instrument.guide.field_note_fields

    @property
    def can_be_written(self) -> bool:
        """Whether there is anything to write it in, and it may be written."""
        return not (self._opened.read_only or self._opened.is_closed)

    def text_of(self, field: str) -> str:
        """What a field reads."""
        return self._opened.interview.facts.field_note.get(field, "")

    def keep(self, field: str, text: str) -> None:
        """Keep what stands in a field that is being written."""
        draft = replace(
            self._opened.draft, form=field_note.FORM, field=field, typed=text
        )
        self._opened.keep_draft(draft)

    def file(self, field: str, text: str) -> None:
        """A field was left: it is part of the note."""
        interview = self._opened.interview
        change = field_note.written(interview, field, text, self._author())
        draft = replace(self._opened.draft, form="", field="", typed="")
        self._opened.change(change, draft)
        self._opened.keep_draft(draft)

    def recover(self) -> bool:
        """File what was being written when the application ended; whether it was."""
        half = field_note.half_written(self._opened.draft)
        if half is not None:
            self.file(*half)
        return half is not None
