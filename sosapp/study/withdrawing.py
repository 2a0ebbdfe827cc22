"""Withdrawal: what it changes in a study, in an interview, and in the others.

Someone who withdraws in full takes back all that was said: nothing of the interview is
kept. Someone who withdraws from now on takes no further part: what was said is kept.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from sosapp.instrument.instrument import Instrument
from sosapp.study import clock
from sosapp.study.applying import difference, row_of
from sosapp.study.change import Change, Edit
from sosapp.study.editing import Author, stated
from sosapp.study.entry import Entry, Value
from sosapp.study.interview import Facts, Interview
from sosapp.study.study import FROM_NOW_ON, FULL, Listed, LogLine, Study

WITHDRAWN = "interview_withdrawn"
"""The line of the study's log that is all that is left of an interview."""
STOPPED = "withdrawn_from_now_on"
UNLINKED = "references_removed"


def is_closed(facts: Facts) -> bool:
    """Whether the interviewee has withdrawn, so that nothing can be added."""
    return facts.withdrawal in (FROM_NOW_ON, FULL)


def stopped(interview: Interview, author: Author, why: str = "") -> Change | None:
    """Withdrawal from now on; None if it has been said before.

    An interview that had begun is ended with it.
    """
    if is_closed(interview.facts):
        return None
    facts = interview.facts
    return stated(
        interview,
        author,
        STOPPED,
        why,
        withdrawal=FROM_NOW_ON,
        sittings=clock.closed(facts.sittings, author.when),
        state="planned" if facts.state == "planned" else "finished",
    )


@dataclass(frozen=True, kw_only=True)
class Gone:
    """What leaves a study with an interview; a case that stays is empty."""

    id: str
    participants: tuple[str, ...] = ()
    case: str = ""

    def words(self, study: Study) -> set[str]:
        """What may not be named any more."""
        case = study.cases.get(self.case)
        names = (self.id, *self.participants, self.case, case.name if case else "")
        return {name for name in names if name}


def gone_with(
    row: Facts | Listed,
    others: Iterable[Facts | Listed],
    listed_cases: Collection[str],
) -> Gone:
    """What no other interview has, and a list of cases has not either."""
    rest = list(others)
    people = {code for other in rest for code in other.participants}
    kept_cases = {other.case for other in rest} | set(listed_cases)
    return Gone(
        id=row.id,
        participants=tuple(code for code in row.participants if code not in people),
        case="" if row.case in kept_cases else row.case,
    )


def forgotten(study: Study, gone: Gone) -> Study:
    """The study without what is gone; no line of its log names any of it."""
    words = gone.words(study)
    cases, people = dict(study.cases), dict(study.participants)
    cases.pop(gone.case, None)
    for code in gone.participants:
        people.pop(code, None)
    log = tuple(replace(line, about=_blotted(line.about, words)) for line in study.log)
    return replace(study, cases=cases, participants=people, log=log)


def _blotted(text: str, words: set[str]) -> str:
    for word in words:
        text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", "", text)
    return text.strip()


def line_of(author: Author) -> LogLine:
    """The line without content that says it happened."""
    return LogLine(when=author.when, who=author.who, what=WITHDRAWN)


def withdrawn_in_full(study: Study) -> int:
    """How many interviews of the study were withdrawn in full and are gone."""
    return sum(line.what == WITHDRAWN for line in study.log)


def entry_ids(interview: Interview) -> frozenset[str]:
    """The ids of all entries that it has, or once had."""
    edits = (edit for change in interview.trail for edit in change.edits)
    once = {edit.key for edit in edits if edit.table == "entries"}
    return frozenset(once | interview.entries.keys())


def unlinked(
    interview: Interview,
    instrument: Instrument,
    gone: Collection[str],
    author: Author,
) -> Change | None:
    """The references to entries that are gone taken away; None if there are none."""
    edits: list[Edit] = []
    for entry in interview.entries.values():
        new = _without_references(entry, instrument, gone)
        before, after = difference(row_of(entry), row_of(new))
        if after:
            edit = Edit(table="entries", key=entry.id, before=before, after=after)
            edits.append(edit)
    if not edits:
        return None
    return Change(
        seq=interview.seq + 1,
        when=author.when,
        who=author.who,
        what=UNLINKED,
        edits=tuple(edits),
    )


def _without_references(
    entry: Entry, instrument: Instrument, gone: Collection[str]
) -> Entry:
    links = tuple(name for name in entry.links if name not in gone)
    fields: dict[str, Value] = {}
    kind = instrument.record_types.get(entry.kind)
    for name, value in entry.fields.items():
        shape = kind.by_id.get(name) if kind else None
        refers = shape is not None and shape.type == "record_refs"
        if not refers or not isinstance(value, list) or not set(value) & set(gone):
            fields[name] = value
        elif left := [one for one in value if one not in gone]:
            fields[name] = left
    return replace(entry, links=links, fields=fields)
