"""Interview time: seconds of talk, pauses not counted."""

import re
from datetime import date, datetime, timedelta

from sosapp.study.interview import Sitting

STAMP = re.compile(r"[0-9]{1,4}(:[0-5][0-9]){1,2}")


def now() -> str:
    """The clock time with the offset from UTC, to the second."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


def seconds_between(start: str, end: str) -> int:
    """Whole seconds between two clock times; never less than none."""
    first, last = datetime.fromisoformat(start), datetime.fromisoformat(end)
    if (first.tzinfo is None) != (last.tzinfo is None):
        first, last = first.astimezone(), last.astimezone()
    return max(0, int((last - first).total_seconds()))


def elapsed(sittings: tuple[Sitting, ...], clock: str) -> int:
    """Seconds of interview time until a clock time."""
    return sum(seconds_between(s.start, s.end or clock) for s in sittings)


def is_running(sittings: tuple[Sitting, ...]) -> bool:
    """Whether the last sitting is still open."""
    return bool(sittings) and sittings[-1].end is None


def opened(sittings: tuple[Sitting, ...], clock: str) -> tuple[Sitting, ...]:
    """The sittings with a new one begun, unless one is open."""
    return sittings if is_running(sittings) else (*sittings, Sitting(start=clock))


def closed(sittings: tuple[Sitting, ...], clock: str) -> tuple[Sitting, ...]:
    """The sittings with the open one ended."""
    if not is_running(sittings):
        return sittings
    return (*sittings[:-1], Sitting(start=sittings[-1].start, end=clock))


def stamp(seconds: int | None) -> str:
    """Seconds as `hh:mm:ss`; empty for none."""
    if seconds is None:
        return ""
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def read_stamp(text: str) -> int:
    """The seconds of `h:mm:ss` or `mm:ss`.

    Raises:
        ValueError: the text is neither.
    """
    if not STAMP.fullmatch(text):
        raise ValueError(text)
    seconds = 0
    for part in text.split(":"):
        seconds = seconds * 60 + int(part)
    return seconds


def in_two_weeks() -> str:
    """The day two weeks from today, as an ISO date."""
    return (date.today() + timedelta(days=14)).isoformat()
