"""A damaged file in the application: an older version is offered, never just taken."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from sosapp.instrument.instrument import Instrument
from sosapp.store.open_interview import OpenInterview
from sosapp.store.settings import Settings
from sosapp.store.study_folder import StudyFolder
from sosapp.study import editing
from sosapp.study.applying import applied
from sosapp.study.study import Case, Participant
from sosapp.tui.app import SosApp
from sosapp.tui.screens.home import HomeScreen
from sosapp.tui.screens.interview import InterviewScreen
from sosapp.tui.screens.pick_study import PickStudyScreen
from sosapp.tui.screens.previous_study import PreviousStudyDialog
from sosapp.tui.screens.versions import VersionsDialog
from tests.store.work import crash
from tests.study.material import AUTHOR, entry, texts_of
from tests.tui.conftest import INTERVIEW
from tests.tui.screen_text import screen_text
from tests.tui.waiting import until


@pytest.fixture
def told(prepared: StudyFolder) -> StudyFolder:
    """An interview in which two things were said, one of them since its checkpoint."""
    prepared.save(prepared.study.with_participant(Participant(code="P01")))
    work = OpenInterview(prepared, INTERVIEW, lambda _: None)
    work.change(editing.added(work.interview, entry("ett"), AUTHOR))
    work.close()
    work = OpenInterview(prepared, INTERVIEW, lambda _: None)
    work.change(editing.added(work.interview, entry("två"), AUTHOR))
    crash(work)
    return prepared


def flip(path: Path) -> bytes:
    """Change one bit in the middle of a file; what then stands in it."""
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 4
    path.write_bytes(raw)
    return bytes(raw)


@asynccontextmanager
async def at_home(
    path: Path, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[None]]:
    app = SosApp(path, Settings(interviewer="Å", language="en"))
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        yield pilot


async def showing(pilot: Pilot[Any], screen: type) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, screen))


async def opening(pilot: Pilot[Any]) -> None:
    """Press Enter on the interview, and see the versions."""
    await until(
        pilot, lambda: pilot.app.screen.query(OptionList).first().option_count > 0
    )
    await pilot.press("enter")
    await showing(pilot, VersionsDialog)


def text(pilot: Pilot[Any]) -> str:
    """The painted text on one line, so that a break hides nothing."""
    return " ".join(screen_text(pilot.app).split())


async def test_the_previous_version_says_what_it_holds_and_is_opened(
    told: StudyFolder,
) -> None:
    damaged = flip(told.file(INTERVIEW))
    async with at_home(told.path) as pilot:
        await opening(pilot)
        assert "The file of the interview is damaged" in text(pilot)
        assert "2 entries, 2 changes, until 2026-11-23" in text(pilot)
        assert "everything that was written" in text(pilot)
        await pilot.press("1")
        await showing(pilot, InterviewScreen)
        assert isinstance(pilot.app.screen, InterviewScreen)
        assert texts_of(pilot.app.screen.desk.interview) == ["ett", "två"]
        await pilot.app.screen.leave()
    assert damaged in [path.read_bytes() for path in told.files.aside.iterdir()]
    assert StudyFolder(told.path).study.log[-1].what == "version_used"


async def test_enter_leaves_everything_alone(told: StudyFolder) -> None:
    flip(told.file(INTERVIEW))
    before = {p.name: p.read_bytes() for p in told.files.interviews.iterdir()}
    async with at_home(told.path) as pilot:
        await opening(pilot)
        await pilot.press("enter")
        await showing(pilot, HomeScreen)
    assert {p.name: p.read_bytes() for p in told.files.interviews.iterdir()} == before
    assert not told.files.aside.exists()


async def test_an_interview_without_its_file_is_listed_and_brought_back(
    told: StudyFolder,
) -> None:
    told.file(INTERVIEW).unlink()
    async with at_home(told.path) as pilot:
        await opening(pilot)
        await pilot.press("1")
        await showing(pilot, InterviewScreen)
        assert isinstance(pilot.app.screen, InterviewScreen)
        await pilot.app.screen.leave()
    assert texts_of(told.read(INTERVIEW)) == ["ett", "två"]


async def test_nothing_is_offered_when_nothing_is_whole(told: StudyFolder) -> None:
    flip(told.file(INTERVIEW))
    flip(told.files.previous(told.file(INTERVIEW)))
    async with at_home(told.path) as pilot:
        await opening(pilot)
        assert "There is no whole version beside it" in text(pilot)
        await pilot.press("1")
        await pilot.press("escape")
        await showing(pilot, HomeScreen)


@pytest.mark.parametrize(("digit", "kept"), [("1", "där"), ("2", "två")])
async def test_of_two_versions_one_is_chosen_and_the_other_is_set_aside_whole(
    told: StudyFolder, instrument: Instrument, digit: str, kept: str
) -> None:
    path, journal = told.file(INTERVIEW), told.files.journal(INTERVIEW)
    file, ours = told.interview_file(INTERVIEW), journal.read_bytes()
    for said in ("där", "och där"):
        other = file.read_checkpoint()
        change = editing.added(other, entry(said), AUTHOR)
        file.write(applied(other, change), instrument)
    theirs = path.read_bytes()
    async with at_home(told.path, (100, 40)) as pilot:
        await opening(pilot)
        assert "changed in two places" in text(pilot)
        assert "3 entries, 3 changes" in text(pilot)
        assert "2 entries, 2 changes" in text(pilot)
        await pilot.press(digit)
        await showing(pilot, InterviewScreen)
        assert isinstance(pilot.app.screen, InterviewScreen)
        assert kept in texts_of(pilot.app.screen.desk.interview)
        await pilot.app.screen.leave()
    aside = [path.read_bytes() for path in told.files.aside.iterdir()]
    assert ours in aside and theirs in aside


@pytest.mark.parametrize("flipped", [False, True], ids=["not a study", "one bit"])
async def test_the_previous_version_of_the_study_is_offered(
    told: StudyFolder, flipped: bool
) -> None:
    told.save(told.study.with_case(Case(code="9902", name="Granåker")))
    own = told.files.study
    damaged = flip(own) if flipped else b"{}"
    own.write_bytes(damaged)
    async with at_home(told.path) as pilot:
        await showing(pilot, PreviousStudyDialog)
        assert "The previous version is whole: Pilot, 1 cases" in text(pilot)
        await pilot.press("1")
        await showing(pilot, HomeScreen)
    study = StudyFolder(told.path).study
    assert set(study.cases) == {"9901"}
    assert study.log[-1].what == "previous_study_used"
    assert damaged in [path.read_bytes() for path in told.files.aside.iterdir()]


async def test_a_damaged_study_is_left_alone_on_enter(told: StudyFolder) -> None:
    told.files.study.unlink()
    async with at_home(told.path) as pilot:
        await showing(pilot, PreviousStudyDialog)
        await pilot.press("enter")
        await showing(pilot, PickStudyScreen)
    assert not told.files.study.exists()
