"""One key makes a line a quote, stars it, or says how it may be used."""

import pytest
from textual.pilot import Pilot

from sosapp.store.study_folder import StudyFolder
from sosapp.study.entry import Entry
from sosapp.tui.screens.interview import InterviewScreen
from sosapp.tui.widgets.entry_list import EntryList
from tests.tui.conftest import INTERVIEW, OpenScreen
from tests.tui.screen_text import screen_text


def entries(screen: InterviewScreen) -> list[Entry]:
    """What has been written, in order."""
    return list(screen.desk.interview.entries.values())


async def write(pilot: Pilot[None], screen: InterviewScreen, *lines: str) -> None:
    """File some lines under the question of the moment."""
    for line in lines:
        screen.composer.insert(line)
        await pilot.press("enter")


async def test_f8_makes_the_newest_line_a_quote_and_says_so(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await write(pilot, screen, "först", "sist [/b]")
        await pilot.press("f8")
        await pilot.pause()
        assert [entry.kind for entry in entries(screen)] == ["note", "quote"]
        assert "“sist [/b]”: Quote" in screen_text(pilot.app)
        await pilot.press("f8")
        assert [entry.kind for entry in entries(screen)] == ["note", "note"]


async def test_what_is_being_typed_becomes_a_quote_where_it_stands(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await pilot.press(*"Det", "f8", *" gick", "enter")
        (entry,) = entries(screen)
        assert (entry.kind, entry.text) == ("quote", "Det gick")


async def test_f8_twice_leaves_what_is_being_typed_as_it_was(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await pilot.press("a", "ctrl+d", "f8", "f8", "ctrl+d")
        assert screen.composer.text == "a"
        await pilot.press("ctrl+d", "f8", "enter")
        (entry,) = entries(screen)
        assert (entry.kind, entry.star, entry.text) == ("quote", True, "a")


async def test_a_record_is_no_quote(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        screen.composer.insert("@ Granåker")
        await pilot.press("f8")
        await pilot.pause()
        assert screen.composer.text == "@ Granåker"
        await pilot.press("enter", "f8")
        await pilot.pause()
        assert "Only a note can become a quote." in screen_text(pilot.app)
        assert entries(screen)[0].kind == "collaboration"


async def test_one_key_keeps_the_newest_line_off_the_record_in_words(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await write(pilot, screen, "mellan oss")
        await pilot.press("f12")
        await pilot.pause()
        assert entries(screen)[0].use == "off_record"
        assert "mellan oss [not for the record]" in screen_text(pilot.app)
        await pilot.press("f11")
        assert entries(screen)[0].use == "may_quote"
        await pilot.press("f11")
        assert entries(screen)[0].use == ""


async def test_a_line_is_off_the_record_before_it_is_filed(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await pilot.press("a", "f12")
        await pilot.pause()
        assert "Note · not for the record" in screen_text(pilot.app)
        await pilot.press("b", "enter", "c", "enter")
        assert [(e.text, e.use) for e in entries(screen)] == [
            ("ab", "off_record"),
            ("c", ""),
        ]


async def test_a_half_typed_line_is_still_off_the_record_when_it_comes_back(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, _):
        await pilot.press("a", "f12")
    assert prepared.read(INTERVIEW).draft.use == "off_record"
    async with on_interview(prepared) as (pilot, screen):
        await pilot.press("b", "enter")
        assert [(e.text, e.use) for e in entries(screen)] == [("ab", "off_record")]


async def test_a_line_that_is_changed_keeps_its_use_and_another_line_its_own(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await write(pilot, screen, "ett")
        await pilot.press("f12", *"två", "f4", "enter", *"!", "enter", "enter")
        assert [(e.text, e.use) for e in entries(screen)] == [
            ("ett!", "off_record"),
            ("två", ""),
        ]


@pytest.mark.parametrize(
    ("pressed", "expected"),
    [
        ("asterisk", (True, "note", "")),
        ("quotation_mark", (False, "quote", "")),
        ("plus", (False, "note", "may_quote")),
        ("minus", (False, "note", "off_record")),
        ("f12", (False, "note", "off_record")),
    ],
)
async def test_in_the_list_a_key_labels_the_line_under_the_cursor(
    prepared: StudyFolder,
    on_interview: OpenScreen,
    pressed: str,
    expected: tuple[bool, str, str],
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await write(pilot, screen, "först", "sist")
        await pilot.press("up", "up", pressed)
        first, last = entries(screen)
        assert (first.star, first.kind, first.use) == expected
        assert (last.star, last.kind, last.use) == (False, "note", "")
        assert screen.query_one(EntryList).has_focus


async def test_without_a_line_it_says_that_there_is_none(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, _):
        await pilot.press("ctrl+d")
        await pilot.pause()
        assert "No line under this question yet." in screen_text(pilot.app)
