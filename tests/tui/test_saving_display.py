"""*Saved* is shown only if the disk has everything that was typed."""

import os
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from textual.pilot import Pilot

from sosapp.store.study_folder import StudyFolder
from sosapp.tui.widgets.save_alarm import SaveAlarm
from tests.tui.conftest import OpenScreen
from tests.tui.screen_text import screen_text
from tests.tui.waiting import settled, until


class Held:
    """A disk that keeps every flush waiting while it is held."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._free = threading.Event()
        self._free.set()
        real = os.fsync

        def flush(descriptor: int) -> None:
            self._free.wait()
            real(descriptor)

        patch.setattr(os, "fsync", flush)

    def hold(self) -> None:
        """Let no flush return."""
        self._free.clear()

    def let_go(self) -> None:
        """Let all of them return."""
        self._free.set()


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    """A disk that can be held; at the end it is free."""
    held = Held(monkeypatch)
    yield held
    held.let_go()


def says_saved(pilot: Pilot[Any]) -> bool:
    """Whether the screen says that all is saved."""
    return "saved ✓" in screen_text(pilot.app)


async def test_saved_is_not_said_while_a_key_is_pending(
    prepared: StudyFolder, on_interview: OpenScreen, disk: Held
) -> None:
    async with on_interview(prepared) as (pilot, _):
        await until(pilot, lambda: says_saved(pilot))
        disk.hold()
        for letter in "halvskriven":
            await pilot.press(letter)
            await settled()
            assert not says_saved(pilot)
        disk.let_go()
        await until(pilot, lambda: says_saved(pilot))


async def test_a_disk_that_does_not_answer_is_told_of_and_typing_goes_on(
    prepared: StudyFolder,
    on_interview: OpenScreen,
    disk: Held,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sosapp.tui.widgets.save_alarm.SLOW_SECONDS", 0)
    async with on_interview(prepared) as (pilot, screen):
        disk.hold()
        await pilot.press(*"hej")
        alarm = screen.query_one(SaveAlarm)
        await until(pilot, lambda: alarm.display)
        assert "The disk does not answer" in screen_text(pilot.app)
        await pilot.press(*" och hå", "enter", *"mer")
        assert screen.composer.text == "mer"
        disk.let_go()
        await until(pilot, lambda: not alarm.display and says_saved(pilot))
        assert not screen.desk.opened.state.pending_since
    [written] = prepared.read(screen.desk.interview.id).entries.values()
    assert written.text == "hej och hå"
