"""The form of a new interview over Home, with what a test does to it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Input

from sosapp.instrument.instrument import Instrument
from sosapp.store.settings import Settings
from sosapp.store.study_folder import StudyFolder
from sosapp.study.interview import Facts
from sosapp.study.starting import Preparation, joined, new_interview
from sosapp.study.study import Case
from sosapp.tui.app import SosApp
from sosapp.tui.screens.new_interview import NewInterviewScreen
from sosapp.tui.widgets.tick_box import TickBox
from tests.keeping import keep
from tests.tui.screen_text import screen_text
from tests.tui.waiting import until

REQUIRED = ("informed", "voluntary", "participate")


class Started:
    """A form that is shown, and what it gave back."""

    def __init__(self, pilot: Pilot[Any], screen: NewInterviewScreen) -> None:
        self.pilot = pilot
        self.screen = screen
        self.result: str | None = None

    def input(self, name: str) -> Input:
        """One line of the form."""
        return self.screen.query_one(f"#{name}", Input)

    @property
    def shown(self) -> str:
        """The painted text on one line, so that a break hides nothing."""
        return " ".join(screen_text(self.pilot.app).split())

    @property
    def ticked(self) -> set[str | None]:
        """The ids of the items that are ticked."""
        return {box.name for box in self.screen.query(TickBox) if box.ticked}

    async def consent(self) -> None:
        """Tick what is required."""
        for box in self.screen.query(TickBox):
            box.ticked = box.name in REQUIRED
        await self.pilot.pause()

    async def start(self) -> str:
        """Press the key and wait for the id."""
        await self.pilot.press("ctrl+s")
        await until(self.pilot, lambda: self.result is not None)
        return self.result or ""

    async def stopped(self) -> None:
        """Press the key and wait for the line that says why it stops."""
        await self.pilot.press("ctrl+s")
        await until(self.pilot, lambda: "Stopp:" in self.shown)


@asynccontextmanager
async def form(
    study: StudyFolder, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Started]:
    """The form over Home, with what it reads already there."""
    app = SosApp(study.path, Settings(language="sv", interviewer="Intervjuare A"))
    async with app.run_test(size=size) as pilot:
        shown = Started(pilot, NewInterviewScreen(study))

        def take(result: str | None) -> None:
            shown.result = result

        app.push_screen(shown.screen, take)
        await until(pilot, lambda: bool(shown.screen.query(TickBox)))
        yield shown


def held(study: StudyFolder, instrument: Instrument, wave: int) -> None:
    """An earlier interview with P01 in Lillmora."""
    prepared = Preparation(
        case="9901",
        participants=("P01",),
        wave=wave,
        date="2026-01-01",
        language="sv",
        agreed=frozenset(REQUIRED),
    )
    interview = new_interview(instrument, prepared, "2026-01-01T10:00:00+01:00")
    lillmora = Case(code="9901", name="Lillmora")
    study.save(joined(study.study, lillmora, prepared.participants, "socialchef"))
    keep(study, interview, instrument)


def facts(study: StudyFolder, interview: str) -> Facts:
    """What was kept of an interview."""
    return study.read(interview).facts
