"""A study with one prepared interview, and an application on it."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest
from textual.pilot import Pilot

from sosapp.instrument.instrument import Instrument
from sosapp.store.settings import Settings
from sosapp.store.shipped import shipped
from sosapp.store.study_folder import StudyFolder
from sosapp.study import clock
from sosapp.study.interview import Facts, Interview
from sosapp.study.study import Case
from sosapp.tui.app import SosApp
from sosapp.tui.screens.interview import InterviewScreen
from sosapp.tui.screens.opening import opened
from tests.keeping import keep
from tests.store.conftest import Disk
from tests.tui.full_study import full_study, ordinary
from tests.tui.wall_clock import WallClock

INTERVIEW = "a1b2c3d4e5"
OpenScreen = Callable[
    ..., AbstractAsyncContextManager[tuple[Pilot[None], InterviewScreen]]
]


@pytest.fixture
def prepared(study: StudyFolder, instrument: Instrument) -> StudyFolder:
    """A study with an interview in Lillmora that was prepared but not begun."""
    study.save(study.study.with_case(Case(code="9901", name="Lillmora")))
    study.keep(instrument)
    facts = Facts(
        id=INTERVIEW,
        guide=instrument.guide.id,
        guide_version=instrument.guide.version,
        instrument=instrument.digest,
        case="9901",
        participants=("P01",),
        date="2026-11-23",
    )
    keep(study, Interview(facts=facts), instrument)
    return study


@pytest.fixture
def two_people(prepared: StudyFolder, instrument: Instrument) -> StudyFolder:
    """The same with two interviewees."""
    interview = prepared.read(INTERVIEW)
    facts = replace(interview.facts, participants=("P01", "P02"))
    keep(prepared, replace(interview, facts=facts), instrument)
    return prepared


@pytest.fixture(scope="session")
def full_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study that has something of everything, in ordinary words; never changed."""
    path = tmp_path_factory.mktemp("full") / "study"
    return full_study(path, shipped() / "templates", ordinary).path


@pytest.fixture
def full(full_folder: Path, tmp_path: Path) -> StudyFolder:
    """A copy of that study."""
    copytree(full_folder, tmp_path / "study")
    return StudyFolder(tmp_path / "study")


@pytest.fixture
def wall(monkeypatch: pytest.MonkeyPatch) -> WallClock:
    """The time of day, which goes on only when a test says so."""
    wall = WallClock()
    monkeypatch.setattr(clock, "now", wall.now)
    return wall


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    """A disk that works until it is told to fail."""
    return Disk(monkeypatch)


@pytest.fixture
def on_interview() -> OpenScreen:
    """Opens the interview of a study: `async with on_interview(study) as …`."""

    @asynccontextmanager
    async def open_screen(
        study: StudyFolder, size: tuple[int, int] = (80, 24), language: str = "en"
    ) -> AsyncIterator[tuple[Pilot[None], InterviewScreen]]:
        settings = Settings(interviewer="Intervjuare A", language=language)
        app = SosApp(study.path, settings)
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            screen = await opened(app, INTERVIEW)
            await app.push_screen(screen)
            await pilot.pause()
            yield pilot, screen
            await screen.leave()

    return open_screen
