"""Overview: how much there is of everything."""

from collections import Counter
from dataclasses import dataclass

from sosapp.study.entry import Entry
from sosapp.study.withdrawing import withdrawn_in_full
from sosapp.summary.counting import Counts
from sosapp.summary.material import Material


@dataclass(frozen=True)
class Overview:
    """The size of a study.

    `interviews` are all that are in analyses, `held` those that have begun, `withdrawn`
    those that were taken back in full, whether they are still there or not. `guides`
    has the number of interviews by guide id and version, `kinds` the number of entries
    by kind, `words` what was written in texts and in the text fields of records.
    """

    interviews: int
    held: int
    withdrawn: int
    states: Counts
    guides: dict[tuple[str, str], int]
    cases: int
    participants: int
    entries: int
    off_record: int
    kinds: Counts
    words: int


def overview(material: Material) -> Overview:
    """Count what a study holds."""
    facts = [told.interview.facts for told in material.usable]
    entries = [entry for told in material.usable for entry in told.entries]
    return Overview(
        interviews=len(facts),
        held=len(material.held),
        withdrawn=len(material.told) - len(facts) + withdrawn_in_full(material.study),
        states=dict(Counter(fact.state for fact in facts)),
        guides=dict(Counter((fact.guide, fact.guide_version) for fact in facts)),
        cases=len({fact.case for fact in facts}),
        participants=len({code for fact in facts for code in fact.participants}),
        entries=len(entries),
        off_record=sum(told.off_record for told in material.usable),
        kinds=dict(Counter(entry.kind for entry in entries)),
        words=sum(map(words, entries)),
    )


def words(entry: Entry) -> int:
    """The number of words in an entry's text and text fields."""
    texts = (value for value in entry.fields.values() if isinstance(value, str))
    return len(entry.text.split()) + sum(len(text.split()) for text in texts)
