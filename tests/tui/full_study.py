"""A study that has something of everything, with whatever words a test wants in it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import yaml

from sosapp.instrument.instrument import GENERAL_KINDS, NOTE, Instrument
from sosapp.instrument.record_type import FieldShape
from sosapp.store.new_study import new_study
from sosapp.store.shipped import shipped
from sosapp.store.study_folder import StudyFolder
from sosapp.study.coverage import Coverage
from sosapp.study.entry import Entry, Value
from sosapp.study.interview import Draft, Facts, Interview, Sitting, State
from sosapp.study.study import Case, Participant

Word = Callable[[object], str]
"""Makes a text of a name, so that each can be found again."""


def ordinary(name: object) -> str:
    """A text that means nothing special to anyone."""
    return f"Ord om {name}"


GUIDE = "sos_socialchef"
FULL, PLANNED, FINISHED = "aaaaaaaaaa", "bbbbbbbbbb", "cccccccccc"
QUESTION = "B1"
"""The question that everything is written under."""
RECORD = f"{FULL[0]}{len(GENERAL_KINDS) + 1:09}"
"""The first record of the full interview; it says something in every field."""
SITTING = Sitting(start="2026-11-23T10:00:00+01:00", end="2026-11-23T11:12:13+01:00")


def reworded_templates(folder: Path, word: Word) -> Path:
    """A copy of the shipped templates in which every text is another, in one language
    as in the other."""
    numbers = count(1)
    for path in sorted((shipped() / "templates").rglob("*.yaml")):
        target = folder / path.relative_to(shipped() / "templates")
        target.parent.mkdir(parents=True, exist_ok=True)
        data = yaml.load(path.read_bytes(), yaml.CSafeLoader)
        changed = _reworded(data, word, numbers)
        # The first lines say which kind of file it is.
        head = {"schema": changed.pop("schema")}
        target.write_text(_dumped(head) + _dumped(changed), encoding="utf-8")
    return folder


def _dumped(data: Any) -> str:
    return yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False)


def _reworded(data: Any, word: Word, numbers: Iterator[int]) -> Any:
    if isinstance(data, list):
        return [_reworded(item, word, numbers) for item in data]
    if not isinstance(data, dict):
        return data
    found = {key: _reworded(value, word, numbers) for key, value in data.items()}
    texts = data.get("sv")
    if isinstance(texts, str):
        found["sv"] = found["en"] = word(next(numbers))
    elif isinstance(texts, list):
        found["sv"] = found["en"] = [word(next(numbers)) for _ in texts]
    if isinstance(data.get("name"), str) and "code" in data:
        found["name"] = word(next(numbers))
    return found


def full_study(path: Path, templates: Path, word: Word) -> StudyFolder:
    """A study with a planned, a paused and a finished interview."""
    made = new_study(path, word("study"), "sv", (GUIDE,), templates, fictional=True)
    known = made.study
    for code, name in (("9901", "case"), ("9902", "neighbour"), (word("code"), "bare")):
        known = known.with_case(Case(code=code, name=word(name)))
    for code in ("p1", "p2"):
        known = known.with_participant(Participant(code=word(code), role=word("role")))
    made.save(known)
    instrument = made.templates("sv").instrument(GUIDE)
    made.keep(instrument)
    facts = {FINISHED: "9902", PLANNED: word("code"), FULL: "9901"}
    for name, case in facts.items():
        states: dict[str, State] = {FINISHED: "finished", PLANNED: "planned"}
        interview = Interview(
            facts=_facts(instrument, word, name, case, states.get(name, "paused")),
            entries={} if name == PLANNED else _entries(instrument, word, name),
            coverage={} if name == PLANNED else _coverage(word),
            draft=Draft(question=QUESTION, text=word("draft") if name == FULL else ""),
        )
        made.add(interview, instrument)
    return made


def _facts(
    instrument: Instrument, word: Word, interview: str, case: str, state: State
) -> Facts:
    fields = instrument.guide.background_fields
    return Facts(
        id=interview,
        guide=GUIDE,
        guide_version=word("version"),
        instrument=instrument.digest,
        case=case,
        participants=(word("p1"), word("p2")),
        wave=1,
        date="2026-11-23",
        place=word("place"),
        interviewer=word("interviewer"),
        state=state,
        consent={item.id: True for item in instrument.guide.consent},
        background={s.id: word(s.id) for s in fields if s.type == "string"},
        sittings=() if state == "planned" else (SITTING,),
    )


def _coverage(word: Word) -> dict[str, Coverage]:
    marks = (
        Coverage(question=QUESTION, status="declined", why=word("why"), probes=("a",)),
        Coverage(question="B2", status="skipped", why=word("skipped")),
        Coverage(question="B3", status="answered_elsewhere", why=QUESTION),
        Coverage(question="B4", status="asked"),
    )
    return {mark.question: mark for mark in marks}


def _entries(instrument: Instrument, word: Word, interview: str) -> dict[str, Entry]:
    kinds = (*GENERAL_KINDS, *instrument.guide.records, *instrument.guide.records)
    found = [
        _entry(instrument, word, interview[0], number, kind)
        for number, kind in enumerate(kinds, 1)
    ]
    last = found[-1].number
    for number, text in enumerate((word("off record"), word("long ") * 30), last + 1):
        name = f"{interview[0]}{number:09}"
        note = Entry(id=name, number=number, question=QUESTION, kind=NOTE, text=text)
        found.append(note)
    found[-2] = replace(found[-2], use="off_record", at=3600)
    return {entry.id: entry for entry in found}


def _entry(
    instrument: Instrument, word: Word, first: str, number: int, kind: str
) -> Entry:
    """An entry of any kind; the second record of a type says only what it must."""
    record = instrument.record_types.get(kind)
    repeated = number > len(GENERAL_KINDS) + len(instrument.guide.records)
    shapes = record.fields_ if record else ()
    values = (
        (shape.id, _value(instrument, shape, word, f"{first}{RECORD[1:]}"))
        for shape in shapes
        if shape.required or not repeated
    )
    return Entry(
        id=f"{first}{number:09}",
        number=number,
        question=QUESTION,
        kind=kind,
        text="" if record else word(kind),
        fields=dict(values),
        at=60 * number,
        by=word("interviewer"),
        speaker=1 + number % 2,
        tags=(word("tag"),),
        star=number % 3 == 0,
    )


def _value(instrument: Instrument, shape: FieldShape, word: Word, entry: str) -> Value:
    vocabulary = instrument.vocabulary_of(shape)
    if shape.type == "record_refs":
        return [entry]
    if shape.type == "participant_refs":
        return [word("p1")]
    if vocabulary and shape.type == "vocab_multi":
        return [term.id for term in vocabulary.offered[:2]]
    if vocabulary and shape.type == "vocab":
        return vocabulary.offered[0].id
    known: dict[str, Value] = {
        "scale": 3,
        "bool": True,
        "int": 2,
        "number": 2.5,
        "year": 2019,
        "partial_date": "2019-05",
        "enum": next(iter(shape.values), ""),
    }
    return known.get(shape.type, word(shape.id))
