"""Whether what is left of the guide fits in the time that is left.

A guide plans minutes for each section, not for each question: a question is taken to
need its share of them. Time used is told from the stamps: the time up to an entry, from
the entry before it, went to the section of that entry.
"""

from dataclasses import dataclass

from sosapp.instrument.guide import Guide, Question, Section
from sosapp.study.interview import Interview
from sosapp.study.progress import asked_in


@dataclass(frozen=True)
class SectionTime:
    """The minutes planned for a section and the seconds used in it."""

    section: Section
    planned: int
    used: int


@dataclass(frozen=True)
class TimePlan:
    """What is left to ask, in seconds, and what could be left out."""

    left: int
    """The planned time that is left; negative when it is over."""
    core: int
    """What the open core questions need."""
    on_the_way: int
    """What every open question needs up to the last core question."""
    leave_out: tuple[str, ...]
    """The optional questions without which the core fits, or comes closest."""
    beyond_short: tuple[str, ...]
    """The open questions that the short version of the guide does without."""

    @property
    def missing(self) -> int:
        """Seconds that are missing for the core when all is asked in order."""
        return max(0, self.on_the_way - self.left) if self.core else 0


def time_plan(guide: Guide, interview: Interview, elapsed: int) -> TimePlan:
    """What is left at a moment of interview time, in seconds."""
    needs = _needs(guide, interview)
    core = [name for name in needs if guide.by_id[name].priority == "core"]
    names = list(needs)
    way = names[: names.index(core[-1]) + 1] if core else []
    short = guide.short_version
    left = guide.duration_min * 60 - elapsed
    on_the_way = sum(needs[name] for name in way)
    optional = [name for name in way if name not in core]
    return TimePlan(
        left=left,
        core=round(sum(needs[name] for name in core)),
        on_the_way=round(on_the_way),
        leave_out=_without(optional, needs, on_the_way - left),
        beyond_short=tuple(n for n in names if short and n not in short),
    )


def _without(
    optional: list[str], needs: dict[str, float], over: float
) -> tuple[str, ...]:
    """As few as are needed, the last of the guide first; in the order of the guide."""
    chosen: list[str] = []
    for name in reversed(optional):
        if over <= 0:
            break
        chosen.append(name)
        over -= needs[name]
    return tuple(reversed(chosen))


def _needs(guide: Guide, interview: Interview) -> dict[str, float]:
    """The seconds that each question needs that was not dealt with."""
    found: dict[str, float] = {}
    for section in guide.sections:
        questions = asked_in(section, interview.facts)
        for question in _open(questions, interview):
            found[question.id] = section.minutes * 60 / len(questions)
    return found


def _open(questions: list[Question], interview: Interview) -> list[Question]:
    return [question for question in questions if not interview.status(question.id)]


def times_of(guide: Guide, interview: Interview) -> tuple[SectionTime, ...]:
    """The time planned for each section of this interview, and the time used in it."""
    used: dict[str, int] = {}
    before = 0
    stamped = [e for e in interview.entries.values() if e.at is not None]
    for entry in sorted(stamped, key=lambda entry: (entry.at or 0, entry.number)):
        at = entry.at or 0
        section = guide.section_of.get(entry.question)
        if section is not None:
            used[section.id] = used.get(section.id, 0) + at - before
        before = at
    return tuple(
        SectionTime(section, section.minutes, used.get(section.id, 0))
        for section in guide.sections
        if asked_in(section, interview.facts)
    )
