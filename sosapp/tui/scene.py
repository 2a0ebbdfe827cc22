"""What the interview screen shows: one snapshot that goes down to its widgets."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sosapp.instrument.guide import Question, Section
from sosapp.instrument.instrument import GENERAL_KINDS, Instrument
from sosapp.instrument.record_type import RecordType
from sosapp.instrument.values import show_value
from sosapp.locale import Language, translate
from sosapp.study.entry import Entry
from sosapp.study.interview import Interview

SIGNS = {"note": " ", "quote": "”", "reflection": "(", "parked": "?"}
STYLES = {
    "note": "",
    "quote": "$secondary",
    "reflection": "$text-muted italic",
    "parked": "$warning",
}
RECORD_STYLES = ("$primary", "$error", "$success", "$accent", "$secondary")


@dataclass(frozen=True)
class Scene:
    """An interview, its instrument, the question of the moment and the language."""

    interview: Interview
    instrument: Instrument
    question_id: str
    language: Language
    names: dict[str, str] = field(default_factory=dict)
    """The names of the cases by code."""
    attributes: Mapping[str, Any] = field(default_factory=dict)
    """What is known of the case."""

    @property
    def spoken(self) -> Language:
        """The language that the interview is held in: that of what is read out."""
        return self.interview.facts.language

    @cached_property
    def hands(self) -> frozenset[str]:
        """Who has typed the entries."""
        entries = self.interview.entries.values()
        return frozenset(entry.by for entry in entries if entry.by)

    @property
    def question(self) -> Question:
        """The question of the moment."""
        return self.instrument.guide.by_id[self.question_id]

    @property
    def title(self) -> str:
        """Which interview it is, in one line."""
        facts = self.interview.facts
        guide = self.instrument.guide.short_title.in_(self.language)
        case = self.names.get(facts.case, facts.case)
        wave = translate("interview.wave", self.language, n=facts.wave)
        return f"{guide} · {case} · {', '.join(facts.participants)} · {wave}"

    @property
    def section(self) -> Section:
        """The section of the question of the moment."""
        return self.instrument.guide.section_of[self.question_id]

    def record_type(self, kind: str) -> RecordType | None:
        """The record type of a kind of entry; None for a general kind."""
        return self.instrument.record_types.get(kind)

    def sign(self, entry: Entry) -> str:
        """The character that an entry of this kind is typed with."""
        kind = self.record_type(entry.kind)
        if kind is None:
            return SIGNS.get(entry.kind, " ")
        for sigil, preset in kind.sigils.items():
            if all(entry.fields.get(name) == value for name, value in preset.items()):
                return sigil
        return "/"

    def style(self, kind: str) -> str:
        """The colour of a kind; its sign and its name always stand beside it."""
        if kind in GENERAL_KINDS:
            return STYLES[kind]
        kinds = self.instrument.guide.records
        at = kinds.index(kind) if kind in kinds else 0
        return RECORD_STYLES[at % len(RECORD_STYLES)]

    def kind_name(self, kind: str) -> str:
        """What a kind of entry is called."""
        record = self.record_type(kind)
        if record:
            return record.title.in_(self.language)
        return translate(f"kind.{kind}", self.language)

    def said(self, entry: Entry) -> str:
        """The text of an entry, or what names a record."""
        kind = self.record_type(entry.kind)
        if kind is None:
            return entry.text
        values = [
            show_value(
                kind.by_id[name],
                entry.fields[name],
                self.instrument.vocabulary_of(kind.by_id[name]),
                self.language,
            )
            for name in kind.key_fields
            if name in entry.fields
        ]
        return " · ".join(values) or translate("entry.unnamed", self.language)
