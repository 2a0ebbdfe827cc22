"""The time on the interview screen: the warning, and what is left out."""

from sosapp.store.study_folder import StudyFolder
from sosapp.tui.screens.time import TimeDialog
from sosapp.tui.widgets.time_line import TimeLine
from tests.tui.conftest import OpenScreen
from tests.tui.screen_text import screen_text
from tests.tui.wall_clock import WallClock


async def test_nothing_is_said_while_there_is_time(
    prepared: StudyFolder, on_interview: OpenScreen, wall: WallClock
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await pilot.press("f5")
        screen.tick()
        assert not screen.query_one(TimeLine).display


async def test_it_is_said_when_the_core_no_longer_fits(
    prepared: StudyFolder, on_interview: OpenScreen, wall: WallClock
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await pilot.press("f5")
        for _ in range(30):
            wall.goes(60)
            screen.tick()
        await pilot.pause()
        assert "Not all fits: the core is" in screen_text(pilot.app)


async def test_optional_questions_are_left_out_and_brought_back(
    prepared: StudyFolder, on_interview: OpenScreen, wall: WallClock
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await pilot.press("f5")
        for _ in range(20):
            wall.goes(60)
            screen.tick()
        await pilot.press("ctrl+u")
        await pilot.pause()
        assert isinstance(pilot.app.screen, TimeDialog)
        assert "Section" in screen_text(pilot.app)
        await pilot.press("down", "enter")
        await pilot.app.workers.wait_for_complete()
        skipped = [
            name
            for name in screen.desk.instrument.guide.by_id
            if screen.desk.interview.status(name) == "skipped"
        ]
        assert skipped
        assert {
            screen.desk.instrument.guide.by_id[name].priority for name in skipped
        } == {"optional"}
        await pilot.press("ctrl+z")
        assert not screen.desk.interview.status(skipped[0])


async def test_the_short_version_keeps_its_questions(
    prepared: StudyFolder, on_interview: OpenScreen, wall: WallClock
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await pilot.press("f5", "ctrl+u")
        await pilot.pause()
        assert "Short version" in screen_text(pilot.app)
        await pilot.press("end", "enter")
        await pilot.app.workers.wait_for_complete()
        guide = screen.desk.instrument.guide
        open_still = {
            question.id
            for question in screen.desk.questions
            if not screen.desk.interview.status(question.id)
        }
        assert open_still == set(guide.short_version)


async def test_leaving_the_dialog_changes_nothing(
    prepared: StudyFolder, on_interview: OpenScreen, wall: WallClock
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await pilot.press("f5")
        before = screen.desk.interview.seq
        await pilot.press("ctrl+u", "escape")
        await pilot.app.workers.wait_for_complete()
        assert screen.desk.interview.seq == before
