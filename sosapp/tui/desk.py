"""The work on one interview, without a screen: what each action does and keeps."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from sosapp.instrument.guide import Question
from sosapp.instrument.instrument import Instrument
from sosapp.instrument.values import Value
from sosapp.locale import Language
from sosapp.study import clock, consent, editing, for_each, ranking, undoing
from sosapp.study.change import Change
from sosapp.study.coverage import Status
from sosapp.study.editing import Author
from sosapp.study.interview import Interview
from sosapp.study.progress import planned
from sosapp.study.ranking import Order
from sosapp.tui.earlier_waves import EarlierWaves
from sosapp.tui.field_notes import FieldNotes
from sosapp.tui.labels import Labels
from sosapp.tui.recordings import Recordings
from sosapp.tui.timekeeper import Timekeeper
from sosapp.tui.type_ahead import TypeAhead
from sosapp.tui.writing import Writing

if TYPE_CHECKING:
    from sosapp.store.open_interview import OpenInterview
    from sosapp.store.read_interview import ReadInterview

    Opened = OpenInterview | ReadInterview


class Desk:
    """Turns what the interviewer does into changes, and has each kept."""

    def __init__(self, opened: Opened, interviewer: Callable[[], str]) -> None:
        self.opened = opened
        self._interviewer = interviewer
        left_at = opened.draft.question
        ids = [question.id for question in self.questions]
        self.here = left_at if left_at in ids else ids[0]
        self.time = Timekeeper(opened, lambda: self.author)
        self.writing = Writing(
            opened, lambda: self.author, self.time, lambda: self.question
        )
        self.labels = Labels(opened, lambda: self.author)
        self.earlier = EarlierWaves(opened, lambda: self.author, self.time)
        self.type_ahead = TypeAhead(opened)
        self.recordings = Recordings(opened, lambda: self.author)
        self.field_notes = FieldNotes(opened, lambda: self.author)

    @property
    def interview(self) -> Interview:
        """The newest snapshot."""
        return self.opened.interview

    @property
    def instrument(self) -> Instrument:
        """The instrument that the interview was started with."""
        return self.opened.instrument

    @property
    def author(self) -> Author:
        """Who types, now."""
        return Author(self._interviewer(), clock.now())

    @property
    def questions(self) -> list[Question]:
        """The questions of this interview in order."""
        return planned(self.instrument.guide, self.interview.facts)

    @property
    def question(self) -> Question:
        """The question of the moment."""
        return self.instrument.guide.by_id[self.here]

    def _make(self, change: Change | None) -> bool:
        self.opened.change(change)
        return change is not None

    # Entries and questions

    def keep_form(self, record: str, field: str, typed: str) -> None:
        """Keep the place in the form of a record, and what is typed there."""
        draft = replace(self.opened.draft, form=record, field=field, typed=typed)
        self.opened.keep_draft(replace(draft, question=self.here))

    def newest_here(self) -> str:
        """The id of the newest entry under the question; empty if there is none."""
        entries = self.interview.by_question.get(self.here, [])
        return entries[-1].id if entries else ""

    def is_record(self, entry: str) -> bool:
        """Whether an entry has fields."""
        return self.interview.entries[entry].kind in self.instrument.record_types

    def has_record(self, entry: str) -> bool:
        """Whether there is an entry with this id, and it has fields."""
        return entry in self.interview.entries and self.is_record(entry)

    def records_here(self) -> list[str]:
        """The ids of the records under the question of the moment."""
        entries = self.interview.by_question.get(self.here, [])
        return [entry.id for entry in entries if self.is_record(entry.id)]

    def delete(self, entry: str) -> None:
        """Take an entry away."""
        self.writing.let_go(entry)
        self._make(editing.deleted(self.interview, entry, self.author))

    def say_field(self, entry: str, field: str, value: Value | None) -> None:
        """Give a field of a record a value; None means not said."""
        kept = self.interview.entries.get(entry)
        if kept is None:
            return
        fields: dict[str, Value] = dict(kept.fields)
        if value is None:
            fields.pop(field, None)
        else:
            fields[field] = value
        new = replace(kept, fields=fields)
        self._make(for_each.said(self.interview, new, self.question, self.author))

    def ask_of(self, record: str) -> None:
        """The question was asked for a record, or was not after all."""
        self._make(for_each.turned(self.interview, self.here, record, self.author))

    def tick(self, probe: str) -> None:
        """A probe was used, or was not after all."""
        self._make(editing.ticked(self.interview, self.here, probe, self.author))

    def mark(self, question: str, status: Status, why: str = "") -> None:
        """Say what became of a question; an id may be typed in small letters."""
        if status == "answered_elsewhere":
            ids = {name.casefold(): name for name in self.instrument.guide.by_id}
            why = ids.get(why.casefold(), why)
        self._make(editing.marked(self.interview, question, status, self.author, why))

    def leave_out(self, questions: tuple[str, ...], why: str) -> None:
        """Skip open questions together, so that the rest fits in the time."""
        self._make(editing.left_out(self.interview, questions, self.author, why))

    def last_answered(self) -> str:
        """The question that was written under last, other than this one."""
        asked = (entry.question for entry in reversed(self.interview.entries.values()))
        return next((question for question in asked if question != self.here), "")

    def step(self, by: int) -> bool:
        """Go some questions on or back; False at the end of the guide.

        A statement that is left forwards was read out.
        """
        ids = [question.id for question in self.questions]
        at = ids.index(self.here) + by
        read_out = by > 0 and self.question.type == "statement" and self.time.running
        if read_out and not self.interview.status(self.here):
            self.mark(self.here, "asked")
        if not 0 <= at < len(ids):
            return False
        self.here = ids[at]
        return True

    def speak(self, language: Language) -> None:
        """Go on in another language: the guide is read out in it."""
        what = "language_changed"
        self._make(editing.stated(self.interview, self.author, what, language=language))

    def agree(self, agreed: Collection[str]) -> None:
        """Take the consent as it now is."""
        self._make(consent.answered(self.interview, agreed, self.author))

    def rank(self, order: Order) -> None:
        """Keep the order that records were put in."""
        self._make(ranking.ranked(self.interview, order, self.author))

    def undo(self) -> Change | None:
        """Take the last change back; what was taken back."""
        return self._travel(undoing.undo(self.interview, self.author))

    def redo(self) -> Change | None:
        """Make the last undone change again; what was made."""
        return self._travel(undoing.redo(self.interview, self.author))

    def _travel(self, change: Change | None) -> Change | None:
        self._make(change)
        for edit in change.edits if change else ():
            row = (edit.after or {}) | (edit.before or {})
            entry = self.interview.entries.get(edit.key)
            question = row.get("question") or (entry.question if entry else "")
            if question in self.instrument.guide.by_id:
                self.here = question
        return change
