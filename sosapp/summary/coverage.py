"""Coverage: what became of each question over all interviews."""

from collections import Counter
from collections.abc import Iterator
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
    written = Counter(
        (told.instrument.guide.id, entry.question)
        for told in material.held
        for entry in told.entries
    )
    due = [(told, _due(told)) for told in material.held]
    for guide, question in _questions(material):
        having = [
            told
            for told, names in due
            if question.id in names and told.instrument.guide.id == guide.id
        ]
        statuses = _statuses(question, having)
        n = written[guide.id, question.id]
        found.append(QuestionCoverage(guide, question, statuses, len(having), n))
    return tuple(found)


def _questions(material: Material) -> Iterator[tuple[Guide, Question]]:
    """Each question once, in its newest wording; those that were removed come last."""
    seen: set[tuple[str, str]] = set()
    for instrument in material.every_instrument:
        guide = instrument.guide
        for question in guide.questions():
            if (guide.id, question.id) not in seen:
                seen.add((guide.id, question.id))
                yield guide, question


def _due(told: Told) -> set[str]:
    """The questions of the interview's wave, and those it answered anyway."""
    interview = told.interview
    asked = {q.id for q in planned(told.instrument.guide, interview.facts)}
    marked = {name for name, row in interview.coverage.items() if row.status}
    return asked | marked | interview.by_question.keys() | interview.also.keys()


def _statuses(question: Question, having: list[Told]) -> dict[str, int]:
    statuses = dict.fromkeys((*STATUSES, NOT_ASKED), 0)
    for told in having:
        statuses[told.interview.status(question.id) or NOT_ASKED] += 1
    return statuses
