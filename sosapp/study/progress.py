"""How far an interview has come in its guide."""

from dataclasses import dataclass

from sosapp.instrument.guide import Guide, Question, Section
from sosapp.study.interview import Facts, Interview
from sosapp.study.rotation import in_turn


@dataclass(frozen=True)
class Progress:
    """Questions dealt with out of those that are to be asked."""

    done: int
    total: int

    @property
    def complete(self) -> bool:
        """Whether nothing is left."""
        return self.done >= self.total


def planned(guide: Guide, facts: Facts) -> list[Question]:
    """The questions of a guide that belong to an interview's wave, in order."""
    return [
        question for section in guide.sections for question in asked_in(section, facts)
    ]


def asked_in(section: Section, facts: Facts) -> list[Question]:
    """The questions of a section that are asked in the wave of an interview, in turn.

    In a series of sessions the wave is the number of the session.
    """
    if section.session not in (None, "all", facts.wave):
        return []
    return [
        question
        for question in in_turn(section, facts.turned)
        if facts.wave in (question.waves or question.sessions or (facts.wave,))
    ]


def of_section(section: Section, interview: Interview) -> Progress:
    """How far an interview has come in one section."""
    asked = asked_in(section, interview.facts)
    done = sum(bool(interview.status(question.id)) for question in asked)
    return Progress(done, len(asked))


def of_guide(guide: Guide, interview: Interview) -> Progress:
    """How far an interview has come in its whole guide."""
    asked = planned(guide, interview.facts)
    done = sum(bool(interview.status(question.id)) for question in asked)
    return Progress(done, len(asked))
