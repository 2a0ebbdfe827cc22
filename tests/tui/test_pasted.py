"""A text that is pasted into the composer: one entry, or as many as it has lines."""

import pytest
from textual import events
from textual.pilot import Pilot

from sosapp.store.study_folder import StudyFolder
from sosapp.tui.screens.interview import InterviewScreen
from sosapp.tui.screens.pasted import PastedDialog
from sosapp.tui.widgets.said import Said
from tests.tui.conftest import OpenScreen

FIFTY = [f"rad {number}" for number in range(1, 51)]


async def pastes(pilot: Pilot[None], text: str) -> None:
    """Paste a text, as a terminal hands it over."""
    await pilot.app.on_event(events.Paste(text))
    await pilot.pause()


def said(screen: InterviewScreen) -> list[str]:
    """The texts of the entries."""
    return [entry.text for entry in screen.desk.interview.entries.values()]


async def test_a_few_lines_are_one_entry(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await pastes(pilot, "ett\r\ntvå\r\ntre\r\n")
        await pilot.press("enter")
        assert said(screen) == ["ett\ntvå\ntre"]


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
async def test_fifty_lines_can_be_fifty_entries(
    prepared: StudyFolder, on_interview: OpenScreen, end: str
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await pastes(pilot, end.join(FIFTY))
        assert isinstance(pilot.app.screen, PastedDialog)
        await pilot.press("2")
        await pilot.pause()
        assert said(screen) == FIFTY
        assert screen.composer.text == ""


async def test_fifty_lines_can_be_one_entry(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await pastes(pilot, "\n".join(FIFTY))
        await pilot.press("enter")
        await pilot.pause()
        assert said(screen) == []
        await pilot.press("enter")
        assert said(screen) == ["\n".join(FIFTY)]


async def test_fifty_entries_are_taken_back_with_one_key(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await pastes(pilot, "\n".join(FIFTY))
        await pilot.press("2", "ctrl+z")
        await pilot.pause()
        assert said(screen) == []


async def test_each_line_says_what_it_is(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await pastes(pilot, '! Avstånd\n" så är det\n\n@ Granåker | 4\nvanlig rad')
        await pilot.press("2")
        await pilot.pause()
        entries = list(screen.desk.interview.entries.values())
        kinds = [entry.kind for entry in entries]
        assert kinds == ["challenge", "quote", "collaboration", "note"]
        assert [entry.number for entry in entries] == [1, 2, 3, 4]


async def test_what_is_pasted_is_kept_before_anything_is_asked(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await pastes(pilot, "\n".join(FIFTY))
        assert isinstance(pilot.app.screen, PastedDialog)
        assert screen.desk.opened.draft.text == "\n".join(FIFTY)


async def test_a_text_that_comes_in_pieces_is_one_text(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await pastes(pilot, "\n".join(FIFTY[:9]) + "\nr")
        assert isinstance(pilot.app.screen, PastedDialog)
        await pilot.press("a", "d")
        await pastes(pilot, " 10\r" + "\r".join(FIFTY[10:]))
        assert pilot.app.screen.query(Said).first().values == {"n": 50}
        await pilot.press("2")
        await pilot.pause()
        assert said(screen) == FIFTY


async def test_a_piece_that_ends_with_a_line_is_followed_by_a_new_line(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await pastes(pilot, "".join(f"{line}\r" for line in FIFTY[:9]))
        await pastes(pilot, "\r".join(FIFTY[9:]))
        await pilot.press("2")
        await pilot.pause()
        assert said(screen) == FIFTY
