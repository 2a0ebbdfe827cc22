"""The trail of an interview, and the log of a study, as lines of 79 columns."""

from textwrap import wrap
from typing import Any

from sosapp.cli.output import one_line
from sosapp.cli.session import Session
from sosapp.study.clock import stamp
from sosapp.study.history import Difference, Event, Touched
from sosapp.study.study import LogLine

WIDTH = 79
NOTHING = "–"
HARD = "\u00a0"
"""A space at which no line is broken."""
WORDS = {"state": "state.", "kind": "kind.", "status": "change.marked_"}
"""Values that have words of their own, and where these stand."""


def event_lines(event: Event, session: Session) -> list[str]:
    """When, who, what and where; why; then each value before and after."""
    change = event.change
    told = (("why", change.why), ("by", change.who))
    several = len(event.touched) > 1
    lines = _heading(event, session)
    if change.why:
        lines += _wrapped("      " + session.text("history.why", why=change.why), 8)
    for row in event.touched:
        if several and _place(row):
            lines += _wrapped(f"      {_place(row)}", 8)
        for found in row.differences:
            if (found.name, found.after) not in told:
                lines += _wrapped("      " + _difference(found, session), 8)
    return lines


def _heading(event: Event, session: Session) -> list[str]:
    change = event.change
    said = [_clock(change.when), change.who or NOTHING]
    said.append(_word(session, "change.", change.what))
    if len(event.touched) == 1:
        said.append(_place(event.touched[0]))
    if change.undoes is not None:
        said.append(session.text("history.undoes", seq=change.undoes))
    if change.redoes is not None:
        said.append(session.text("history.redoes", seq=change.redoes))
    # A line is broken between the parts, not within them.
    whole = " · ".join(part.replace(" ", HARD) for part in said if part)
    lines = _wrapped(f"{change.seq:>4}  {whole}", 6)
    return [line.replace(HARD, " ") for line in lines]


def log_lines(line: LogLine, session: Session) -> list[str]:
    """When, who, what, and what it was about."""
    said = [_clock(line.when), line.who or NOTHING, _word(session, "log.", line.what)]
    return _wrapped(" · ".join([*said, line.about] if line.about else said), 4)


def _place(row: Touched) -> str:
    return " ".join(filter(None, (row.question, row.entry)))


def _difference(found: Difference, session: Session) -> str:
    """`name: before → after`; what came is only named, what went leaves nothing."""
    outer, _, inner = found.name.partition(".")
    name = inner if outer == "fields" else _word(session, "history.field.", outer)
    if inner and outer != "fields":
        name = f"{name} {inner}"
    after = _shown(outer, found.after, session)
    if found.before is None:
        return f"{name}: {after}"
    return f"{name}: {_shown(outer, found.before, session)} → {after}"


def _shown(name: str, value: Any, session: Session) -> str:
    if value is None:
        return NOTHING
    if isinstance(value, bool):
        return session.text("value.yes" if value else "value.no").lower()
    if name == "at" and isinstance(value, int):
        return stamp(value)
    if name == "sittings":
        return ", ".join(map(_sitting, value))
    if name == "recordings":
        return ", ".join(map(_recording, value))
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    prefix = WORDS.get(name)
    return _word(session, prefix, value) if prefix else str(value)


def _sitting(row: Any) -> str:
    """`2026-11-23 10:00:00–10:40:00`; the end of an open one is not there yet."""
    kept = row if isinstance(row, dict) else {}
    start, end = _clock(kept.get("start")), _clock(kept.get("end"))
    return f"{start}–{end.removeprefix(start[:11])}"


def _recording(row: Any) -> str:
    """`2026-11-23 10:01:10 = 00:00:00`: a clock time and what the recorder showed."""
    kept = row if isinstance(row, dict) else {}
    return f"{_clock(kept.get('start'))} = {stamp(kept.get('shown'))}"


def _clock(when: object) -> str:
    """A clock time without its offset."""
    return str(when or "")[:19].replace("T", " ")


def _word(session: Session, prefix: str, value: object) -> str:
    """The words for a value; the value itself where another version wrote it."""
    key = f"{prefix}{value}"
    found = session.text(key)
    return str(value) if found == key else found


def _wrapped(text: str, indent: int) -> list[str]:
    plain = one_line(text)
    return wrap(plain, WIDTH, subsequent_indent=" " * indent, break_on_hyphens=False)
