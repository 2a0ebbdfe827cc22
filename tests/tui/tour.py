"""A tour of every screen and dialog of the application.

The stops show a full study (see `full_study`), which has something of everything.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, OptionList

from sosapp.errors import Unreadable
from sosapp.store.settings import Settings
from sosapp.store.study_folder import StudyFolder
from sosapp.store.writer import SaveState
from sosapp.tui.app import SosApp
from sosapp.tui.screens.advice import AdviceDialog
from sosapp.tui.screens.base import BaseScreen
from sosapp.tui.screens.confirm import ConfirmDialog
from sosapp.tui.screens.export import ExportScreen
from sosapp.tui.screens.go_to import GoToDialog
from sosapp.tui.screens.help import HelpScreen
from sosapp.tui.screens.home import HomeScreen
from sosapp.tui.screens.interview import InterviewScreen
from sosapp.tui.screens.interviewer import InterviewerDialog
from sosapp.tui.screens.mark import MarkDialog
from sosapp.tui.screens.new_interview import NewInterviewScreen
from sosapp.tui.screens.new_study import NewStudyScreen
from sosapp.tui.screens.opening import opened
from sosapp.tui.screens.pick_study import PickStudyScreen
from sosapp.tui.screens.summary import SummaryScreen
from sosapp.tui.theme import DARK
from sosapp.tui.widgets.case_input import CaseInput
from sosapp.tui.widgets.choice import Choice
from sosapp.tui.widgets.entry_list import EntryList
from sosapp.tui.widgets.page import Page
from sosapp.tui.widgets.problem_line import ProblemLine
from sosapp.tui.widgets.record_form import RecordForm
from sosapp.tui.widgets.tab_line import TabLine
from sosapp.tui.widgets.tick_box import TickBox
from sosapp.tui.widgets.value_line import ValueLine
from tests.tui.full_study import FULL, PLANNED, RECORD, Word
from tests.tui.waiting import until

Kind = TypeVar("Kind")


@dataclass(frozen=True)
class Tour:
    """Where the tour is, and how it makes the words that it types."""

    pilot: Pilot[Any]
    word: Word

    @property
    def app(self) -> SosApp:
        """The application."""
        assert isinstance(self.pilot.app, SosApp)
        return self.pilot.app

    def screen(self, kind: type[Kind]) -> Kind:
        """The screen that is shown."""
        assert isinstance(self.app.screen, kind)
        return self.app.screen

    def line(self, name: str) -> Input:
        """A line of the form that is shown."""
        return self.app.screen.query_one(f"#{name}", Input)

    async def until_there(self, kind: type[Widget], n: int = 1) -> None:
        """Wait until there are so many widgets of a kind."""
        await until(self.pilot, lambda: len(self.app.screen.query(kind)) >= n)

    async def until_listed(self, n: int = 1) -> None:
        """Wait until the list of the screen has so many lines."""
        options = self.app.screen.query_one(OptionList)
        await until(self.pilot, lambda: options.option_count >= n)

    async def press(self, key: str, kind: type[Screen[Any]]) -> None:
        """Go to a screen by a key."""
        await self.pilot.press(key)
        await until(self.pilot, lambda: isinstance(self.app.screen, kind))

    async def leave(self) -> None:
        """Leave the screen that is shown."""
        screen = self.app.screen
        if isinstance(screen, BaseScreen):
            await screen.leave()
        screen.dismiss(None)
        await self.pilot.pause(0)


Stop = Callable[[Tour], Awaitable[None]]


@dataclass(frozen=True)
class Part:
    """Some stops that are all reached from the same one."""

    begins: Stop
    stops: dict[str, Stop]


@asynccontextmanager
async def touring(
    study: StudyFolder,
    word: Word,
    size: tuple[int, int] = (80, 24),
    theme: str = DARK.name,
) -> AsyncIterator[Tour]:
    """The application on the Home of a study."""
    settings = Settings(word("interviewer"), "sv", theme, (str(study.path),))
    app = SosApp(study.path, settings)
    async with app.run_test(size=size, notifications=True) as pilot:
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        tour = Tour(pilot, word)
        yield tour
        while len(app.screen_stack) > 2:
            await tour.leave()


async def stops(tour: Tour, part: Part) -> AsyncIterator[str]:
    """The names of the stops of a part, each while its screen is shown."""
    await part.begins(tour)
    base = tour.app.screen
    for name, stop in part.stops.items():
        await stop(tour)
        await tour.pilot.pause()
        yield name
        while tour.app.screen is not base:
            await tour.leave()
        tour.app.clear_notifications()


async def here(tour: Tour) -> None:
    """The stop itself that the others are reached from."""


# What can be shown over any screen


async def helped(tour: Tour) -> None:
    """The help page."""
    await tour.press("f1", HelpScreen)


async def palette(tour: Tour) -> None:
    """The palette."""
    await tour.press("ctrl+o", CommandPalette)
    await tour.until_listed()


async def told(tour: Tour) -> None:
    """What is told in passing."""
    problems = (tour.word("problem"),)
    file = tour.word("file")
    tour.app.report(Unreadable("template_unreadable", problems, file=file, n=1))
    tour.app.report(OSError(28, tour.word("disk")))
    tour.app.inform(tour.word("done"))
    await until(tour.pilot, lambda: len(tour.app.screen.query("Toast")) == 3)


# Home and the choice of a study


async def interviewer(tour: Tour) -> None:
    """Who types."""
    await tour.press("i", InterviewerDialog)


async def pick_study(tour: Tour) -> None:
    """The choice of a study."""
    await tour.press("o", PickStudyScreen)
    await tour.until_listed(3)


async def new_study(tour: Tour) -> None:
    """A new study; nothing is filled in."""
    await tour.press("n", NewStudyScreen)
    await tour.until_there(TickBox)


async def new_study_stopped(tour: Tour) -> None:
    """A new study in the folder of another."""
    await new_study(tour)
    tour.line("name").value = tour.word("new study")
    tour.line("folder").value = str(tour.app.folder)
    await _stopped(tour)


async def _stopped(tour: Tour) -> None:
    await tour.pilot.press("ctrl+s")
    problem = tour.app.screen.query_one(ProblemLine)
    await until(tour.pilot, lambda: problem.error is not None)


# A new interview


async def new_interview(tour: Tour) -> None:
    """A new interview with the cases that there are to choose from."""
    await tour.press("n", NewInterviewScreen)
    await tour.until_there(TickBox)


async def advice(tour: Tour) -> None:
    """What the guide advises before the interview."""
    await tour.press("f2", AdviceDialog)


async def new_interview_stopped(tour: Tour) -> None:
    """A new interview that cannot be started as it is filled in."""
    for name in ("name", "place", "case"):
        tour.line(name).value = tour.word(f"new {name}")
    tour.line("participants").value = "P7"
    await tour.pilot.pause()
    tour.app.screen.query_one(CaseInput).take()
    await _stopped(tour)


# The interview


async def interview(tour: Tour, name: str = FULL) -> None:
    """An interview with entries of every kind, and a half-typed line."""
    await tour.app.push_screen(await opened(tour.app, name))
    await tour.pilot.pause()


async def pressed(tour: Tour, keys: tuple[str, ...]) -> None:
    """The same screen after some keys."""
    await tour.pilot.press(*keys)


async def entries(tour: Tour) -> None:
    """The cursor on the first of the entries."""
    written = tour.app.screen.query_one(EntryList)
    written.focus()
    written.action_first()


async def changing(tour: Tour) -> None:
    """An entry in the composer."""
    await entries(tour)
    await tour.pilot.press("enter")


async def alarm(tour: Tour) -> None:
    """The disk takes nothing."""
    screen = tour.screen(InterviewScreen)
    since, problem = "2026-11-23T10:00:00+01:00", tour.word("disk")
    state = SaveState(saved=False, failing_since=since, problem=problem)
    # What a disk says is not ours to choose; here it is, until the next save.
    screen.desk.opened._writer.state = state
    screen.tick()


async def form(tour: Tour, field: str, typed: str) -> None:
    """One field of a record that says all it can, and a word typed there."""
    screen = tour.screen(InterviewScreen)
    kind = screen.desk.interview.entries[RECORD].kind
    place = screen.desk.instrument.record_types[kind].line.index(field)
    screen.open_form(RECORD)
    await tour.pilot.press("up", *["down"] * place)
    if typed:
        screen.query_one(ValueLine).value = typed
    await tour.pilot.pause(0)


async def form_refused(tour: Tour) -> None:
    """A word that the field of a record does not take."""
    await form(tour, "partner_type", tour.word("z"))
    await tour.pilot.press("enter")


async def form_left(tour: Tour) -> None:
    """The interview again, after the form of a record."""
    tour.screen(InterviewScreen).query_one(RecordForm).query_one(Input).value = ""
    await tour.pilot.press("ctrl+t")


async def go_to(tour: Tour) -> None:
    """Every question."""
    await tour.press("ctrl+g", GoToDialog)


async def mark(tour: Tour) -> None:
    """What became of a question."""
    await tour.press("f2", MarkDialog)


async def mark_why(tour: Tour) -> None:
    """Why a question was skipped."""
    await mark(tour)
    await tour.pilot.press("2")


async def confirm(tour: Tour) -> None:
    """A question to be answered with yes or no."""
    await tour.press("f7", ConfirmDialog)


# Summary and export


async def summary(tour: Tour) -> None:
    """The first page of the summary."""
    await tour.press("s", SummaryScreen)
    screen = tour.app.screen
    await until(tour.pilot, lambda: screen.has_class("-read"))
    await page(tour, 1)


async def page(tour: Tour, number: int) -> None:
    """One page of the summary."""
    screen = tour.app.screen

    def is_drawn() -> bool:
        drawing = (worker.group == "draw" for worker in screen.workers)
        return bool(screen.query(Page).first().children) and not any(drawing)

    await tour.pilot.press(str(number))
    assert screen.query_one(TabLine).chosen == number - 1
    await until(tour.pilot, is_drawn)


async def export(tour: Tour) -> None:
    """What to export."""
    await tour.press("e", ExportScreen)


async def export_notes(tour: Tour) -> None:
    """Which interview to export."""
    tour.app.screen.query_one("#format", Choice).focus()
    await tour.pilot.press("right")
    await tour.until_listed()


async def export_sure(tour: Tour) -> None:
    """A question before something that has names in it is written."""
    await tour.press("ctrl+s", ConfirmDialog)


HOME: dict[str, Stop] = {
    "home": here,
    "interviewer": interviewer,
    "home_help": helped,
    "home_palette": palette,
    "home_told": told,
    "planned": partial(interview, name=PLANNED),
}
STUDIES: dict[str, Stop] = {
    "pick_study": here,
    "new_study": new_study,
    "new_study_stopped": new_study_stopped,
}
PREPARING: dict[str, Stop] = {
    "new_interview": here,
    "advice": advice,
    "new_interview_stopped": new_interview_stopped,
}
INTERVIEW: dict[str, Stop] = {
    "interview": here,
    "running": partial(pressed, keys=("f5",)),
    "probes": partial(pressed, keys=("f3",)),
    "entries": entries,
    "changing": changing,
    "interview_told": told,
    "alarm": alarm,
}
DIALOGS: dict[str, Stop] = {
    "form_text": partial(form, field="partner_name", typed=""),
    "form_terms": partial(form, field="partner_type", typed="k"),
    "form_refused": form_refused,
    "form_left": form_left,
    "go_to": go_to,
    "mark": mark,
    "mark_why": mark_why,
    "confirm": confirm,
    "interview_help": helped,
    "interview_palette": palette,
}
SUMMARY: dict[str, Stop] = {
    **{f"summary_{number}": partial(page, number=number) for number in range(1, 8)},
    "summary_help": helped,
    "summary_palette": palette,
}
EXPORT: dict[str, Stop] = {
    "export": here,
    "export_notes": export_notes,
    "export_sure": export_sure,
}
PARTS = {
    "home": Part(here, HOME),
    "studies": Part(pick_study, STUDIES),
    "preparing": Part(new_interview, PREPARING),
    "interview": Part(interview, INTERVIEW),
    "dialogs": Part(interview, DIALOGS),
    "summary": Part(summary, SUMMARY),
    "export": Part(export, EXPORT),
}
