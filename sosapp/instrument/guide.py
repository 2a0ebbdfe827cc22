"""Guides: sections, questions and probes, and what frames an interview."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any, Literal

from pydantic import Field

from sosapp.instrument.record_type import FieldShape
from sosapp.instrument.wording import Identifier, Lines, Part, Wording

QuestionType = Literal[
    "open",
    "statement",
    "rank_records",
    "summary_back",
    "round",
    "exercise",
    "vignette",
    "record_table",
    "choice",
    "yes_no",
]


class Probe(Wording):
    """A follow-up to use only if it is needed."""

    id: Identifier
    kind: str


class Variant(Wording):
    """Another wording of a question for cases that meet a condition."""

    when: str


class Question(Part):
    """One main question, or one statement that is read out."""

    id: Identifier
    type: QuestionType
    priority: Literal["core", "optional"]
    text: Wording
    note: Wording | None = None
    probes: tuple[Probe, ...] = ()
    record: str | None = None
    repeat: bool = False
    defaults: dict[str, Any] = Field(default_factory=dict)
    for_each: str | None = None
    fills: Literal["background_fields"] | None = None
    variants: tuple[Variant, ...] = ()
    waves: tuple[int, ...] = ()
    sessions: tuple[int, ...] = ()
    carry_forward: str | None = None
    vocab: str | None = None
    rows_from_vocab: str | None = None


class Section(Part):
    """A theme with its questions and the minutes planned for it."""

    id: Identifier
    title: Wording
    minutes: int
    questions: tuple[Question, ...]
    instruction: Wording | None = None
    rotate: tuple[str, ...] = ()
    rq: tuple[str, ...] = ()
    session: int | Literal["all"] | None = None
    chapter: str | None = None
    source: str | None = None


class ConsentItem(Wording):
    """One thing that an interviewee is informed of or agrees to."""

    id: Identifier
    required: bool


class ResearchQuestion(Wording):
    """What the study wants to know."""

    id: Identifier
    chapter: str | None = None
    source: str | None = None


class GuideStudy(Part):
    """The study that a guide was written for."""

    id: Identifier
    name: Wording | None = None
    source: str | None = None
    design: dict[str, Any] = Field(default_factory=dict)
    research_questions: tuple[ResearchQuestion, ...] = ()
    questions: tuple[ResearchQuestion, ...] = ()


class Participants(Part):
    """How many take part in one interview, and who they are."""

    min: int
    max: int
    role: str | None = None
    planned: int | None = None
    codes: str | None = None
    mix: tuple[str, ...] = ()


class Named(Wording):
    """A named item without more to it."""

    id: Identifier


class Wave(Wording):
    """A round of interviews."""

    n: int


class Attendance(Part):
    """How attendance is recorded in a series."""

    per_session: bool
    statuses: tuple[str, ...]


class Comparison(Part):
    """What the cases are compared by."""

    rows: str
    columns: tuple[str, ...]
    cell: tuple[str, ...]
    note: Wording | None = None


class ProcessModel(Part):
    """The steps of a process that a workshop works through."""

    note: Wording
    steps: tuple[Named, ...]


class Guide(Part):
    """A question guide with everything that frames its interviews."""

    format: str = Field(alias="schema")
    id: Identifier
    version: str
    kind: Literal["individual", "focus_group", "workshop"]
    title: Wording
    short_title: Wording
    study: GuideStudy
    duration_min: int
    participants: Participants
    records: tuple[str, ...]
    sections: tuple[Section, ...]
    before: Lines
    after: Lines | None = None
    after_from: str | None = None
    consent: tuple[ConsentItem, ...] = ()
    consent_from: str | None = None
    consent_extra: tuple[ConsentItem, ...] = ()
    short_version: tuple[str, ...] = ()
    background_fields: tuple[FieldShape, ...] = ()
    case_attributes: tuple[FieldShape, ...] = ()
    field_note_fields: tuple[Named, ...] = ()
    waves: tuple[Wave, ...] = ()
    sessions: int | None = None
    staff: tuple[Named, ...] = ()
    attendance: Attendance | None = None
    comparison: Comparison | None = None
    process_model: ProcessModel | None = None

    def questions(self) -> Iterator[Question]:
        """Every question in the order of the guide."""
        for section in self.sections:
            yield from section.questions

    @cached_property
    def by_id(self) -> dict[str, Question]:
        """The questions by id."""
        return {question.id: question for question in self.questions()}

    @cached_property
    def section_of(self) -> dict[str, Section]:
        """The section of each question by the question's id."""
        return {q.id: section for section in self.sections for q in section.questions}
