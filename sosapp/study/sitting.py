"""The clock of an interview under work: runs, pauses, and notices a closed lid."""

from sosapp.study import clock, editing
from sosapp.study.change import Change
from sosapp.study.editing import Author
from sosapp.study.interview import Facts, Interview

GAP_SECONDS = 120
"""A silence of the computer's own clock that counts as a pause."""


def started(interview: Interview, author: Author) -> Change | None:
    """Begin, or go on after a pause."""
    sittings = clock.opened(interview.facts.sittings, author.when)
    what = "interview_resumed" if interview.facts.sittings else "interview_started"
    return editing.stated(interview, author, what, sittings=sittings, state="ongoing")


def paused(interview: Interview, author: Author) -> Change | None:
    """Stop the clock."""
    sittings = clock.closed(interview.facts.sittings, author.when)
    return editing.stated(
        interview, author, "interview_paused", sittings=sittings, state="paused"
    )


def finished(interview: Interview, author: Author) -> Change | None:
    """Stop the clock for good."""
    sittings = clock.closed(interview.facts.sittings, author.when)
    return editing.stated(
        interview, author, "interview_finished", sittings=sittings, state="finished"
    )


def interrupted(interview: Interview, last_seen: str, author: Author) -> Change | None:
    """Count the time since something was last seen as a pause, and go on."""
    sittings = clock.closed(interview.facts.sittings, last_seen)
    return editing.stated(
        interview,
        author,
        "interview_resumed",
        sittings=clock.opened(sittings, author.when),
        state="ongoing",
    )


def last_trace(interview: Interview) -> str:
    """The clock time of the last thing that is known to have happened."""
    times = [change.when for change in interview.trail[-1:]]
    times += [sitting.start for sitting in interview.facts.sittings[-1:]]
    return max(times, key=_seconds, default=clock.now())


def _seconds(when: str) -> int:
    return clock.seconds_between("1970-01-01T00:00:00+00:00", when)


def was_asleep(last_seen: str, now: str) -> bool:
    """Whether the computer slept between two ticks."""
    return bool(last_seen) and clock.seconds_between(last_seen, now) > GAP_SECONDS


def minutes_held(facts: Facts) -> int | None:
    """Whole minutes of the sittings that have ended; None if none has."""
    ended = tuple(sitting for sitting in facts.sittings if sitting.end)
    return round(clock.elapsed(ended, "") / 60) if ended else None
