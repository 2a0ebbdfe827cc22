"""What the interview says of saving is true, and there is always a way out."""

from dataclasses import replace
from errno import ENOSPC
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static
from textual.widgets.text_area import Edit, EditResult

from sosapp.locale import Language, translate
from sosapp.store.kept_file import read_tables
from sosapp.store.open_interview import OpenInterview
from sosapp.store.rows import interview_of
from sosapp.store.study_folder import StudyFolder
from sosapp.store.writer import SaveState, Writer
from sosapp.tui.saving import LATE_SECONDS, QUIET_SECONDS, SavingWatch
from sosapp.tui.screens.interview import InterviewScreen
from sosapp.tui.widgets.record_form import RecordForm
from sosapp.tui.widgets.save_alarm import IN_WORDS, SaveAlarm
from tests.store.conftest import Disk
from tests.store.gate import Gate
from tests.store.work import LONG_ENOUGH
from tests.tui.conftest import INTERVIEW, OpenScreen
from tests.tui.screen_text import screen_text
from tests.tui.waiting import until

SAVED, SOON, NOT_SAVED = "saved ✓", "saving …", "NOT SAVED"
WAITING = SaveState(saved=False, pending_since="2026-11-23T14:02:11+01:00")


class Seconds:
    """A clock that stands still until a test moves it."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        """The seconds of the moment."""
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    """A clock that stands still."""
    return Seconds()


def shown(pilot: Pilot[Any]) -> str:
    """The painted text on one line, so that a break hides nothing."""
    return " ".join(screen_text(pilot.app).split())


def test_nothing_is_saved_until_the_keys_have_come_to_rest(seconds: Seconds) -> None:
    watch = SavingWatch(seconds)
    assert watch.shown(SaveState()).saved
    watch.key_pressed()
    assert not watch.shown(SaveState()).saved
    seconds.now += QUIET_SECONDS + 0.001
    assert watch.shown(SaveState()).saved
    assert not watch.shown(WAITING).saved


def test_a_disk_is_late_when_the_same_thing_waits_too_long(seconds: Seconds) -> None:
    watch = SavingWatch(seconds)
    late = []
    for since in ("14:02:11", "14:02:12", "14:02:12", "", "14:02:12"):
        late.append(watch.is_late(SaveState(pending_since=since)))
        seconds.now += LATE_SECONDS
    assert late == [False, False, True, False, False]


async def test_saved_is_not_shown_before_the_flush_returned(
    prepared: StudyFolder, on_interview: OpenScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await until(pilot, lambda: SAVED in shown(pilot))
        gate = Gate(monkeypatch)
        await pilot.press("a")
        await until(pilot, gate.reached.is_set)
        for _ in range(3):
            screen.tick()
            await pilot.pause()
            assert SAVED not in shown(pilot)
        gate.opened.set()
        await until(pilot, lambda: SAVED in shown(pilot))
        assert screen.desk.opened.state.saved


async def test_a_burst_of_keys_says_one_thing(
    prepared: StudyFolder,
    on_interview: OpenScreen,
    seconds: Seconds,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await until(pilot, lambda: SAVED in shown(pilot))
        screen._watch = SavingWatch(seconds)
        said: list[object] = []
        sign = screen.query_one("#saved", Static)
        monkeypatch.setattr(sign, "update", lambda text, **_: said.append(text))
        for letter in "mening":
            await pilot.press(letter)
            assert screen.desk.opened.wait(LONG_ENOUGH)
        assert [str(text) for text in said] == [SOON]
        seconds.now += 1
        await until(pilot, lambda: len(said) > 1)
        assert [str(text) for text in said] == [SOON, SAVED]


async def test_the_sign_changes_before_the_key_is_painted(
    prepared: StudyFolder, on_interview: OpenScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await until(pilot, lambda: SAVED in shown(pilot))
        order: list[str] = []
        sign, composer = screen.query_one("#saved", Static), screen.composer
        edit = composer.edit

        def edited(change: Edit) -> EditResult:
            order.append("text")
            return edit(change)

        monkeypatch.setattr(sign, "update", lambda text, **_: order.append(str(text)))
        monkeypatch.setattr(composer, "edit", edited)
        await pilot.press("a")
        assert order[:2] == [SOON, "text"]


async def test_a_key_in_the_form_is_not_saved_at_once_either(
    prepared: StudyFolder, on_interview: OpenScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        screen.composer.insert("@ Granåker")
        await pilot.press("enter", "ctrl+t")
        await until(pilot, lambda: SAVED in shown(pilot))
        gate = Gate(monkeypatch)
        await pilot.press("x")
        await until(pilot, lambda: SOON in shown(pilot))
        gate.opened.set()
        await until(pilot, lambda: SAVED in shown(pilot))


async def test_a_problem_without_words_of_ours_is_said_as_it_is(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        refusing = refuse(screen, 0)
        await pilot.press("a")
        await until(pilot, lambda: "what the system says" in shown(pilot))
        refusing.clear()


async def test_a_disk_that_does_not_answer_is_said_and_typing_goes_on(
    prepared: StudyFolder,
    on_interview: OpenScreen,
    seconds: Seconds,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with on_interview(prepared, (110, 24)) as (pilot, screen):
        screen._watch = SavingWatch(seconds)
        gate = Gate(monkeypatch)
        await pilot.press("a")
        await until(pilot, gate.reached.is_set)
        screen.tick()
        seconds.now += LATE_SECONDS
        screen.tick()
        await pilot.press("b", "c")
        since = screen.desk.opened.state.pending_since[11:19]
        assert f"has not answered since {since}" in shown(pilot)
        assert NOT_SAVED in shown(pilot)
        assert screen_text(pilot.app).splitlines()[-1].startswith(" f10 save in")
        assert screen.composer.text == "abc"
        gate.opened.set()
        await until(pilot, lambda: "not answered" not in shown(pilot))
        seconds.now += 1
        await until(pilot, lambda: SAVED in shown(pilot))
        assert "save in another place" not in shown(pilot)
        assert prepared.read(INTERVIEW).draft.text == "abc"


@pytest.mark.parametrize("size", [(40, 12), (80, 24)])
@pytest.mark.parametrize("language", ["sv", "en"])
async def test_the_alarm_says_since_when_why_and_what_to_do(
    prepared: StudyFolder,
    on_interview: OpenScreen,
    size: tuple[int, int],
    language: Language,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sosapp.store.writer.RETRY_SECONDS", 3600)
    what = "stäng inte" if language == "sv" else "do not close"
    async with on_interview(prepared, size, language) as (pilot, screen):
        refusing = refuse(screen, ENOSPC)
        await pilot.press("a")
        await until(pilot, lambda: screen.query_one(SaveAlarm).display)
        failing = writer_of(screen).state
        for number, problem in IN_WORDS.items():
            writer_of(screen).state = replace(failing, errno=number)
            screen.tick()
            await pilot.pause()
            why = translate(problem, language)
            for said in (f"{failing.pending_since[11:19]}: {why}.", what, "f10 "):
                assert said in shown(pilot)
        assert screen.composer.region.height
        refusing.clear()


def writer_of(screen: InterviewScreen) -> Writer:
    """The writer of the interview that is shown."""
    opened = screen.desk.opened
    assert isinstance(opened, OpenInterview)
    return opened._writer


def refuse(screen: InterviewScreen, number: int) -> list[bool]:
    """Have the journal refuse everything until the list that is returned is empty."""
    refusing = [True]
    journal = writer_of(screen)._journal
    real = journal.append

    def append(*given: Any) -> None:
        if refusing:
            raise OSError(number, "what the system says")
        real(*given)

    vars(journal)["append"] = append
    return refusing


async def test_everything_is_written_when_the_disk_is_back(
    prepared: StudyFolder,
    on_interview: OpenScreen,
    disk: Disk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sosapp.store.writer.RETRY_SECONDS", 0.01)
    async with on_interview(prepared) as (pilot, screen):
        disk.fail("write")
        await pilot.press(*"en", "enter", *"half")
        await until(pilot, lambda: NOT_SAVED in shown(pilot))
        disk.mend()
        await until(pilot, lambda: SAVED in shown(pilot))
        assert not screen.query_one(SaveAlarm).display
        kept = prepared.read(INTERVIEW)
        assert [entry.text for entry in kept.entries.values()] == ["en"]
        assert kept.draft.text == "half"


async def test_a_key_saves_everything_in_another_place(
    prepared: StudyFolder, on_interview: OpenScreen, isolated_home: Path
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        refusing = refuse(screen, ENOSPC)
        await pilot.press(*"en", "enter", *"half", "f10")
        await until(pilot, lambda: "also lies in" in shown(pilot))
        (path,) = isolated_home.rglob(f"sosapp-{INTERVIEW}-*.json")
        assert path.name in shown(pilot)
        rescued = interview_of(read_tables(path), path.name)
        assert rescued.entries == screen.desk.interview.entries
        assert rescued.draft.text == "half"
        refusing.clear()
        await until(pilot, lambda: SAVED in shown(pilot))
        assert path.name in shown(pilot)


async def test_a_copy_that_no_place_takes_is_said(
    prepared: StudyFolder, on_interview: OpenScreen, disk: Disk
) -> None:
    async with on_interview(prepared) as (pilot, _):
        disk.fail("write")
        await pilot.press("a", "f10")
        await until(pilot, lambda: "could not be saved" in shown(pilot).lower())
        disk.mend()


async def test_leaving_an_unsaved_interview_names_the_other_place(
    prepared: StudyFolder, on_interview: OpenScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sosapp.tui.screens.interview_saving.LEAVE_SECONDS", 0.05)
    async with on_interview(prepared) as (pilot, screen):
        refusing = refuse(screen, ENOSPC)
        await pilot.press("a", "ctrl+l")
        await until(pilot, lambda: "Once more leaves anyway" in shown(pilot))
        assert "F10 saves in another place" in shown(pilot)
        assert pilot.app.screen is screen
        refusing.clear()


async def test_a_fault_keeps_what_is_typed_though_the_screen_is_half_gone(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await pilot.press(*"halv")
        await screen.query_one(RecordForm).remove()
        screen.abandon()
        assert prepared.read(INTERVIEW).draft.text == "halv"
        screen._is_left = True
        screen.desk.opened.close()
