"""Coverage: what became of each question over all interviews."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from sosapp.instrument.guide import Guide, Question
from sosapp.study.coverage import STATUSES
from sosapp.study.progress import planned
from sosapp.summary.material import Material, Told

NOT_ASKED = "not_asked"


@dataclass(frozen=True)
class QuestionCoverage:
    """One question: how many interviews did what with it, and how much was written.

    `interviews` are those whose wave has the question, or that answered it anyway.
    """

    guide: Guide
    question: Question
    statuses: dict[str, int]
    interviews: int
    entries: int

    def as_json(self) -> dict[str, Any]:
        """The counts by status, each of them stated."""
        return {
            "guide": self.guide.id,
            "question": self.question.id,
            "section": self.guide.section_of[self.question.id].id,
            "interviews": self.interviews,
            "entries": self.entries,
            **self.statuses,
        }


def coverage(material: Material) -> tuple[QuestionCoverage, ...]:
    """What became of every question, in the order of the guides."""
    found: list[QuestionCoverage] = []
    for guide in _guides(material):
        asked = [t for t in material.held if t.instrument.guide.id == guide.id]
        due = {told.interview.id: _due(told) for told in asked}
        written = Counter(entry.question for told in asked for entry in told.entries)
        for question in guide.questions():
            having = [t for t in asked if question.id in due[t.interview.id]]
            statuses = _statuses(question, having)
            n = written[question.id]
            found.append(QuestionCoverage(guide, question, statuses, len(having), n))
    return tuple(found)


def _guides(material: Material) -> list[Guide]:
    """Each guide once, with the questions that only an older version had last."""
    newest: dict[str, Guide] = {}
    for instrument in material.every_instrument:
        guide = instrument.guide
        kept = newest.setdefault(guide.id, guide)
        newest[guide.id] = _with_sections_of(kept, guide)
    return list(newest.values())


def _with_sections_of(kept: Guide, other: Guide) -> Guide:
    gone = tuple(
        section.model_copy(update={"questions": only_there})
        for section in other.sections
        if (only_there := tuple(q for q in section.questions if q.id not in kept.by_id))
    )
    return kept.model_copy(update={"sections": kept.sections + gone}) if gone else kept


def _due(told: Told) -> set[str]:
    """The questions of the interview's wave, and those it answered anyway."""
    interview = told.interview
    asked = {q.id for q in planned(told.instrument.guide, interview.facts)}
    marked = {name for name, row in interview.coverage.items() if row.status}
    return asked | marked | interview.by_question.keys()


def _statuses(question: Question, having: list[Told]) -> dict[str, int]:
    statuses = dict.fromkeys((*STATUSES, NOT_ASKED), 0)
    for told in having:
        statuses[told.interview.status(question.id) or NOT_ASKED] += 1
    return statuses
