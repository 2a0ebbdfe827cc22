"""Only one window writes in a study; the others read, and write nothing at all."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from sosapp.store.open_interview import OpenInterview
from sosapp.store.settings import Settings
from sosapp.store.study_folder import StudyFolder
from sosapp.store.study_lock import StudyLock
from sosapp.study import editing
from sosapp.study.interview import Draft
from sosapp.tui.app import SosApp
from sosapp.tui.screens.home import HomeScreen
from sosapp.tui.screens.interview import InterviewScreen
from sosapp.tui.screens.new_interview import NewInterviewScreen
from sosapp.tui.screens.take_over import TakeOverDialog
from sosapp.tui.widgets.composer import Composer
from sosapp.tui.widgets.read_only_line import ReadOnlyLine
from tests.store.test_sealing import all_bytes
from tests.study.material import AUTHOR, entry
from tests.tui.conftest import INTERVIEW
from tests.tui.screen_text import screen_text
from tests.tui.waiting import settled, until

HOLDER = """
import sys
from pathlib import Path
from sosapp.store.study_lock import StudyLock
assert StudyLock(Path(sys.argv[1])).take().may_write
print("taken", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def other(prepared: StudyFolder) -> Iterator[subprocess.Popen[str]]:
    """Another process that writes in the study."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(prepared.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "taken\n"
        yield process
        process.kill()


def window(study: StudyFolder) -> SosApp:
    """A window on a study."""
    return SosApp(study.path, Settings("AE", "sv"))


async def at_home(pilot: Pilot[Any], *, read_only: bool) -> None:
    """Wait until Home says whether one may write."""
    app = pilot.app
    assert isinstance(app, SosApp)
    await until(pilot, lambda: isinstance(app.screen, HomeScreen))
    await until(pilot, lambda: bool(app.work and app.work.standing))
    line = app.screen.query_one(ReadOnlyLine)
    await until(pilot, lambda: line.display == read_only)


async def in_interview(pilot: Pilot[Any]) -> InterviewScreen:
    """Open the interview from Home."""
    options = pilot.app.screen.query_one(OptionList)
    options.highlighted = options.get_option_index(INTERVIEW)
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, InterviewScreen))
    await settled()
    screen = pilot.app.screen
    assert isinstance(screen, InterviewScreen)
    return screen


async def test_the_second_window_reads_says_who_writes_and_changes_no_byte(
    prepared: StudyFolder, other: subprocess.Popen[str]
) -> None:
    work = OpenInterview(prepared, INTERVIEW, lambda _: None)
    work.change(editing.added(work.interview, entry("Vattentornet"), AUTHOR))
    work.keep_draft(Draft(text="halvskriven"))
    assert work.wait()
    before = all_bytes(prepared.path)
    app = window(prepared)
    async with app.run_test(size=(100, 30)) as pilot:
        await at_home(pilot, read_only=True)
        assert str(other.pid) in screen_text(app)
        await pilot.press("n")
        await settled()
        assert not isinstance(app.screen, NewInterviewScreen)
        screen = await in_interview(pilot)
        screen.go("A1")
        await until(pilot, lambda: "Vattentornet" in screen_text(app))
        assert not screen.query_one(Composer).region
        await pilot.press(*"skriv", "enter", "f5", "f2", "f7", "ctrl+z", "delete", "*")
        await pilot.press("ctrl+n", "ctrl+p", "ctrl+t", "f9", "f6")
        await pilot.press("ctrl+l")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await pilot.press("ctrl+q")
    assert all_bytes(prepared.path) == before
    work.close()


async def test_when_the_other_window_is_closed_one_can_write(
    prepared: StudyFolder, other: subprocess.Popen[str]
) -> None:
    app = window(prepared)
    async with app.run_test(size=(100, 30)) as pilot:
        await at_home(pilot, read_only=True)
        await pilot.press("f5")
        await at_home(pilot, read_only=True)
        other.kill()
        other.wait()
        await pilot.press("f5")
        await at_home(pilot, read_only=False)
        screen = await in_interview(pilot)
        await pilot.press(*"hej", "enter")
        assert len(screen.desk.interview.entries) == 1
        await pilot.press("ctrl+q")
    assert StudyLock(prepared.path).take().may_write


def of_another_computer(study: StudyFolder) -> Path:
    """A lock that another computer has left in a shared folder."""
    file = study.path / "study.lock"
    since = "2026-11-23T10:00:00+01:00"
    holder = {"host": "another-computer", "process": 7, "since": since}
    file.write_text(json.dumps(holder), encoding="utf-8")
    return file


async def test_the_lock_of_another_computer_is_not_taken_over_unasked(
    prepared: StudyFolder,
) -> None:
    file = of_another_computer(prepared)
    before = file.read_bytes()
    app = window(prepared)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, TakeOverDialog))
        assert "another-computer" in screen_text(app)
        assert "2026-11-23 10:00" in screen_text(app)
        await pilot.press("enter")
        await at_home(pilot, read_only=True)
        await pilot.press("ctrl+q")
    assert file.read_bytes() == before


async def test_it_is_taken_over_when_that_is_chosen(prepared: StudyFolder) -> None:
    file = of_another_computer(prepared)
    app = window(prepared)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, TakeOverDialog))
        await pilot.press("ctrl+t")
        await at_home(pilot, read_only=False)
        assert b"another-computer" not in file.read_bytes()
        await pilot.press("ctrl+q")
    assert not file.exists()
