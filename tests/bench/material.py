"""Studies and interviews of any size, made through the store."""

import random
from dataclasses import replace
from functools import reduce
from pathlib import Path

from sosapp.instrument.instrument import Instrument
from sosapp.instrument.loading import Templates
from sosapp.store.checked import Tables, with_check
from sosapp.store.new_study import new_study
from sosapp.store.rows import counters, tables_of
from sosapp.store.shipped import shipped
from sosapp.store.study_folder import StudyFolder
from sosapp.study.applying import applied
from sosapp.study.clock import now
from sosapp.study.editing import Author, added
from sosapp.study.entry import Entry, Value
from sosapp.study.identity import new_id
from sosapp.study.interview import Facts, Interview, Sitting
from sosapp.study.study import Case, Participant
from tests.keeping import keep

AUTHOR = Author("Intervjuare A", "2026-11-23T10:00:00+01:00")
GUIDE = "sos_socialchef"
CASE = Case(code="9901", name="Granåker")
HOUR = 120
"""Entries of an interview of an hour."""
LONG = 2400
"""Entries of an interview of 2 MB."""

SPEECH = (
    "vi har jouren ihop sedan flera år och det fungerar bäst på helgerna men "
    "avtalet är gammalt så nämnden vill se över kostnaden när fler äldre behöver "
    "hemtjänst medan färre söker tjänsterna i grannkommunen"
)


def the_instrument() -> Instrument:
    """The S.O.S. instrument."""
    return Templates(shipped() / "templates", "sv").instrument(GUIDE)


def empty_study(folder: Path, passphrase: str = "") -> StudyFolder:
    """A new study with one case, one participant and the S.O.S. guide."""
    source = shipped() / "templates"
    guides = (GUIDE,)
    made = new_study(folder, "Mätning", "sv", guides, source, passphrase=passphrase)
    participant = Participant(code="P01", role="socialchef")
    made.save(made.study.with_case(CASE).with_participant(participant))
    return made


def interview_of(instrument: Instrument, entries: int) -> Interview:
    """An interview with this many entries."""
    facts = Facts(
        id=new_id(),
        guide=GUIDE,
        guide_version=instrument.guide.version,
        instrument=instrument.digest,
        case=CASE.code,
        participants=("P01",),
        date="2026-11-23",
        state="paused",
        created=AUTHOR.when,
        consent={item.id: True for item in instrument.guide.consent},
        sittings=(Sitting(start=AUTHOR.when, end="2026-11-23T11:00:00+01:00"),),
    )
    said = said_in(instrument, entries)
    return reduce(_with, said, Interview(facts=facts))


def _with(interview: Interview, entry: Entry) -> Interview:
    return applied(interview, added(interview, entry, AUTHOR))


def said_in(instrument: Instrument, count: int) -> list[Entry]:
    """This many entries through the whole guide, one in six of them a record."""
    chance = random.Random(count)
    questions = [q.id for s in instrument.guide.sections for q in s.questions]
    return [
        _entry(place, questions[place * len(questions) // count], chance)
        for place in range(count)
    ]


def _entry(place: int, question: str, chance: random.Random) -> Entry:
    text = " ".join(chance.choices(SPEECH.split(), k=chance.randint(4, 40)))
    fields: dict[str, Value] = {"title": text[:40], "description": text, "severity": 4}
    is_record = place % 6 == 5
    return Entry(
        id="",
        number=0,
        question=question,
        kind="challenge" if is_record else "note",
        text="" if is_record else text,
        fields=fields if is_record else {},
        at=30 * place,
    )


TAGS = ("bemanning", "avtal", "jour", "ekonomi", "ledning")


def told_of(instrument: Instrument, answers: int, records: int, seed: int) -> Interview:
    """An interview of answers and of records that say something in most fields."""
    chance = random.Random(seed)
    questions = [q.id for s in instrument.guide.sections for q in s.questions]
    said = [
        _answer(questions[place % len(questions)], place, chance)
        for place in range(answers)
    ]
    kinds = instrument.guide.records
    said += [
        _full_record(instrument, kinds[place % len(kinds)], place, chance)
        for place in range(records)
    ]
    first = interview_of(instrument, 0)
    return reduce(_with, said, first)


def _answer(question: str, place: int, chance: random.Random) -> Entry:
    return Entry(
        id="",
        number=0,
        question=question,
        kind="note",
        text=" ".join(chance.choices(SPEECH.split(), k=chance.randint(8, 60))),
        tags=(chance.choice(TAGS),),
        at=60 * place,
    )


def _full_record(
    instrument: Instrument, kind: str, place: int, chance: random.Random
) -> Entry:
    fields: dict[str, Value] = {}
    for shape in instrument.record_types[kind].fields_:
        vocabulary = instrument.vocabularies.get(shape.vocab or "")
        offered = [term.id for term in vocabulary.offered] if vocabulary else []
        if shape.many and offered:
            fields[shape.id] = [chance.choice(offered)]
        elif offered:
            term = chance.choice(offered)
            fields[shape.id] = int(term) if shape.type == "scale" else term
        elif shape.type in ("string", "text") and chance.random() < 0.7:
            fields[shape.id] = " ".join(chance.choices(SPEECH.split(), k=6))
    return Entry(
        id="", number=0, question="B1", kind=kind, fields=fields, at=30 * place
    )


def big_study(
    folder: Path, instrument: Instrument, interviews: int, answers: int, records: int
) -> StudyFolder:
    """A study of interviews that all are told differently."""
    study = empty_study(folder)
    study.keep(instrument)
    for seed in range(interviews):
        keep(study, told_of(instrument, answers, records, seed), instrument)
    return study


def kept(study: StudyFolder, instrument: Instrument, entries: int) -> Interview:
    """An interview of this many entries, written into a study."""
    study.keep(instrument)
    interview = interview_of(instrument, entries)
    keep(study, interview, instrument)
    return interview


def filled(folder: Path, instrument: Instrument, interviews: int) -> StudyFolder:
    """A study with this many interviews: copies of one, each under its own id."""
    study = empty_study(folder)
    interview = kept(study, instrument, HOUR // 4)
    for _ in range(interviews - 1):
        copy = replace(interview, facts=replace(interview.facts, id=new_id()))
        tables = tables_for(copy, instrument)
        study.file(copy.id).write_bytes(with_check(tables))
    return study


def tables_for(interview: Interview, instrument: Instrument) -> Tables:
    """The tables that the store would write for an interview."""
    return tables_of(interview, counters(interview, instrument, now()))
