"""Withdrawal in the application: explained, made sure of, and told of afterwards."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual.pilot import Pilot
from textual.widgets import OptionList

from sosapp.store.settings import Settings
from sosapp.store.study_folder import StudyFolder
from sosapp.tui.app import SosApp
from sosapp.tui.screens.home import HomeScreen
from sosapp.tui.screens.interview import InterviewScreen
from sosapp.tui.screens.withdrawal import WithdrawalDialog, WithdrawnDialog
from sosapp.tui.widgets.composer import Composer
from tests.tui.conftest import INTERVIEW
from tests.tui.screen_text import screen_text
from tests.tui.waiting import until


@asynccontextmanager
async def at_home(
    study: StudyFolder, *, asking: bool = True
) -> AsyncIterator[Pilot[None]]:
    """Home, with the dialog on the only interview."""
    app = SosApp(study.path, Settings(interviewer="Å", language="en"))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        if asking:
            await pilot.press("d")
            await showing(pilot, WithdrawalDialog)
        yield pilot


async def showing(pilot: Pilot[Any], screen: type) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, screen))


def text(pilot: Pilot[Any]) -> str:
    """The painted text on one line, so that a break hides nothing."""
    return " ".join(screen_text(pilot.app).split())


async def test_both_kinds_are_explained_and_enter_leaves_all_as_it_is(
    prepared: StudyFolder,
) -> None:
    before = prepared.file(INTERVIEW).read_bytes()
    async with at_home(prepared) as pilot:
        assert "Lillmora · P01 · 2026-11-23" in text(pilot)
        assert "1 From now on" in text(pilot)
        assert "2 In full" in text(pilot)
        await pilot.press("enter")
        await showing(pilot, HomeScreen)
    assert prepared.file(INTERVIEW).read_bytes() == before


async def test_everything_is_removed_once_the_code_is_typed(
    prepared: StudyFolder,
) -> None:
    async with at_home(prepared) as pilot:
        await pilot.press("2", *"p02", "enter")
        await until(pilot, lambda: "p02 is not the code" in text(pilot))
        assert prepared.ids() == [INTERVIEW]
        await pilot.press("backspace", "1", "enter")
        await showing(pilot, WithdrawnDialog)
        assert "The interview is removed" in text(pilot)
        assert "To remove by hand:" in text(pilot)
        await pilot.press("enter")
        await showing(pilot, HomeScreen)
        assert pilot.app.screen.query_one(OptionList).option_count == 0
    assert prepared.ids() == []


async def test_an_empty_line_instead_of_the_code_removes_nothing(
    prepared: StudyFolder,
) -> None:
    for pressed in ("enter", "escape", "ctrl+x"):
        async with at_home(prepared) as pilot:
            await pilot.press("2", pressed)
            await showing(pilot, HomeScreen)
        assert prepared.ids() == [INTERVIEW]


async def test_from_now_on_nothing_is_opened_for_typing(prepared: StudyFolder) -> None:
    async with at_home(prepared) as pilot:
        await pilot.press("1", *"vill 12", "enter")
        await until(pilot, lambda: "nothing is added" in text(pilot))
        await showing(pilot, HomeScreen)
        await until(pilot, lambda: "stopped" in text(pilot))
        await pilot.press("enter")
        await showing(pilot, InterviewScreen)
        await until(pilot, lambda: "The interviewee has withdrawn" in text(pilot))
        before = prepared.file(INTERVIEW).read_bytes()
        await pilot.press(*"hej", "enter", "ctrl+z", "f7")
        assert not pilot.app.screen.query_one(Composer).region
        await pilot.press("ctrl+l")
        await showing(pilot, HomeScreen)
        assert prepared.file(INTERVIEW).read_bytes() == before
    assert prepared.read(INTERVIEW).trail[-1].why == "vill 12"
    assert not prepared.file(INTERVIEW).with_suffix(".lock").exists()


async def test_an_interrupted_withdrawal_is_finished_on_opening(
    prepared: StudyFolder,
) -> None:
    prepared.files.withdrawal(INTERVIEW).write_bytes(b"")
    async with at_home(prepared, asking=False) as pilot:
        await showing(pilot, WithdrawnDialog)
    assert not list(prepared.path.rglob(f"*{INTERVIEW}*"))


async def test_the_language_changes_under_what_was_typed(prepared: StudyFolder) -> None:
    async with at_home(prepared) as pilot:
        await pilot.press("2", "P", "f9")
        await until(pilot, lambda: "Skriv P01" in text(pilot))
        await pilot.press("0", "1", "enter")
        await showing(pilot, WithdrawnDialog)
