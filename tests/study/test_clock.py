"""Interview time: pauses do not count, and the clock on the wall may jump."""

import re
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosapp.study.clock import (
    closed,
    elapsed,
    is_running,
    now,
    opened,
    read_stamp,
    seconds_between,
    stamp,
)
from sosapp.study.interview import Sitting
from tests.study.material import UNHURRIED


def at(time: str, offset: str = "+01:00") -> str:
    """A clock time of one day."""
    return f"2026-11-23T{time}{offset}"


def test_now_is_to_the_second_with_its_offset() -> None:
    read = datetime.fromisoformat(now())
    assert read.tzinfo is not None
    assert read.microsecond == 0


def test_pauses_are_not_counted() -> None:
    sittings = opened((), at("09:00:00"))
    sittings = closed(sittings, at("09:10:00"))
    assert elapsed(sittings, at("12:00:00")) == 600
    sittings = opened(sittings, at("09:30:00"))
    assert elapsed(sittings, at("09:31:40")) == 700
    assert closed(sittings, at("09:40:00"))[-1].end == at("09:40:00")


def test_what_is_open_is_not_opened_again_nor_what_is_closed_closed() -> None:
    running = opened((), at("09:00:00"))
    assert opened(running, at("09:05:00")) == running
    ended = closed(running, at("09:10:00"))
    assert closed(ended, at("09:20:00")) == ended
    assert is_running(running)
    assert not is_running(ended)
    assert not is_running(())


def test_midnight_is_passed() -> None:
    start, end = "2026-11-23T23:59:30+01:00", "2026-11-24T00:00:30+01:00"
    assert seconds_between(start, end) == 60


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026-03-29T01:59:00+01:00", "2026-03-29T03:01:00+02:00"),
        ("2026-10-25T02:59:00+02:00", "2026-10-25T02:01:00+01:00"),
        ("2026-11-23T10:00:00+01:00", "2026-11-23T09:02:00+00:00"),
        ("2026-11-23T09:00:00", "2026-11-23T09:02:00"),
    ],
)
def test_two_minutes_are_two_minutes_wherever_the_clock_is_moved(
    start: str, end: str
) -> None:
    assert seconds_between(start, end) == 120


def test_a_time_without_an_offset_is_this_computer_s() -> None:
    naive = "2026-11-23T09:00:00"
    local = datetime.fromisoformat(naive).astimezone().isoformat()
    assert seconds_between(naive, local) == 0
    assert seconds_between(local, naive) == 0


def test_a_clock_that_is_set_back_takes_no_time_away() -> None:
    sittings = (
        Sitting(start=at("09:00:00"), end=at("09:10:00")),
        Sitting(start=at("10:00:00"), end=at("09:50:00")),
    )
    assert elapsed(sittings, at("12:00:00")) == 600


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (None, ""),
        (0, "00:00:00"),
        (754, "00:12:34"),
        (86_399, "23:59:59"),
        (360_000, "100:00:00"),
    ],
)
def test_seconds_are_shown_as_a_stamp(seconds: int | None, text: str) -> None:
    assert stamp(seconds) == text


@UNHURRIED
@given(seconds=st.integers(0, 9999 * 3600))
def test_a_stamp_is_read_back(seconds: int) -> None:
    assert read_stamp(stamp(seconds)) == seconds


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("12:34", 754), ("0:05", 5), ("90:00", 5400), ("1:00:00", 3600)],
)
def test_a_stamp_can_be_short(text: str, seconds: int) -> None:
    assert read_stamp(text) == seconds


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12",
        "1:2",
        "1:60",
        "1:60:00",
        "-1:30",
        "1:-3:00",
        "1:2:3:4",
        "a:bb",
        " 1:00",
        "٣:00",
    ],
)
def test_what_is_no_stamp_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="^" + re.escape(text)):
        read_stamp(text)
