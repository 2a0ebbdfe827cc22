"""What is still missing when an interview comes to its end."""

from dataclasses import dataclass

from sosapp.instrument.guide import Question
from sosapp.instrument.instrument import PARKED, Instrument
from sosapp.instrument.record_type import FieldShape
from sosapp.study.consent import changed_items
from sosapp.study.entry import Entry
from sosapp.study.interview import Interview
from sosapp.study.progress import planned


@dataclass(frozen=True)
class Missing:
    """What there is to see to; nothing of it keeps anybody from ending."""

    questions: tuple[Question, ...] = ()
    """Core questions without an entry or a mark."""
    records: tuple[tuple[Entry, tuple[FieldShape, ...]], ...] = ()
    """Records, each with its required fields that are not said."""
    parked: tuple[Entry, ...] = ()
    """What was put aside to be followed up."""
    consent: tuple[str, ...] = ()
    """Items of the consent that were answered otherwise during the interview."""

    def __bool__(self) -> bool:
        """Whether anything is missing."""
        return bool(self.questions or self.records or self.parked or self.consent)


def missing_of(interview: Interview, instrument: Instrument) -> Missing:
    """What is missing of an interview, in the order of its guide and of its writing."""
    questions = planned(instrument.guide, interview.facts)
    return Missing(
        questions=tuple(
            question
            for question in questions
            if question.priority == "core" and not interview.status(question.id)
        ),
        records=_unfinished_records(interview, instrument),
        parked=tuple(interview.of_kind(PARKED)),
        consent=changed_items(interview),
    )


def _unfinished_records(
    interview: Interview, instrument: Instrument
) -> tuple[tuple[Entry, tuple[FieldShape, ...]], ...]:
    found = []
    for entry in interview.entries.values():
        kind = instrument.record_types.get(entry.kind)
        fields = kind.missing(entry.fields) if kind else ()
        if fields:
            found.append((entry, fields))
    return tuple(found)
