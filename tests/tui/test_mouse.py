"""What keys do can be done with a mouse alone."""

import pytest
from textual.command import CommandPalette
from textual.pilot import Pilot

from sosapp.store.study_folder import StudyFolder
from tests.tui.conftest import OpenScreen
from tests.tui.screen_text import screen_text
from tests.tui.waiting import until


async def clicks_on(pilot: Pilot[None], text: str) -> None:
    """Click where a text is shown."""
    for y, line in enumerate(screen_text(pilot.app).splitlines()):
        if text in line:
            assert await pilot.click(offset=(line.index(text) + 1, y))
            await pilot.pause()
            return
    raise AssertionError(f"no {text!r} on the screen")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_palette_is_opened_and_a_command_chosen(
    prepared: StudyFolder, on_interview: OpenScreen, size: tuple[int, int]
) -> None:
    async with on_interview(prepared, size) as (pilot, screen):
        first = screen.desk.here
        await clicks_on(pilot, "^o all")
        await until(pilot, lambda: isinstance(pilot.app.screen, CommandPalette))
        await until(pilot, lambda: "next  pgdn" in screen_text(pilot.app))
        await clicks_on(pilot, "next  pgdn")
        await until(pilot, lambda: screen.desk.here != first)


async def test_a_line_is_taken_up_and_a_section_chosen(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared, (120, 40)) as (pilot, screen):
        await pilot.press(*"Vi delar jouren", "enter")
        await clicks_on(pilot, "Vi delar jouren")
        assert screen.composer.text == "Vi delar jouren"
        await clicks_on(pilot, "Utmaningar")
        assert screen.desk.here == "D1"
