"""The facts of an interview, from the front matter of its notes."""

import re
from dataclasses import fields
from datetime import date, datetime
from typing import Any, get_args

from sosapp.instrument.guide import Guide
from sosapp.instrument.instrument import Instrument
from sosapp.instrument.values import NotAValue, Value
from sosapp.intake.front_matter import FrontMatter
from sosapp.intake.notes_values import value_of_yaml
from sosapp.locale import LANGUAGES
from sosapp.study.identity import is_id, new_id
from sosapp.study.interview import Facts, Recording, Sitting, State
from sosapp.study.starting import CODE

KEYS = tuple(field.name for field in fields(Facts))
DIGEST = re.compile(r"[0-9a-f]{12}")


def digest_in(front: FrontMatter) -> str:
    """The digest of the instrument that the interview was held with; empty if none."""
    given = front.text("instrument")
    if given and not DIGEST.fullmatch(given):
        line = front.line("instrument")
        front.problems.add("notes_not_a_digest", line, word=given)
        return ""
    return given


def facts_of(front: FrontMatter, instrument: Instrument) -> Facts:
    """The facts; an interview without a state is finished."""
    guide = instrument.guide
    kept = instrument.vocabularies.get("withdrawal")
    withdrawals = kept.by_id if kept else {}
    values: dict[str, Any] = {
        "id": _id(front),
        "guide": guide.id,
        "guide_version": front.text("guide_version", guide.version),
        "instrument": instrument.digest,
        "case": front.text("case"),
        "participants": _participants(front),
        "wave": _wave(front),
        "date": _date(front),
        "language": front.one_of("language", LANGUAGES, "sv"),
        "place": front.text("place"),
        "interviewer": front.text("interviewer"),
        "state": front.one_of("state", get_args(State), "finished"),
        "withdrawal": front.one_of("withdrawal", withdrawals, ""),
        "created": _created(front),
        "consent": _consent(front, instrument),
        "background": _background(front, instrument),
        "sittings": _sittings(front),
        "recordings": _recordings(front),
        "field_note": _field_note(front, guide),
        "turned": _turned(front, guide),
    }
    return Facts(**values)


def _id(front: FrontMatter) -> str:
    given = front.text("id")
    if given and not is_id(given):
        front.problems.add("notes_not_an_id", front.line("id"), word=given)
    return given or new_id()


def _participants(front: FrontMatter) -> tuple[str, ...]:
    found: list[str] = []
    for number, item in enumerate(front.items("participants")):
        code = front.as_text(item, "participants", number)
        if code and not CODE.fullmatch(code):
            line = front.line("participants", number)
            front.problems.add("notes_not_a_code", line, word=code)
        found.append(code)
    return tuple(dict.fromkeys(found))


def _wave(front: FrontMatter) -> int:
    given = front.data.get("wave", 1)
    if isinstance(given, int) and not isinstance(given, bool) and given > 0:
        return given
    front.problems.add("notes_not_a_wave", front.line("wave"), word=str(given))
    return 1


def _date(front: FrontMatter) -> str:
    given = front.text("date")
    try:
        return date.fromisoformat(given).isoformat() if given else ""
    except ValueError:
        front.problems.add("notes_not_a_date", front.line("date"), word=given)
        return ""


def _created(front: FrontMatter) -> str:
    given = front.text("created")
    return _clock_time(front, given, "created") if given else ""


def _clock_time(front: FrontMatter, given: Any, *place: str | int) -> str:
    text = front.as_text(given, *place)
    try:
        datetime.fromisoformat(text)
    except ValueError:
        if text:
            line = front.line(*place)
            front.problems.add("notes_not_a_clock_time", line, word=text)
        return ""
    return text


def _sittings(front: FrontMatter) -> tuple[Sitting, ...]:
    given = front.items("sittings")
    found: list[Sitting] = []
    for number, pair in enumerate(given):
        place = ("sittings", number)
        times = [t for t in pair if t is not None] if isinstance(pair, list) else []
        if len(times) != 2 and not (len(times) == 1 and number == len(given) - 1):
            front.problems.add("notes_not_a_sitting", front.line(*place))
            continue
        start, *end = (_clock_time(front, time, *place) for time in times)
        found.append(Sitting(start=start, end=end[0] if end else None))
    return tuple(found)


def _recordings(front: FrontMatter) -> tuple[Recording, ...]:
    found: list[Recording] = []
    for number, pair in enumerate(front.items("recordings")):
        place = ("recordings", number)
        given: list[Any] = pair if isinstance(pair, list) else []
        if len(given) != 2 or not _is_seconds(given[1]):
            front.problems.add("notes_not_a_recording", front.line(*place))
            continue
        clock = _clock_time(front, given[0], *place)
        found.append(Recording(start=clock, shown=given[1]))
    return tuple(found)


def _is_seconds(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _field_note(front: FrontMatter, guide: Guide) -> dict[str, str]:
    known = [one.id for one in guide.field_note_fields]
    found: dict[str, str] = {}
    for name, given in front.pairs("field_note").items():
        if name in known:
            found[name] = front.as_text(given, "field_note", name)
        else:
            line = front.line("field_note", name)
            front.problems.unknown("field", str(name), line, known)
    return found


def _turned(front: FrontMatter, guide: Guide) -> tuple[str, ...]:
    known = [section.id for section in guide.sections if section.rotate]
    found = [str(name) for name in front.items("turned")]
    for number, name in enumerate(found):
        if name not in known:
            line = front.line("turned", number)
            front.problems.unknown("notes_word", name, line, known)
    return tuple(dict.fromkeys(found))


def _background(front: FrontMatter, instrument: Instrument) -> dict[str, Value]:
    shapes = {shape.id: shape for shape in instrument.guide.background_fields}
    found: dict[str, Value] = {}
    for name, given in front.pairs("background").items():
        line = front.line("background", name)
        if name not in shapes:
            front.problems.unknown("field", str(name), line, shapes)
            continue
        value = value_of_yaml(shapes[name], given, instrument)
        if isinstance(value, NotAValue):
            front.problems.add(value.key, line, value.nearest, word=value.word)
        else:
            found[name] = value
    return found


def _consent(front: FrontMatter, instrument: Instrument) -> dict[str, bool]:
    known = [item.id for item in instrument.guide.consent]
    found: dict[str, bool] = {}
    for name, place, given in _consent_given(front):
        line = front.line("consent", place)
        if name not in known:
            front.problems.unknown("notes_consent", str(name), line, known)
        elif not isinstance(given, bool):
            front.problems.add("not_yes_or_no", line, word=str(given))
        else:
            found[name] = given
    return found


def _consent_given(front: FrontMatter) -> list[tuple[Any, Any, Any]]:
    """Each item with its place and answer; a list holds what was agreed to."""
    if isinstance(front.data.get("consent"), list):
        return [(name, n, True) for n, name in enumerate(front.items("consent"))]
    return [(name, name, given) for name, given in front.pairs("consent").items()]
