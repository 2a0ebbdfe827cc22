"""The recorder beside the interview: a mark, its correction, the places it gives."""

from sosapp.store.study_folder import StudyFolder
from sosapp.study.interview import Recording
from sosapp.study.recording import Place, place_of
from sosapp.tui.screens.recordings import RecordingsDialog
from tests.tui.conftest import INTERVIEW, OpenScreen
from tests.tui.screen_text import screen_text
from tests.tui.wall_clock import WallClock


async def test_one_key_marks_where_a_recorder_begins(
    prepared: StudyFolder, on_interview: OpenScreen, wall: WallClock
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await pilot.press("ctrl+r")
        began = wall.now()
        assert screen.desk.interview.facts.recordings == (Recording(start=began),)
        assert screen.desk.time.running
        wall.goes(65)
        await pilot.press(*"hej", "enter")
        screen.tick()
        await pilot.pause()
        (entry,) = screen.desk.interview.entries.values()
        assert place_of(entry.at, screen.desk.interview.facts) == Place(1, 65)
        assert "rec. 0:01:05" in screen_text(pilot.app)
    assert len(prepared.read(INTERVIEW).facts.recordings) == 1


async def test_another_mark_is_another_recording(
    prepared: StudyFolder, on_interview: OpenScreen, wall: WallClock
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await pilot.press("ctrl+r")
        wall.goes(60)
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert "Recording 2 starts now" in screen_text(pilot.app)
        await pilot.press("ctrl+z")
        assert len(screen.desk.interview.facts.recordings) == 1


async def test_what_the_clock_showed_is_put_right_for_all(
    prepared: StudyFolder, on_interview: OpenScreen, wall: WallClock
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await pilot.press("ctrl+r", *"hej", "enter", "ctrl+k")
        assert isinstance(pilot.app.screen, RecordingsDialog)
        await pilot.press("enter", *"0:00:07", "enter", "escape")
        await pilot.pause()
        (entry,) = screen.desk.interview.entries.values()
        assert place_of(entry.at, screen.desk.interview.facts) == Place(1, 7)


async def test_what_is_no_time_is_not_taken(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await pilot.press("ctrl+r", "ctrl+k", "enter", *"sju", "enter")
        assert "Write the time as" in screen_text(pilot.app)
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert screen.desk.interview.facts.recordings[0].shown == 0


async def test_a_wrong_mark_is_taken_away(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await pilot.press("ctrl+r", "ctrl+k", "delete", "escape")
        await pilot.pause()
        assert screen.desk.interview.facts.recordings == ()


async def test_without_a_mark_there_is_nothing_to_correct(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, _):
        await pilot.press("ctrl+k")
        await pilot.pause()
        assert "No recording is marked" in screen_text(pilot.app)
