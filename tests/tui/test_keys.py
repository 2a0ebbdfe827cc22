"""Keys that the user changes, by pressing them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot

from sosapp.store.settings import Settings, load_settings
from sosapp.store.study_folder import StudyFolder
from sosapp.tui.app import SosApp
from sosapp.tui.key_choice import refusal, usable
from sosapp.tui.screens.interview import InterviewScreen
from sosapp.tui.screens.keys import KeysDialog
from sosapp.tui.screens.opening import opened
from tests.tui.conftest import INTERVIEW
from tests.tui.screen_text import screen_text
from tests.tui.waiting import until


@asynccontextmanager
async def interview(
    study: StudyFolder, keys: dict[str, str] | None = None
) -> AsyncIterator[tuple[Pilot[None], InterviewScreen]]:
    """The interview screen, for somebody who has chosen these keys."""
    settings = Settings(interviewer="Intervjuare A", language="en", keys=keys or {})
    app = SosApp(study.path, settings)
    async with app.run_test(size=(100, 50), notifications=True) as pilot:
        await pilot.pause()
        screen = await opened(app, INTERVIEW)
        await app.push_screen(screen)
        await pilot.pause()
        yield pilot, screen
        await screen.leave()


async def asks_for_key(pilot: Pilot[None], command: str) -> None:
    """Come from the help page to the list, and ask to change a command."""
    await pilot.press("f1", "k")
    await pilot.pause()
    assert isinstance(pilot.app.screen, KeysDialog)
    options = pilot.app.screen.query_one("OptionList")
    options.highlighted = options.get_option_index(command)  # type: ignore[attr-defined]
    await pilot.press("enter")
    await pilot.pause()


async def test_a_command_is_given_another_key_and_keeps_it(
    prepared: StudyFolder,
) -> None:
    async with interview(prepared) as (pilot, screen):
        await asks_for_key(pilot, "next_question")
        await pilot.press("ctrl+a")
        assert "Changed: next" in screen_text(pilot.app)
        await pilot.press("escape")
        first = screen.desk.here
        await pilot.press("ctrl+n")
        assert screen.desk.here == first
        await pilot.press("ctrl+a")
        assert screen.desk.here != first
        assert "^a next" in screen_text(pilot.app)
    assert load_settings().keys == {"next_question": "ctrl+a"}


async def test_a_chosen_key_holds_from_the_start(prepared: StudyFolder) -> None:
    async with interview(prepared, {"next_question": "ctrl+a"}) as (pilot, screen):
        first = screen.desk.here
        await pilot.press("ctrl+a")
        assert screen.desk.here != first


async def test_the_usual_key_comes_back(prepared: StudyFolder) -> None:
    async with interview(prepared, {"next_question": "ctrl+a"}) as (pilot, screen):
        await asks_for_key(pilot, "next_question")
        await pilot.press("escape", "delete", "escape")
        first = screen.desk.here
        await pilot.press("ctrl+n")
        assert screen.desk.here != first
    assert load_settings().keys == {}


@pytest.mark.parametrize(
    ("pressed", "said"),
    [
        ("ctrl+g", "It is already: go to"),
        ("å", "A letter is needed for typing"),
        ("tab", "It is needed for typing"),
        ("ctrl+b", "does not arrive in every terminal"),
        ("ctrl+h", "sends the same for another key"),
    ],
)
async def test_a_key_that_cannot_be_had_is_refused_in_words(
    prepared: StudyFolder, pressed: str, said: str
) -> None:
    async with interview(prepared) as (pilot, screen):
        await asks_for_key(pilot, "next_question")
        await pilot.press(pressed)
        await pilot.pause()
        assert said in " ".join(screen_text(pilot.app).split())
        assert screen.sos.settings.keys == {}


async def test_choices_that_make_no_sense_are_left_out_and_said(
    prepared: StudyFolder,
) -> None:
    odd = {"gone": "ctrl+a", "undo": "x", "next_question": "ctrl+a"}
    async with interview(prepared, odd) as (pilot, screen):
        told = "Changed keys that are not used: gone, undo"
        await until(pilot, lambda: told in screen_text(pilot.app))
        first = screen.desk.here
        await pilot.press("ctrl+a")
        assert screen.desk.here != first


def test_one_key_is_given_to_one_command() -> None:
    assert usable({"a": "ctrl+a", "b": "ctrl+a"}, ["a", "b"]) == {"a": "ctrl+a"}


@pytest.mark.parametrize("pressed", ["f7", "ctrl+k", "pageup"])
def test_a_key_that_every_terminal_sends_can_be_had(pressed: str) -> None:
    assert refusal(pressed, None) is None
