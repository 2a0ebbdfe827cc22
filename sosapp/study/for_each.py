"""A question that is asked for each record of a type: which of them are done."""

from dataclasses import dataclass, replace

from sosapp.instrument.guide import Question
from sosapp.study import editing
from sosapp.study.change import Change
from sosapp.study.coverage import Coverage
from sosapp.study.editing import Author
from sosapp.study.entry import Entry
from sosapp.study.interview import Interview


@dataclass(frozen=True)
class Asked:
    """A record, and whether the question was asked for it."""

    record: Entry
    done: bool


def asked_for(interview: Interview, question: Question) -> list[Asked]:
    """The records that a question is asked for, in the order they were named.

    One is done when that was said with a key, or when one of its fields was said while
    the question was the one of the moment, or when an entry under the question links to
    it. Nothing else makes it done: a name that only occurs in a note does not.
    """
    if question.for_each is None:
        return []
    covered = interview.coverage.get(question.id)
    done = set(covered.records if covered else ())
    for entry in interview.by_question.get(question.id, []):
        done.update(entry.links)
    records = interview.of_kind(question.for_each)
    return [Asked(record, record.id in done) for record in records]


def turned(
    interview: Interview, question: str, record: str, author: Author
) -> Change | None:
    """Say that a question was asked for a record, or was not after all."""
    kept = interview.coverage.get(question, Coverage(question=question))
    others = tuple(name for name in kept.records if name != record)
    was = record in kept.records
    new = replace(kept, records=others if was else (*others, record))
    what = "record_not_asked" if was else "record_asked"
    return editing.covered(interview, new, author, what)


def said(
    interview: Interview, record: Entry, question: Question, author: Author
) -> Change | None:
    """A record with other fields; at a question that is asked for it, it is done."""
    change = editing.rewritten(interview, record, author)
    if change is None or question.for_each != record.kind:
        return change
    kept = interview.coverage.get(question.id, Coverage(question=question.id))
    done = tuple(dict.fromkeys((*kept.records, record.id)))
    return editing.covering(interview, change, replace(kept, records=done))
