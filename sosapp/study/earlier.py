"""What was said in earlier waves of the same case."""

from collections.abc import Iterable
from dataclasses import dataclass

from sosapp.instrument.guide import Question
from sosapp.instrument.record_type import RANK, RecordType
from sosapp.study.entry import Entry
from sosapp.study.interview import Facts, Interview
from sosapp.study.study import Listed

REFERRING = ("record_refs", "participant_refs", "question_ref", "timecode")
"""Types of fields that mean something only within their own interview."""


@dataclass(frozen=True)
class SaidThen:
    """An earlier interview and its entries for a question, in the order of writing."""

    interview: Interview
    entries: tuple[Entry, ...]


def earlier_ones(here: Facts, listed: Iterable[Listed]) -> list[str]:
    """The ids of the earlier interviews with a case, the latest wave first.

    Those of the same guide in a lower wave; a withdrawn one is never shown again.
    """
    found = [
        row
        for row in listed
        if (row.case, row.guide) == (here.case, here.guide)
        and row.wave < here.wave
        and row.id != here.id
        and not row.withdrawal
    ]
    return [row.id for row in sorted(found, key=_age, reverse=True)]


def said_then(earlier: Iterable[Interview], question: Question) -> list[SaidThen]:
    """What each earlier interview has on a question, and on the one it carries on."""
    ids = {question.id, question.carry_forward or question.id}
    return [
        SaidThen(one, tuple(e for e in one.entries.values() if e.question in ids))
        for one in earlier
    ]


def carried(entry: Entry, kind: RecordType, question: str, tag: str) -> Entry:
    """A record of an earlier wave as it is said of now; it has no id yet.

    What refers to other entries of that interview, the place in that interview's order
    and fields that the type has no more stay there; how it may be used, and whose
    judgement its values are, come along. The tag says whether it remains, has changed
    or has ended.
    """
    own = {s.id for s in kind.fields_ if s.id != RANK and s.type not in REFERRING}
    fields = {name: value for name, value in entry.fields.items() if name in own}
    return Entry(
        id="",
        number=0,
        question=question,
        kind=entry.kind,
        text=entry.text,
        fields=fields,
        tags=tuple(dict.fromkeys((*entry.tags, tag))),
        use=entry.use,
        interpreted=tuple(name for name in entry.interpreted if name in fields),
    )


def _age(row: Listed) -> tuple[int, str, str]:
    return row.wave, row.date, row.id
