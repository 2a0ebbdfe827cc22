"""The clock of an interview under work, against a clock on the wall that is ours."""

from collections.abc import Iterator

import pytest

from sosapp.store.open_interview import OpenInterview
from sosapp.store.study_folder import StudyFolder
from sosapp.study import editing
from sosapp.study.editing import Author
from sosapp.tui.timekeeper import Timekeeper
from tests.tui.conftest import INTERVIEW
from tests.tui.wall_clock import WallClock


@pytest.fixture
def opened(prepared: StudyFolder, wall: WallClock) -> Iterator[OpenInterview]:
    """An interview under work that was prepared but not begun."""
    work = OpenInterview(prepared, INTERVIEW, lambda _: None)
    yield work
    assert work.close()


@pytest.fixture
def keeper(opened: OpenInterview, wall: WallClock) -> Timekeeper:
    """Its clock."""
    return timekeeper(opened, wall)


def timekeeper(opened: OpenInterview, wall: WallClock) -> Timekeeper:
    """The clock of an interview."""
    return Timekeeper(opened, lambda: Author("A", wall.now()))


def test_nothing_runs_before_the_beginning(keeper: Timekeeper, wall: WallClock) -> None:
    wall.goes(600)
    assert not keeper.running
    assert keeper.elapsed() == 0


def test_it_is_begun_once(
    keeper: Timekeeper, opened: OpenInterview, wall: WallClock
) -> None:
    keeper.begin()
    wall.goes(65)
    keeper.begin()
    assert keeper.elapsed() == 65
    assert [change.what for change in opened.interview.trail] == ["interview_started"]


def test_pauses_are_not_counted(keeper: Timekeeper, wall: WallClock) -> None:
    for turn in (keeper.begin, keeper.pause, keeper.pause):
        turn()
        wall.goes(100)
    assert keeper.elapsed() == 200


def test_a_pause_does_not_begin_by_itself(keeper: Timekeeper, wall: WallClock) -> None:
    keeper.begin()
    keeper.pause()
    keeper.begin()
    assert not keeper.running


def test_it_ends_for_good(
    keeper: Timekeeper, opened: OpenInterview, wall: WallClock
) -> None:
    keeper.begin()
    wall.goes(30)
    keeper.finish()
    wall.goes(30)
    assert keeper.elapsed() == 30
    assert opened.interview.facts.state == "finished"


def test_ticks_that_come_late_are_no_sleep(keeper: Timekeeper, wall: WallClock) -> None:
    keeper.begin()
    for seconds in (0, 1, 1, 120, 1):
        wall.goes(seconds)
        assert keeper.notice_sleep() == 0
    assert keeper.elapsed() == 123


def test_a_sleep_of_the_computer_is_a_pause(
    keeper: Timekeeper, opened: OpenInterview, wall: WallClock
) -> None:
    keeper.begin()
    keeper.notice_sleep()
    wall.goes(60)
    keeper.notice_sleep()
    wall.goes(45 * 60)
    assert keeper.notice_sleep() == 45
    assert (keeper.running, keeper.elapsed()) == (True, 60)
    wall.goes(5)
    assert (keeper.notice_sleep(), keeper.elapsed()) == (0, 65)
    assert len(opened.interview.facts.sittings) == 2
    assert opened.interview.trail[-1].what == "interview_resumed"


def test_a_sleep_within_a_pause_changes_nothing(
    keeper: Timekeeper, opened: OpenInterview, wall: WallClock
) -> None:
    keeper.begin()
    keeper.pause()
    keeper.notice_sleep()
    wall.goes(3600)
    assert keeper.notice_sleep() == 0
    assert len(opened.interview.facts.sittings) == 1


def test_a_clock_that_is_set_back_takes_nothing_away(
    keeper: Timekeeper, wall: WallClock
) -> None:
    keeper.begin()
    wall.goes(-3600)
    assert (keeper.notice_sleep(), keeper.elapsed()) == (0, 0)


def test_summer_time_changes_nothing(keeper: Timekeeper, wall: WallClock) -> None:
    keeper.begin()
    wall.goes(60)
    keeper.notice_sleep()
    wall.hours = 2
    assert (keeper.notice_sleep(), keeper.elapsed()) == (0, 60)


def test_what_was_never_closed_goes_on_from_its_last_trace(
    prepared: StudyFolder, wall: WallClock
) -> None:
    before = OpenInterview(prepared, INTERVIEW, lambda _: None)
    timekeeper(before, wall).begin()
    wall.goes(90)
    keep_something(before, wall)
    assert before.close()
    wall.goes(7200)
    after = OpenInterview(prepared, INTERVIEW, lambda _: None)
    keeper = timekeeper(after, wall)
    keeper.go_on_after_crash()
    assert (keeper.running, keeper.elapsed()) == (True, 90)
    wall.goes(10)
    assert keeper.elapsed() == 100
    assert after.close()


def keep_something(opened: OpenInterview, wall: WallClock) -> None:
    """Leave a trace at this time."""
    author = Author("A", wall.now())
    opened.change(editing.marked(opened.interview, "B1", "asked", author))


def test_what_was_paused_stays_paused(prepared: StudyFolder, wall: WallClock) -> None:
    before = OpenInterview(prepared, INTERVIEW, lambda _: None)
    keeper = timekeeper(before, wall)
    keeper.begin()
    wall.goes(90)
    keeper.pause()
    assert before.close()
    wall.goes(7200)
    after = OpenInterview(prepared, INTERVIEW, lambda _: None)
    again = timekeeper(after, wall)
    again.go_on_after_crash()
    assert (again.running, again.elapsed()) == (False, 90)
    assert after.close()
