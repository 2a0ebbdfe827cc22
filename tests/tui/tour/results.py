"""The stops on what comes of the interviews: summary and export."""

from sosapp.tui.screens.behind import BehindScreen
from sosapp.tui.screens.confirm import ConfirmDialog
from sosapp.tui.screens.export import ExportScreen
from sosapp.tui.screens.export_outcome import OutcomeDialog
from sosapp.tui.screens.names import NamesScreen
from sosapp.tui.screens.summary import SummaryScreen
from sosapp.tui.widgets.choice import Choice
from sosapp.tui.widgets.page import Page
from sosapp.tui.widgets.said import Said
from sosapp.tui.widgets.tab_line import TabLine
from tests.tui.tour.walk import Tour
from tests.tui.waiting import until


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


async def summary_behind(tour: Tour) -> None:
    """What is behind the numbers of a table."""
    await page(tour, 2)
    await tour.press("enter", BehindScreen)


async def export(tour: Tour) -> None:
    """What to export."""
    await tour.press("e", ExportScreen)
    screen = tour.app.screen
    assert isinstance(screen, ExportScreen)
    await until(tour.pilot, lambda: screen.undecided is not None)


async def export_notes(tour: Tour) -> None:
    """Which interview to export."""
    written = tour.app.screen.query_one("#format", Choice)
    if written.value != "notes":
        written.focus()
        await tour.pilot.press("left")
    await tour.until_listed()


async def export_sure(tour: Tour) -> None:
    """A question before something that has names in it is written."""
    await export_notes(tour)
    await tour.press("ctrl+s", ConfirmDialog)


async def export_done(tour: Tour) -> None:
    """What has been written."""
    form = tour.screen(ExportScreen)
    form.query_one("#format", Choice).focus()
    await tour.pilot.press("right")
    if form.undecided:
        await tour.press("ctrl+s", ConfirmDialog)
        await tour.press("enter", OutcomeDialog)
    else:
        await tour.press("ctrl+s", OutcomeDialog)


async def export_names(tour: Tour) -> None:
    """The names in what people said."""
    await tour.press("ctrl+r", NamesScreen)
    state = tour.app.screen.query_one("#state", Said)
    await until(tour.pilot, lambda: state.key != "names.reading")
