"""What summaries are made from: the interviews of a study with what they asked."""

from dataclasses import dataclass
from functools import cached_property

from sosapp.instrument.case_list import Attribute
from sosapp.instrument.instrument import Instrument
from sosapp.study.entry import Entry
from sosapp.study.interview import Interview
from sosapp.study.study import FULL, Case, Study

OFF_RECORD = "off_record"


@dataclass(frozen=True)
class Told:
    """One interview, the instrument it was started with, and its case if known."""

    interview: Interview
    instrument: Instrument
    case: Case | None = None

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """What may be used, in the order of writing."""
        every = self.interview.entries.values()
        return tuple(entry for entry in every if entry.use != OFF_RECORD)

    @property
    def off_record(self) -> int:
        """How many entries are not for the record."""
        return len(self.interview.entries) - len(self.entries)

    @property
    def withdrawn(self) -> bool:
        """Whether the interviewee has taken everything back."""
        return self.interview.facts.withdrawal == FULL

    @property
    def held(self) -> bool:
        """Whether there was an interview, rather than only a plan for one."""
        facts = self.interview.facts
        return facts.state != "planned" or bool(self.interview.entries)


@dataclass(frozen=True)
class Material:
    """A study with its interviews, and what it knows besides.

    `instruments` are those of the study's guides as they are now: they say what there
    is to tell where nothing has been told. `listed_cases` are cases that the study has
    not used but that may be named in what was said, `attributes` what cases are
    compared by. `unreadable` interviews are there, but their files are damaged.
    """

    study: Study
    told: tuple[Told, ...]
    instruments: tuple[Instrument, ...] = ()
    listed_cases: tuple[Case, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    unreadable: int = 0

    @cached_property
    def usable(self) -> tuple[Told, ...]:
        """The interviews that are in analyses, in the order they were held."""
        return tuple(sorted((t for t in self.told if not t.withdrawn), key=_order))

    @cached_property
    def held(self) -> tuple[Told, ...]:
        """The usable interviews that have begun; this is the n of every summary."""
        return tuple(told for told in self.usable if told.held)

    @cached_property
    def every_instrument(self) -> tuple[Instrument, ...]:
        """Each instrument once, those of today first."""
        used = (told.instrument for told in self.usable)
        by_identity = {id(one): one for one in (*self.instruments, *used)}
        return tuple(by_identity.values())


def _order(told: Told) -> tuple[str, str, str]:
    facts = told.interview.facts
    began = facts.sittings[0].start if facts.sittings else facts.created
    return facts.date or began[:10], began, facts.id
