"""What an interview says that its instrument or its study does not know."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sosapp.instrument.instrument import GENERAL_KINDS, Instrument
from sosapp.instrument.record_type import FieldShape
from sosapp.instrument.values import check_value
from sosapp.study.entry import Entry
from sosapp.study.interview import Interview
from sosapp.study.study import Study


@dataclass(frozen=True)
class Fault:
    """One thing that does not hold; `key` names the text `fault.<key>`."""

    key: str
    values: dict[str, Any]


def faults_of(
    interview: Interview, instrument: Instrument, study: Study
) -> Iterator[Fault]:
    """What an interview names that is not known, references to entries aside."""
    yield from _facts(interview, instrument, study)
    yield from _coverage(interview, instrument)
    for entry in interview.entries.values():
        yield from _entry(entry, instrument)
    yield from _trail(interview)


def references_of(interview: Interview, instrument: Instrument) -> Iterator[str]:
    """The ids of other entries that the entries name; they may be in any interview."""
    for entry in interview.entries.values():
        yield from entry.links
        for name, value in entry.fields.items():
            shape = _shapes(instrument, entry).get(name)
            if shape and shape.type == "record_refs" and isinstance(value, list):
                yield from value


def _facts(
    interview: Interview, instrument: Instrument, study: Study
) -> Iterator[Fault]:
    facts, guide = interview.facts, instrument.guide
    if facts.case and facts.case not in study.cases:
        yield Fault("case", {"case": facts.case})
    for code in facts.participants:
        if code not in study.participants:
            yield Fault("participant", {"participant": code})
    known = {item.id for item in guide.consent}
    for name in facts.consent:
        if name not in known:
            yield Fault("consent", {"item": name})
    shapes = {shape.id: shape for shape in guide.background_fields}
    yield from _values(facts.background, shapes, instrument, "–")


def _coverage(interview: Interview, instrument: Instrument) -> Iterator[Fault]:
    questions = instrument.guide.by_id
    for row in interview.coverage.values():
        question = questions.get(row.question)
        if question is None:
            yield Fault("question", {"question": row.question})
            continue
        known = {probe.id for probe in question.probes}
        for probe in row.probes:
            if probe not in known:
                yield Fault("probe", {"question": row.question, "probe": probe})


def _entry(entry: Entry, instrument: Instrument) -> Iterator[Fault]:
    if entry.question and entry.question not in instrument.guide.by_id:
        yield Fault("entry_question", {"entry": entry.id, "question": entry.question})
    for name in entry.also:
        if name not in instrument.guide.by_id:
            yield Fault("entry_question", {"entry": entry.id, "question": name})
    if entry.kind not in (*GENERAL_KINDS, *instrument.record_types):
        yield Fault("kind", {"entry": entry.id, "kind": entry.kind})
        return
    shapes = _shapes(instrument, entry)
    yield from _values(entry.fields, shapes, instrument, entry.id)


def _shapes(instrument: Instrument, entry: Entry) -> dict[str, FieldShape]:
    kind = instrument.record_types.get(entry.kind)
    return kind.by_id if kind else {}


def _values(
    given: dict[str, Any],
    shapes: dict[str, FieldShape],
    instrument: Instrument,
    entry: str,
) -> Iterator[Fault]:
    for name, value in given.items():
        shape = shapes.get(name)
        if shape is None:
            yield Fault("field", {"entry": entry, "field": name})
            continue
        wrong = check_value(shape, value, instrument.vocabulary_of(shape))
        if wrong:
            values = {"entry": entry, "field": name, "word": wrong.word}
            yield Fault("value", values)


def _trail(interview: Interview) -> Iterator[Fault]:
    numbers = [change.seq for change in interview.trail]
    if numbers != sorted(set(numbers)):
        yield Fault("trail", {})
