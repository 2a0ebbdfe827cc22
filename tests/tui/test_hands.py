"""Two interviewees and two interviewers: who says it, and who types it."""

from dataclasses import replace

from sosapp.store.study_folder import StudyFolder
from tests.tui.conftest import OpenScreen
from tests.tui.screen_text import screen_text


async def test_a_speaker_stays_until_the_next_and_over_a_restart(
    two_people: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(two_people) as (pilot, screen):
        await pilot.press(*"2: Vi delar jouren", "enter", "ctrl+n", *"Den går runt")
        assert "2: P02" in str(screen.composer.border_title)
        await pilot.press("enter")
    async with on_interview(two_people) as (pilot, screen):
        await pilot.press(*"Fast dyrt", "enter", *"1: Nja", "enter")
        said = [e.speaker for e in screen.desk.interview.entries.values()]
        assert said == [2, 2, 2, 1]


async def test_who_speaks_is_shown_while_the_line_is_typed(
    two_people: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(two_people) as (pilot, screen):
        assert not screen.composer.border_title
        await pilot.press(*"1: Nja")
        assert "1: P01" in screen_text(pilot.app)


async def test_another_interviewer_takes_over_in_the_middle(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await pilot.press(*"mitt", "enter")
        assert "IA· " not in screen_text(pilot.app)
        screen.sos.settings = replace(screen.sos.settings, interviewer="Bo Exempel")
        await pilot.press(*"ditt", "enter")
        await pilot.pause()
        said = {e.text: e.by for e in screen.desk.interview.entries.values()}
        assert said == {"mitt": "Intervjuare A", "ditt": "Bo Exempel"}
        assert "IA· mitt" in screen_text(pilot.app)
        assert "BE· ditt" in screen_text(pilot.app)
        assert [change.who for change in screen.desk.interview.trail][-1] == said[
            "ditt"
        ]


async def test_nothing_moves_by_itself(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, _):
        assert pilot.app.animation_level == "none"
