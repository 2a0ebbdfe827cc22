"""Summary: what the interviews add up to, a page for each part."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import ActiveBinding, BindingType
from textual.widgets import Static

from sosapp.errors import SosappError
from sosapp.tui.background import Background
from sosapp.tui.problems import as_sosapp_error
from sosapp.tui.screens.base import BaseScreen, key
from sosapp.tui.text import plain, visible
from sosapp.tui.widgets.drawing import REGISTER, TABLE
from sosapp.tui.widgets.key_bar import KeyBar
from sosapp.tui.widgets.page import Page
from sosapp.tui.widgets.tab_line import TabLine

if TYPE_CHECKING:
    from sosapp.export.contents import Contents
    from sosapp.export.tables.table import Table
    from sosapp.locale import Language
    from sosapp.summary.material import Material
    from sosapp.tui.widgets.summary_pages import Pages

DIGITS = range(1, 10)


class SummaryScreen(BaseScreen[None]):
    """Reads the whole study once, then draws the page that is asked for."""

    CSS = """
    SummaryScreen #state { padding: 1 2; height: auto; }
    SummaryScreen Page { display: none; }
    SummaryScreen.-read Page { display: block; }
    SummaryScreen.-read #state { display: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("right", "step(1)", "next_summary", show=True),
        key("left", "step(-1)", "previous_summary"),
        key("n", "table(1)", "next_table", show=True),
        key("p", "table(-1)", "previous_table"),
        key("r", "register", "register", show=True),
        key("enter", "open_table", "open_table", show=True),
        key("t,home", "top", "top"),
        key("f5", "read_again", "read_again"),
        key("escape,ctrl+x", "close", "close", show=True),
        *(key(str(digit), f"page({digit})", f"page_{digit}") for digit in DIGITS),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._reading = Background()
        self._material: Material | None = None
        self._pages: Pages | None = None
        self._problem: SosappError | None = None
        """Why there is nothing to sum up."""
        self._drawn: tuple[Pages | None, int, int] = (None, 0, 0)
        """The page that is shown or on its way: its place and its width."""

    def compose(self) -> ComposeResult:
        """The banner if the data are fictional, the pages' names and the page."""
        head = self.sos.head
        if head is not None and head.fictional:
            yield Static(self.say("app.fictional"), classes="banner", id="banner")
        yield Static(classes="title", id="title")
        yield TabLine()
        yield Static(id="state")
        yield Page()
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin to read."""
        self.set_interval(0.2, self._show_state)
        self.relabel()
        self.action_read_again()

    def on_unmount(self) -> None:
        """Let the reading end; nobody waits for it."""
        self._reading.leave()

    def relabel(self) -> None:
        """Show every text in the language of the moment; the page keeps its place."""
        head = self.sos.head
        name = head.name if head is not None else ""
        if head is not None and head.fictional:
            self.query_one("#banner", Static).update(plain(self.say("app.fictional")))
        title = plain(self.say("results.title", study=name))
        self.query_one("#title", Static).update(title)
        self._show_state()
        self._use(self._material)

    def _show_state(self) -> None:
        if self._problem is not None:
            said = self._problem.message(self.language)
        elif self._material is None:
            said = self.say("results.loading", n=self._reading.done or "")
        elif not self._material.told and not self._material.unreadable:
            said = self.say("results.empty")
        else:
            return
        self.query_one("#state", Static).update(plain(said))

    @work(exclusive=True, group="read")
    async def action_read_again(self) -> None:
        """Read the interviews from the disk."""
        from sosapp.intake.material import load_material

        self._reading.leave()
        reading = self._reading = Background()
        problems: list[SosappError] = []
        try:
            study = await self.sos.study()
            material = await reading.run(
                lambda: load_material(study, problems.append, reading.tick)
            )
        except (SosappError, OSError) as error:
            self._stop(error)
            return
        if self.is_going:
            return
        for problem in problems[:1]:
            self.sos.report(problem)
        self._use(material)
        self._show_state()

    def _stop(self, error: SosappError | OSError) -> None:
        self._problem = as_sosapp_error(error)
        self.remove_class("-read")
        self._show_state()
        self.sos.report(error)

    def _use(self, material: Material | None) -> None:
        if material is None:
            return
        from sosapp.tui.widgets.summary_pages import Pages

        self._material, self._problem = material, None
        self._pages = Pages(material, self.language)
        self.query_one(TabLine).labels = self._pages.titles
        self.set_class(bool(material.told or material.unreadable), "-read")
        self.refresh_bindings()
        self._draw(stay=True)

    @on(Page.Resized)
    def _resized(self) -> None:
        self._draw(stay=True)

    def _draw(self, stay: bool = False) -> None:
        """Draw the page of the moment, unless it is there or on its way."""
        page, place = self.query_one(Page), self.query_one(TabLine).chosen
        wanted = (self._pages, place, page.line_width)
        if self._pages and page.size.width and wanted != self._drawn:
            self._drawn = wanted
            self._paint(place, page.line_width, stay)

    @work(exclusive=True, group="draw")
    async def _paint(self, place: int, width: int, stay: bool) -> None:
        assert self._pages is not None
        blocks = await asyncio.to_thread(self._pages.blocks, place, width)
        if self.is_going:
            return
        page = self.query_one(Page)
        await page.show(blocks, stay=stay)
        page.focus()
        self.refresh_bindings()

    @on(TabLine.Clicked)
    def _clicked(self, event: TabLine.Clicked) -> None:
        self._open(event.place)

    def action_page(self, number: int) -> None:
        """Open a page by its number."""
        self._open(number - 1)

    def action_step(self, step: int) -> None:
        """Open the page beside this one, round the end."""
        tabs = self.query_one(TabLine)
        if tabs.labels:
            self._open((tabs.chosen + step) % len(tabs.labels))

    def _open(self, place: int) -> None:
        tabs = self.query_one(TabLine)
        if place != tabs.chosen:
            tabs.chosen = place
            self._draw()

    def action_table(self, step: int) -> None:
        """Go to the next or the previous table of the page."""
        self.query_one(Page).step((TABLE, REGISTER), step > 0)

    def action_register(self) -> None:
        """Go to the register of the page."""
        self.query_one(Page).go_to(REGISTER)

    def action_open_table(self) -> None:
        """Go down to the entries behind the table in sight."""
        table = self.query_one(Page).table
        if table is not None:
            self._go_behind(table)

    @on(Page.Opened)
    def _opened(self, event: Page.Opened) -> None:
        self._go_behind(event.table)

    def _go_behind(self, table: Table) -> None:
        from sosapp.tui.screens.behind import BehindScreen
        from sosapp.tui.widgets.summary_pages import Pages

        material, place = self._material, self.query_one(TabLine).chosen
        if material is None:
            return

        def find(language: Language) -> tuple[Table, Contents]:
            return Pages(material, language).table(place, table.id)

        self.app.push_screen(BehindScreen(find, self.language))

    def action_top(self) -> None:
        """Go to the beginning of the page."""
        self.query_one(Page).scroll_home(animate=False)

    def action_close(self) -> None:
        """Go back to the study."""
        self.dismiss(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Whether a digit has a page, and the page a register."""
        if action == "page" and isinstance(parameters[0], int):
            return self._pages is not None and parameters[0] <= len(self._pages.titles)
        if action == "open_table" and self.is_mounted:
            return self.query_one(Page).has(TABLE)
        if action == "register" and self.is_mounted:
            return self.query_one(Page).has(REGISTER)
        return True

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The bindings of the moment; those of the digits say which page they open."""
        found = super().active_bindings
        titles = self._pages.titles if self._pages else ()
        for digit, title in zip(map(str, DIGITS), titles, strict=False):
            if digit in found:
                named = replace(found[digit].binding, description=visible(title))
                found[digit] = found[digit]._replace(binding=named)
        return found
