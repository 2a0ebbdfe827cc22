"""A study: a folder of interviews with what they share."""

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Literal

from sosapp.study.entry import Value

FROM_NOW_ON = "framat"
"""The term of the vocabulary `withdrawal` that keeps what was said."""
FULL = "fullt"
"""The term that takes an interview out of everything."""


@dataclass(frozen=True, kw_only=True)
class Case:
    """What is compared; for the S.O.S. study a municipality."""

    code: str
    name: str
    attributes: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Participant:
    """A code and a role; the name lives only in the code key."""

    code: str
    role: str = ""
    background: dict[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class LogLine:
    """Something that happened to the study as a whole."""

    when: str
    who: str
    what: str
    about: str = ""


@dataclass(frozen=True, kw_only=True)
class Study:
    """What `study.json` keeps; the interviews lie beside it."""

    id: str
    name: str
    language: Literal["sv", "en"] = "sv"
    guides: tuple[str, ...] = ()
    created: str = ""
    fictional: bool = False
    cases: dict[str, Case] = field(default_factory=dict)
    participants: dict[str, Participant] = field(default_factory=dict)
    log: tuple[LogLine, ...] = ()

    @cached_property
    def codes(self) -> dict[str, str]:
        """The codes of the cases by name, as one compares names."""
        return {case.name.casefold(): case.code for case in self.cases.values()}

    def with_case(self, case: Case) -> "Study":
        """The study with one more case, or the case as it is now."""
        return replace(self, cases=self.cases | {case.code: case})

    def with_participant(self, participant: Participant) -> "Study":
        """The study with one more participant, or the participant as it is now."""
        known = self.participants | {participant.code: participant}
        return replace(self, participants=known)

    def with_line(self, line: LogLine) -> "Study":
        """The study with one more line in its log."""
        return replace(self, log=(*self.log, line))

    def next_participant(self) -> str:
        """The first code of the form P01 that is not taken."""
        number = 1
        while f"P{number:02}" in self.participants:
            number += 1
        return f"P{number:02}"


@dataclass(frozen=True, kw_only=True)
class Listed:
    """What a list shows of an interview without opening it."""

    id: str
    guide: str
    case: str
    participants: tuple[str, ...]
    wave: int
    date: str
    state: str
    language: str
    withdrawal: str = ""
    entries: int = 0
    kinds: dict[str, int] = field(default_factory=dict)
    answered: int = 0
    questions: int = 0
    elapsed: int = 0
    field_note_due: str = ""
    """The clock time since when the field note is asked for; empty if it is not."""
    unsaved: bool = False
    """Whether a journal lies beside the file: the interview was not closed."""
    damaged: bool = False

    @property
    def withdrawn(self) -> bool:
        """Whether the interviewee has taken everything back."""
        return self.withdrawal == FULL

    @property
    def standing(self) -> str:
        """The state, or the withdrawal if there is one."""
        withdrawn = self.withdrawal in (FROM_NOW_ON, FULL)
        return self.withdrawal if withdrawn else self.state
