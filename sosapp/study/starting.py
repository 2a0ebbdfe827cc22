"""Starting an interview: what is decided before the first question."""

import re
import textwrap
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sosapp.errors import Refused
from sosapp.instrument.guide import ConsentItem, Guide
from sosapp.instrument.instrument import Instrument
from sosapp.study.identity import new_id
from sosapp.study.interview import Facts, Interview
from sosapp.study.rotation import turned_sections
from sosapp.study.study import (
    FROM_NOW_ON,
    FULL,
    Case,
    Listed,
    Participant,
    Study,
)

CODE = re.compile(r"(?=.*\d)[\w-]{1,12}")
"""A participant code has a digit, so that a name is never taken for one."""

BETWEEN = re.compile(r"[\s,;]+")


@dataclass(frozen=True, kw_only=True)
class Preparation:
    """Who is interviewed, when and where, and what was agreed to."""

    case: str
    participants: tuple[str, ...]
    wave: int
    date: str
    language: Literal["sv", "en"]
    place: str = ""
    interviewer: str = ""
    agreed: frozenset[str] = frozenset()
    """The ids of the consent items that were agreed to."""


def missing_consent(guide: Guide, agreed: Collection[str]) -> tuple[ConsentItem, ...]:
    """The items that an interview needs and that were not agreed to."""
    return tuple(
        item for item in guide.consent if item.required and item.id not in agreed
    )


def new_interview(
    instrument: Instrument, prepared: Preparation, created: str, earlier: int = 0
) -> Interview:
    """A planned interview in which nothing has been said yet.

    `earlier` is the number of interviews that the study has with the guide already:
    it decides the order of the questions that rotate.

    Raises:
        Refused: a consent that the guide requires is missing.
    """
    guide = instrument.guide
    missing = missing_consent(guide, prepared.agreed)
    if missing:
        item = textwrap.shorten(missing[0].in_(prepared.language), 70, placeholder="…")
        raise Refused("consent_missing", item=item, n=len(missing))
    facts = Facts(
        id=new_id(),
        guide=guide.id,
        guide_version=guide.version,
        instrument=instrument.digest,
        case=prepared.case,
        participants=prepared.participants,
        wave=prepared.wave,
        date=prepared.date,
        language=prepared.language,
        place=prepared.place,
        interviewer=prepared.interviewer,
        state="planned",
        created=created,
        consent={item.id: item.id in prepared.agreed for item in guide.consent},
        turned=turned_sections(guide, earlier),
    )
    return Interview(facts=facts)


def joined(study: Study, case: Case, participants: Iterable[str], role: str) -> Study:
    """The study with the case and the participants that it does not have yet."""
    if case.code not in study.cases:
        study = study.with_case(case)
    for code in participants:
        if code not in study.participants:
            study = study.with_participant(Participant(code=code, role=role))
    return study


def refuse_withdrawn(earlier: Iterable[Listed], participants: Iterable[str]) -> None:
    """Refuse to go on with someone who has withdrawn.

    Raises:
        Refused: one of them has, from now on or altogether.
    """
    closed = [row for row in earlier if row.withdrawal in (FROM_NOW_ON, FULL)]
    for code in participants:
        row = next((row for row in closed if code in row.participants), None)
        if row is not None:
            raise Refused("participant_withdrawn", code=code, date=row.date or "–")


def next_wave(
    earlier: Iterable[Listed], case: str, participants: Collection[str]
) -> int:
    """One more than the last wave in which any of them was met in the case."""
    waves = (
        row.wave
        for row in earlier
        if row.case == case and set(row.participants) & set(participants)
    )
    return 1 + max(waves, default=0)


def participant_codes(typed: str, known: Iterable[str], most: int) -> tuple[str, ...]:
    """The codes in a line, as the study writes them if it has them already.

    Raises:
        Refused: there is none, there are more than `most`, or a word is no code.
    """
    written = {code.casefold(): code for code in known}
    words = dict.fromkeys(
        written.get(word.casefold(), word.upper())
        for word in BETWEEN.split(typed)
        if word
    )
    for word in words:
        if word not in written.values() and not CODE.fullmatch(word):
            raise Refused("participant_no_code", word=word)
    if not words:
        raise Refused("participant_missing")
    if len(words) > most:
        raise Refused("too_many_participants", most=most, n=len(words))
    return tuple(words)


def names_by_code(typed: str, codes: tuple[str, ...]) -> dict[str, str]:
    """The names in a line, commas between, in the order of the codes.

    One participant's name may hold a comma; an empty place leaves a code nameless.

    Raises:
        Refused: there are more names than codes.
    """
    names = [typed] if len(codes) == 1 else typed.split(",")
    if len(names) > len(codes):
        raise Refused("too_many_names", n=len(names), codes=len(codes))
    paired = zip(codes, (name.strip() for name in names), strict=False)
    return {code: name for code, name in paired if name}


def typed_wave(typed: str) -> int:
    """The wave in a line.

    Raises:
        Refused: it is no number from 1 up.
    """
    if not (typed.strip().isdecimal() and int(typed) > 0):
        raise Refused("wave_wrong")
    return int(typed)


def typed_date(typed: str) -> str:
    """The date in a line, as year-month-day.

    Raises:
        Refused: there is no such day.
    """
    try:
        return date.fromisoformat(typed.strip()).isoformat()
    except ValueError:
        raise Refused("date_wrong", date=typed.strip() or "–") from None
