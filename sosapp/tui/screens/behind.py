"""What is behind the numbers of a table: number by number, then entry by entry."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, TypeAlias

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sosapp.export.contents import Contents
from sosapp.export.tables.numbers import Number, numbers_of
from sosapp.export.tables.table import Table
from sosapp.locale import Language
from sosapp.study.clock import stamp
from sosapp.summary.rows import Row
from sosapp.tui.screens.base import BaseScreen, key
from sosapp.tui.text import plain
from sosapp.tui.widgets.key_bar import KeyBar
from sosapp.tui.widgets.said import Said

Find: TypeAlias = Callable[[Language], tuple[Table, Contents]]
"""Gives the table in a language, with what its entries are shown by."""


class BehindScreen(BaseScreen[None]):
    """Enter goes down to the entries of a number; Escape and Left go back up."""

    CSS = """
    BehindScreen OptionList { height: 1fr; background: $surface; }
    BehindScreen #state { padding: 0 1; }
    """
    AUTO_FOCUS = "OptionList"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("right", "open", "open_table", priority=False),
        key("escape,ctrl+x,left,backspace", "close", "close", show=True),
    ]

    def __init__(self, find: Find, language: Language) -> None:
        super().__init__()
        self._find = find
        self._table, self._contents = find(language)
        self._numbers = list(numbers_of(self._table))
        self._open: Number | None = None
        """The number whose entries are shown; None while the numbers are."""
        self._at = 0

    def compose(self) -> ComposeResult:
        """The title, what is listed, and the list."""
        yield Static(plain(self._table.title), classes="title", id="title")
        state = Said("behind.how", classes="muted")
        state.id = "state"
        yield state
        yield OptionList(markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin with the numbers."""
        self._show_numbers()

    def relabel(self) -> None:
        """Show the same in the language of the moment; the cursor stays."""
        self._table, self._contents = self._find(self.language)
        self._numbers = list(numbers_of(self._table))
        self.query_one("#title", Static).update(plain(self._table.title))
        at = self.query_one(OptionList).highlighted or 0
        if self._open is None:
            self._at = at
            self._show_numbers()
        else:
            self._show_entries(at)

    def _show_numbers(self) -> None:
        self._open = None
        state = "behind.how" if self._numbers else "behind.empty"
        self.query_one("#state", Said).say(state)
        self._list([self._number(one) for one in self._numbers], self._at)

    def _number(self, one: Number) -> Content:
        numbers = f"  {one.numbers}" if one.numbers else ""
        return Content.assemble(plain(one.label), plain(numbers, "bold"))

    def _list(self, lines: list[Content], at: int) -> None:
        options = self.query_one(OptionList)
        options.set_options([Option(line) for line in lines])
        options.highlighted = min(at, len(lines) - 1) if lines else None

    @on(OptionList.OptionSelected)
    def action_open(self) -> None:
        """Show the entries behind the number under the cursor."""
        at = self.query_one(OptionList).highlighted
        if self._open is not None or at is None:
            return
        self._at = at
        self._show_entries(0)

    def _show_entries(self, at: int) -> None:
        one = self._open = self._numbers[self._at]
        values = {"label": one.label, "n": len(one.rows)}
        self.query_one("#state", Said).say("behind.entries", **values)
        self._list([self._entry(row) for row in one.rows], at)

    def _entry(self, row: Row) -> Content:
        facts, entry = row.told.interview.facts, row.entry
        parts = [self._contents.case(row.told), ", ".join(facts.participants)]
        parts += [entry.question, stamp(entry.at)]
        where = " · ".join(filter(None, parts))
        text = self._contents.shown.text(row.told, entry, True)
        return Content.assemble(plain(where, "$text-muted"), "\n", plain(text))

    def action_close(self) -> None:
        """Go back to the numbers, or to the page."""
        if self._open is not None:
            self._show_numbers()
        else:
            self.dismiss(None)
