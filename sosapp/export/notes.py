"""One interview as notes: a text file that people and other tools read and write.

The format is described in `interviews/README.md`; `sosapp.intake.notes` reads it.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import fields, replace
from typing import Any

from sosapp.export.notes_entry import entry_lines
from sosapp.export.notes_format import (
    FENCE,
    STATUS_WORDS,
    as_json,
    as_list,
    as_reason,
    speaker_of,
)
from sosapp.instrument.guide import Guide
from sosapp.instrument.instrument import Instrument
from sosapp.instrument.yaml_document import parse_document
from sosapp.study.coverage import Coverage
from sosapp.study.entry import Entry, Value
from sosapp.study.interview import Facts, Interview, Recording, Sitting

PLAIN_YAML = re.compile(r"\w+(?:[ -]\w+)*")
SURROGATE = re.compile("[\ud800-\udfff]")


def as_notes(interview: Interview, instrument: Instrument) -> str:
    """An interview as notes, with everything that identifies it.

    Reading it gives the same facts, entries and coverage. Left out are the trail, the
    half-typed line, and references to entries that the interview does not have.
    """
    front = _front(interview.facts)
    return "\n".join([FENCE, *front, FENCE, *_body(interview, instrument), ""])


def _front(facts: Facts) -> Iterator[str]:
    for field in fields(facts):
        value = getattr(facts, field.name)
        if field.name in ("sittings", "recordings") and value:
            yield f"{field.name}:"
            yield from (f"  - {_yaml(_clock_times(one))}" for one in value)
        elif field.name == "field_note" and value:
            yield "field_note:"
            yield from (f"  {name}: {as_json(text)}" for name, text in value.items())
        elif value not in ("", (), {}):
            yield f"{field.name}: {_yaml(value)}"


def _clock_times(one: Sitting | Recording) -> list[str | int]:
    if isinstance(one, Recording):
        return [one.start, one.shown]
    return [one.start] if one.end is None else [one.start, one.end]


def _yaml(value: Any) -> str:
    """A value as YAML on one line."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        pairs = (f"{_yaml(name)}: {_yaml(kept)}" for name, kept in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_yaml, value))}]"
    if not isinstance(value, str):
        return repr(value)
    if PLAIN_YAML.fullmatch(value) and parse_document(value).data == value:
        return value
    # YAML has no way to say half a character.
    return as_json(SURROGATE.sub("\ufffd", value))


def _body(interview: Interview, instrument: Instrument) -> Iterator[str]:
    known = interview.entries.keys()
    coverage = {
        name: replace(row, records=tuple(one for one in row.records if one in known))
        for name, row in interview.coverage.items()
    }
    question, speaker = "", None
    for kept in sorted(interview.entries.values(), key=lambda entry: entry.number):
        entry = _without_loose_ends(kept, known, instrument)
        if entry.question != question:
            question = entry.question
            covered = coverage.pop(question, None)
            yield from _heading(question, covered, instrument.guide)
        yield from entry_lines(entry, instrument, interview.facts.interviewer, speaker)
        if entry.speaker is not None or speaker_of(entry.kind, speaker) is not None:
            speaker = entry.speaker
    order = [name for name in instrument.guide.by_id if name in coverage]
    for name in dict.fromkeys([*order, *coverage]):
        yield from _heading(name, coverage[name], instrument.guide)


def _heading(question: str, covered: Coverage | None, guide: Guide) -> Iterator[str]:
    yield ""
    if covered is None:
        yield f"## {question}"
        return
    said = covered.status or covered.why or not (covered.probes or covered.records)
    why = f": {_why(covered, guide)}" if covered.why else ""
    yield f"## {question}" + (f" {STATUS_WORDS[covered.status]}{why}" if said else "")
    if covered.probes:
        yield f"  probes: {as_list(covered.probes)}"
    if covered.records:
        yield f"  records: {as_list(covered.records)}"


def _why(covered: Coverage, guide: Guide) -> str:
    if covered.status != "answered_elsewhere":
        return as_reason(covered.why)
    return covered.why if covered.why in guide.by_id else as_json(covered.why)


def _without_loose_ends(
    entry: Entry, known: Collection[str], instrument: Instrument
) -> Entry:
    """An entry without references to entries that have been deleted."""
    kind = instrument.record_types.get(entry.kind)
    references = {s.id for s in kind.fields_ if s.type == "record_refs"} if kind else ()
    kept: dict[str, Value] = {}
    for name, value in entry.fields.items():
        if name in references and isinstance(value, list):
            value = [item for item in value if item in known]
        if value != []:
            kept[name] = value
    links = tuple(item for item in entry.links if item in known)
    return replace(entry, fields=kept, links=links)
