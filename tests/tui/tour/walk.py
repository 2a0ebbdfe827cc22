"""How a tour goes from stop to stop, and what can be shown over any of them."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from textual.command import CommandPalette
from textual.drivers.headless_driver import HeadlessDriver
from textual.events import Resize
from textual.geometry import Size
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, OptionList

from sosapp.errors import Unreadable
from sosapp.store.settings import Settings
from sosapp.store.study_folder import StudyFolder
from sosapp.tui.app import SosApp
from sosapp.tui.screens.base import BaseScreen
from sosapp.tui.screens.help import HelpScreen
from sosapp.tui.screens.home import HomeScreen
from sosapp.tui.theme import DARK
from tests.tui.full_study import Word
from tests.tui.waiting import settled, until

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

    async def resize(self, width: int, height: int) -> None:
        """Give the terminal another size."""
        size = Size(width, height)
        driver = self.app._driver
        assert isinstance(driver, HeadlessDriver)
        # As Pilot.resize_terminal does, which waits until the machine is idle.
        driver._size = size
        self.app.post_message(Resize(size, size))
        while self.app.screen._compositor.size != size:
            await settled(1)

    async def leave(self) -> None:
        """Leave the screen that is shown."""
        screen = self.app.screen
        if isinstance(screen, BaseScreen):
            await screen.leave()
        screen.dismiss(None)
        # The pilot would wait for what the screen below draws anew, and so takes away.
        while screen in self.app.screen_stack:
            await settled(1)


Stop = Callable[[Tour], Awaitable[None]]


@dataclass(frozen=True)
class Part:
    """Some stops that are all reached from the same one."""

    begins: Stop
    stops: dict[str, Stop]

    def only(self, *names: str) -> "Part":
        """The part with some of its stops."""
        kept = {name: stop for name, stop in self.stops.items() if name in names}
        return Part(self.begins, kept)

    def without(self, *names: str) -> "Part":
        """The part without some of its stops."""
        return self.only(*(name for name in self.stops if name not in names))


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
        await settled()
        yield name
        while base in tour.app.screen_stack and tour.app.screen is not base:
            await tour.leave()
        tour.app.clear_notifications()


async def here(tour: Tour) -> None:
    """The stop itself that the others are reached from."""


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
