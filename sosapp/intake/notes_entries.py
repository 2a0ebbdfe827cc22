"""Entries, from the lines of notes that begin them and those that stand below."""

import re
from collections.abc import Collection
from typing import Any, get_args

from sosapp.export.notes_format import MOST_SPEAKERS, speaker_of
from sosapp.instrument.guide import Question
from sosapp.instrument.instrument import Instrument
from sosapp.instrument.line import Opening, TypedLine, opening, read_line, tags_in
from sosapp.instrument.record_type import FieldShape
from sosapp.instrument.values import NotAValue, Value
from sosapp.intake.notes_below import BelowEntry
from sosapp.intake.notes_lines import Problems, TypedEntry
from sosapp.intake.notes_values import value_of_line
from sosapp.study.clock import read_stamp
from sosapp.study.entry import Entry, Use
from sosapp.study.identity import new_id

STAMP = re.compile(r"[0-9]{1,4}(:[0-5][0-9]){1,2}")
USES: dict[str, Use] = {use: use for use in get_args(Use) if use}
EMPTY: tuple[object, ...] = ("", [])
ANYTHING = " x"
"""Stands for the text of a line that is only a mark."""


class EntryReader:
    """Reads one entry after the other and remembers who is speaking."""

    def __init__(
        self, instrument: Instrument, interviewer: str, problems: Problems
    ) -> None:
        self.instrument = instrument
        self.interviewer = interviewer
        self.problems = problems
        self.entries: dict[str, Entry] = {}
        self.speaker: int | None = None
        self.named: list[tuple[str, int]] = []
        """The ids of entries that entries name, with the lines they stand on."""

    def read(self, typed: TypedEntry, question: Question | None) -> None:
        """Add an entry to a question; without one it is only checked."""
        marked = opening(typed.lines[0] + ANYTHING, self.instrument, MOST_SPEAKERS)
        below = BelowEntry(typed.below, self._shapes(marked.kind), self.problems)
        line = self._line(typed, marked, below, question)
        entry = Entry(
            id=below.id(self.entries) or new_id(),
            number=len(self.entries) + 1,
            question=question.id if question else "",
            kind=line.kind,
            text=line.text,
            fields=self._fields(line, below),
            at=self._at(typed),
            by=self._by(below),
            speaker=self._speaker(line, below),
            tags=line.tags if (tags := below.items("tags")) is None else tags,
            links=self._links(below),
            star=line.star,
            use=USES.get(below.one_of("use", USES), ""),
            also=self._known(below, "also", self.instrument.guide.by_id),
            interpreted=self._known(below, "interpreted", self._shapes(line.kind)),
        )
        self.entries[entry.id] = entry

    def check_references(self) -> None:
        """Note the ids that entries name and that no entry has."""
        for name, line in self.named:
            if name not in self.entries:
                self.problems.unknown("notes_entry", name, line, self.entries)

    def _shapes(self, kind: str) -> dict[str, FieldShape]:
        record = self.instrument.record_types.get(kind)
        return record.by_id if record else {}

    def _line(
        self,
        typed: TypedEntry,
        marked: Opening,
        below: BelowEntry,
        question: Question | None,
    ) -> TypedLine:
        """What was typed; only a mark where text or fields stand below it."""
        text = below.text("text")
        only_a_mark = marked.rest.strip() == ANYTHING.strip()
        first, *further = typed.lines
        if text is not None:
            if not only_a_mark or further:
                self.problems.add("notes_text_twice", below.own["text"].line)
            return self._mark(marked, text, question)
        if not first:
            self.problems.add("notes_empty_entry", typed.line)
        if only_a_mark and below.fields:
            # A sigil counts where something follows it, be it only its fields.
            first += " "
        return read_line(
            "\n".join([first, *further]),
            self.instrument,
            defaults=question.defaults if question else None,
            default_kind=question.record if question else None,
            speakers=MOST_SPEAKERS,
        )

    def _mark(self, marked: Opening, text: str, question: Question | None) -> TypedLine:
        fits = question is not None and question.record == marked.kind
        defaults: dict[str, Any] = question.defaults if question and fits else {}
        return TypedLine(
            marked.kind,
            text,
            defaults | marked.preset,
            marked.star,
            marked.speaker,
            tags_in(text),
        )

    def _fields(self, line: TypedLine, below: BelowEntry) -> dict[str, Value]:
        fields = dict(line.fields)
        shapes = self._shapes(line.kind)
        for name, given in below.fields.items():
            value = value_of_line(shapes[name], given.value, self.instrument)
            if given.value in EMPTY or value in EMPTY:
                fields.pop(name, None)
            elif isinstance(value, NotAValue):
                key, near = value.key, value.nearest
                self.problems.add(key, given.line, near, word=value.word)
            else:
                fields[name] = value
                if shapes[name].type == "record_refs" and isinstance(value, list):
                    self.named += ((item, given.line) for item in value)
        return fields

    def _links(self, below: BelowEntry) -> tuple[str, ...]:
        links = below.items("links") or ()
        self.named += ((link, below.own["links"].line) for link in links)
        return links

    def _known(
        self, below: BelowEntry, name: str, known: Collection[str]
    ) -> tuple[str, ...]:
        """A list of ids that the guide or the record type has."""
        found = below.items(name) or ()
        for word in found:
            if word not in known:
                line = below.own[name].line
                self.problems.unknown("notes_word", word, line, known)
        return found

    def _at(self, typed: TypedEntry) -> int | None:
        if not typed.stamp:
            return None
        if STAMP.fullmatch(typed.stamp):
            return read_stamp(typed.stamp)
        self.problems.add("notes_not_a_stamp", typed.line, word=typed.stamp)
        return None

    def _by(self, below: BelowEntry) -> str:
        by = below.text("by")
        return self.interviewer if by is None else by

    def _speaker(self, line: TypedLine, below: BelowEntry) -> int | None:
        named = below.speaker() if line.speaker is None else line.speaker
        if named is None:
            return speaker_of(line.kind, self.speaker)
        self.speaker = named or None
        return self.speaker
