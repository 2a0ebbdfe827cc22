"""The clock of an interview: it runs, pauses, and is not fooled by a closed lid."""

from sosapp.study import sitting
from sosapp.study.change import Change
from sosapp.study.clock import elapsed, is_running
from sosapp.study.editing import Author
from sosapp.study.interview import Interview
from tests.study.material import after, blank


def by(time: str) -> Author:
    """Someone at a time of one day."""
    return Author("Åsa", f"2026-11-23T{time}+01:00")


def at(interview: Interview, time: str) -> int:
    """Seconds of interview time at a time of that day."""
    return elapsed(interview.facts.sittings, by(time).when)


def what(change: Change | None) -> str:
    """What a change is called; empty for none."""
    return change.what if change else ""


def test_an_interview_starts_pauses_goes_on_and_ends() -> None:
    interview = after(blank(), sitting.started(blank(), by("09:00:00")))
    assert interview.facts.state == "ongoing"
    interview = after(interview, sitting.paused(interview, by("09:10:00")))
    assert interview.facts.state == "paused"
    assert at(interview, "09:30:00") == 600
    interview = after(interview, sitting.started(interview, by("09:30:00")))
    interview = after(interview, sitting.finished(interview, by("09:40:00")))
    assert interview.facts.state == "finished"
    assert at(interview, "12:00:00") == 1200
    assert [change.what for change in interview.trail] == [
        "interview_started",
        "interview_paused",
        "interview_resumed",
        "interview_finished",
    ]


def test_what_runs_already_is_not_started_again() -> None:
    interview = after(blank(), sitting.started(blank(), by("09:00:00")))
    assert what(sitting.started(interview, by("09:05:00"))) == ""


def test_the_time_since_the_last_trace_was_a_pause() -> None:
    interview = after(blank(), sitting.started(blank(), by("09:00:00")))
    interrupted = sitting.interrupted(interview, by("09:10:00").when, by("11:00:00"))
    interview = after(interview, interrupted)
    assert is_running(interview.facts.sittings)
    assert at(interview, "11:01:00") == 660


def test_the_last_trace_is_the_latest_of_change_and_start() -> None:
    interview = after(blank(), sitting.started(blank(), by("09:00:00")))
    assert sitting.last_trace(interview) == by("09:00:00").when
    interview = after(interview, sitting.paused(interview, by("09:10:00")))
    assert sitting.last_trace(interview) == by("09:10:00").when


def test_a_long_silence_of_the_clock_is_sleep() -> None:
    seen = by("09:00:00").when
    assert not sitting.was_asleep("", seen)
    assert not sitting.was_asleep(seen, by("09:01:59").when)
    assert sitting.was_asleep(seen, by("09:02:01").when)
