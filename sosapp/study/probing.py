"""Probes that are answered by what was written, without having been ticked by hand."""

import re
from dataclasses import replace

from sosapp.instrument.guide import Probe, Question
from sosapp.instrument.instrument import OWN_KINDS
from sosapp.locale import Language
from sosapp.study import editing
from sosapp.study.change import Change
from sosapp.study.coverage import Coverage
from sosapp.study.interview import Interview

LEAST_LETTERS = 5
"""Shorter words are in every sentence."""
STEM = 5
"""Letters that two forms of a word have in common: kommun, kommuner, kommunens."""
LEAST_WORDS = 2
COMMON = frozenset(
    re.findall(
        r"\S+",
        """
        andra annat bland dessa eller efter finns fråga kanske kunna också samma sedan
        själv skulle under vilka vilken vilket väldigt ännu about after again always
        could other question should their there these thing think those where which
        would
        """,
    )
)
"""Words that say nothing of what is talked about."""


def recognised(text: str, question: Question, language: Language) -> list[str]:
    """The ids of the probes that a line under a question speaks of.

    At least two words that no other probe of the question has, nor the question itself,
    must occur in the line: a tick that is wrong is worse than one that is missing.
    """
    said = _stems(text)
    asked = _stems(question.text.in_(language))
    stems = {probe.id: _stems(probe.in_(language)) - asked for probe in question.probes}
    return [
        probe.id
        for probe in question.probes
        if len(said & _own(probe, stems)) >= LEAST_WORDS
    ]


def with_probes(
    interview: Interview, change: Change, question: Question, language: Language
) -> Change:
    """A change that files lines, with the probes that they speak of ticked in it."""
    lines = [
        edit.after
        for edit in change.edits
        if edit.table == "entries" and edit.before is None and edit.after
    ]
    texts = [
        row["text"]
        for row in lines
        if row["question"] == question.id and row["kind"] not in OWN_KINDS
    ]
    kept = interview.coverage.get(question.id, Coverage(question=question.id))
    found = [name for text in texts for name in recognised(text, question, language)]
    probes = tuple(dict.fromkeys((*kept.probes, *found)))
    return editing.covering(interview, change, replace(kept, probes=probes))


def _own(probe: Probe, stems: dict[str, set[str]]) -> set[str]:
    others = (found for name, found in stems.items() if name != probe.id)
    return stems[probe.id].difference(*others)


def _stems(text: str) -> set[str]:
    words = re.findall(r"\w+", text.casefold())
    return {
        word[:STEM]
        for word in words
        if len(word) >= LEAST_LETTERS and word not in COMMON
    }
