"""An interview: one sitting or several, from its consent to its last entry."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from sosapp.study.change import Change
from sosapp.study.coverage import Coverage, Status
from sosapp.study.entry import Entry, Use, Value

State = Literal["planned", "ongoing", "paused", "finished"]


@dataclass(frozen=True, kw_only=True)
class Sitting:
    """A stretch of talk between two clock times; the last may still be open."""

    start: str
    end: str | None = None


@dataclass(frozen=True, kw_only=True)
class Recording:
    """A recorder that began at a clock time; `shown` is its own clock, in seconds."""

    start: str
    shown: int = 0


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What is known of an interview besides what was said in it."""

    id: str
    guide: str
    guide_version: str
    instrument: str
    """The digest of the instrument that the interview was started with."""
    case: str
    participants: tuple[str, ...]
    wave: int = 1
    date: str = ""
    language: Literal["sv", "en"] = "sv"
    place: str = ""
    interviewer: str = ""
    state: State = "planned"
    withdrawal: str = ""
    created: str = ""
    consent: dict[str, bool] = field(default_factory=dict)
    background: dict[str, Value] = field(default_factory=dict)
    sittings: tuple[Sitting, ...] = ()
    recordings: tuple[Recording, ...] = ()
    """The recorders that were started during the interview, in that order."""
    field_note: dict[str, str] = field(default_factory=dict)
    """What the interviewer noted afterwards, by field of the guide."""
    turned: tuple[str, ...] = ()
    """The sections whose alternating questions are asked the other way round."""


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What is half typed, and where the interviewer is in the guide."""

    question: str = ""
    text: str = ""
    at: int | None = None
    use: Use = ""
    """What was said already of how the line may be used."""
    entry: str = ""
    """The id of the entry that is being changed; empty for a new one."""
    waiting: str = ""
    """The line that was put aside when an entry was taken up for change."""
    waiting_at: int | None = None
    waiting_use: Use = ""
    form: str = ""
    """The id of the record whose form is open; empty if none is."""
    field: str = ""
    """The field that the form is at."""
    typed: str = ""
    """What stands in the line of the form."""

    @property
    def is_half_typed(self) -> bool:
        """Whether anything was typed that is no entry and no value yet."""
        return bool(self.text or self.waiting or self.typed)


@dataclass(frozen=True, kw_only=True)
class Interview:
    """A snapshot; a change makes a new one."""

    facts: Facts
    entries: dict[str, Entry] = field(default_factory=dict)
    coverage: dict[str, Coverage] = field(default_factory=dict)
    trail: tuple[Change, ...] = ()
    draft: Draft = Draft()

    @property
    def id(self) -> str:
        """The id, which also names the file."""
        return self.facts.id

    @property
    def seq(self) -> int:
        """The number of the last change."""
        return self.trail[-1].seq if self.trail else 0

    @property
    def next_number(self) -> int:
        """The number of the next new entry."""
        return max((e.number for e in self.entries.values()), default=0) + 1

    @cached_property
    def by_question(self) -> dict[str, list[Entry]]:
        """The entries of each question that has any, in the order of writing."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries.values():
            found.setdefault(entry.question, []).append(entry)
        return found

    @cached_property
    def also(self) -> dict[str, list[Entry]]:
        """The entries that count for a question though they were said at another."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries.values():
            for question in entry.also:
                found.setdefault(question, []).append(entry)
        return found

    def answering(self, question: str) -> list[Entry]:
        """What was said at a question, after what counts for it from elsewhere."""
        elsewhere = self.also.get(question, [])
        return [*elsewhere, *self.by_question.get(question, [])]

    def of_kind(self, kind: str) -> Iterator[Entry]:
        """The entries of one kind in the order of writing."""
        return (entry for entry in self.entries.values() if entry.kind == kind)

    def status(self, question: str) -> Status:
        """What became of a question: what was marked, else what its entries say."""
        marked = self.coverage.get(question)
        if marked and marked.status:
            return marked.status
        if question in self.by_question:
            return "asked"
        return "answered_elsewhere" if question in self.also else ""
