"""Where an entry is heard in a recording that some other device makes.

The interviewer says when a recorder begins, and what its own clock shows then. The
place of an entry is derived from that and never stored: a correction is one for all.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sosapp.study import clock, editing
from sosapp.study.change import Change
from sosapp.study.editing import Author
from sosapp.study.interview import Facts, Interview, Recording, Sitting


@dataclass(frozen=True)
class Place:
    """A place in a recording; the first one has the number 1."""

    number: int
    seconds: int


def begun(interview: Interview, author: Author) -> Change | None:
    """A recorder begins now."""
    recordings = (*interview.facts.recordings, Recording(start=author.when))
    return editing.stated(interview, author, "recording_begun", recordings=recordings)


def corrected(
    interview: Interview, recordings: tuple[Recording, ...], author: Author
) -> Change | None:
    """The recordings as they really were; the places of all entries follow."""
    return editing.stated(
        interview, author, "recordings_corrected", recordings=recordings
    )


def with_shown(
    recordings: tuple[Recording, ...], number: int, shown: int
) -> tuple[Recording, ...]:
    """The recordings, one of which showed another time when it was marked."""
    return tuple(
        replace(one, shown=shown) if place == number else one
        for place, one in enumerate(recordings, 1)
    )


def without(recordings: tuple[Recording, ...], number: int) -> tuple[Recording, ...]:
    """The recordings without one that was marked by mistake."""
    return tuple(one for place, one in enumerate(recordings, 1) if place != number)


def place_of(at: int | None, facts: Facts) -> Place | None:
    """Where a moment of interview time is heard; None before the first recording."""
    if at is None or not facts.recordings or not facts.sittings:
        return None
    return place_at(clock_time(at, facts.sittings), facts.recordings)


def place_at(when: str, recordings: tuple[Recording, ...]) -> Place | None:
    """Where a clock time is heard: in the last recording that had begun by then.

    A recorder goes on while the interview pauses.
    """
    moment = _moment(when)
    for number in range(len(recordings), 0, -1):
        one = recordings[number - 1]
        if _moment(one.start) <= moment:
            passed = clock.seconds_between(one.start, when)
            return Place(number, one.shown + passed)
    return None


def clock_time(at: int, sittings: tuple[Sitting, ...]) -> str:
    """The clock time of a moment of interview time.

    Where one sitting ends and the next begins it is in the next: a line is begun while
    the talk goes on.
    """
    before, start = 0, sittings[-1].start
    for sitting in sittings:
        start = sitting.start
        if sitting is sittings[-1] or sitting.end is None:
            break
        lasted = clock.seconds_between(sitting.start, sitting.end)
        if at < before + lasted:
            break
        before += lasted
    moment = datetime.fromisoformat(start) + timedelta(seconds=at - before)
    return moment.isoformat(timespec="seconds")


def _moment(when: str) -> datetime:
    return datetime.fromisoformat(when).astimezone()


def place_text(place: Place | None, of: int) -> str:
    """`h:mm:ss`, after the number of the recording if there are several."""
    if place is None:
        return ""
    hours, rest = divmod(place.seconds, 3600)
    shown = f"{hours}:{rest // 60:02}:{rest % 60:02}"
    return f"{place.number} · {shown}" if of > 1 else shown
