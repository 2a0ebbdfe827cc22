"""The records of a question in the order that the interviewee gives them."""

from collections.abc import Callable, Iterator, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sosapp.study.ranking import Order
from sosapp.tui.screens.base import BaseDialog, key
from sosapp.tui.text import one_line
from sosapp.tui.widgets.said import Said

LONGEST = 160
"""Cells of a record in the list; a line shows as many as it has room for."""
LIFTED, LYING = "↕ ", "  "


class RankingDialog(BaseDialog[None]):
    """Every move is kept at once by `keep`; records below the line have no rank."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(key(rank, f"place({rank})", "place") for rank in "123456789"),
        key("space,enter", "lift", "lift", show=True),
        key("delete,backspace", "drop", "drop", show=True),
        key("up", "move(-1)", "up"),
        key("down", "move(1)", "down"),
        key("escape,ctrl+x,ctrl+t", "close", "done", show=True),
    ]
    CSS = """
    RankingDialog OptionList {
        height: auto; max-height: 70%; background: $surface;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    """

    def __init__(
        self, order: Order, words: Mapping[str, str], keep: Callable[[Order], None]
    ) -> None:
        super().__init__()
        self._order = order
        self._words = words
        self._keep = keep
        self._lifted = False

    def compose(self) -> ComposeResult:
        """How it is done, and the records."""
        with Vertical(classes="dialog"):
            yield Said("ranking.title", classes="heading")
            yield OptionList(markup=False)
            yield Said("ranking.how", classes="muted")

    def on_mount(self) -> None:
        """Begin with the first record."""
        first = (*self._order.ranked, *self._order.unranked)[0]
        self._show(first)
        self.query_one(OptionList).focus()

    def relabel(self) -> None:
        """Show the line between ranked and unranked in another language."""
        self._show(self._chosen)

    @property
    def _chosen(self) -> str:
        options = self.query_one(OptionList)
        at = options.highlighted
        return "" if at is None else options.get_option_at_index(at).id or ""

    def _show(self, chosen: str) -> None:
        options = self.query_one(OptionList)
        options.set_options(self._lines(chosen))
        options.highlighted = options.get_option_index(chosen)

    def _lines(self, chosen: str) -> Iterator[Option]:
        for rank, name in enumerate(self._order.ranked, 1):
            yield self._line(f"{rank:>2}  ", name, chosen)
        if self._order.unranked:
            line = Content.styled(f"── {self.say('ranking.below')} ──", "$text-muted")
            yield Option(line, disabled=True)
        for name in self._order.unranked:
            yield self._line(" –  ", name, chosen)

    def _line(self, rank: str, name: str, chosen: str) -> Option:
        lifted = self._lifted and name == chosen
        words = one_line(self._words[name], LONGEST)
        style = "bold" if lifted else ""
        sign = LIFTED if lifted else LYING
        return Option(Content.assemble((sign + rank, "bold"), (words, style)), id=name)

    def _put(self, order: Order) -> None:
        if order != self._order:
            self._order = order
            self._keep(order)
        self._show(self._chosen)

    def action_lift(self) -> None:
        """Take the record up, so that the arrows move it, or let it go."""
        self._lifted = not self._lifted
        self._show(self._chosen)

    def action_move(self, by: int) -> None:
        """Move the record that was taken up, or else the cursor."""
        options = self.query_one(OptionList)
        if self._lifted:
            self._put(self._order.moved(self._chosen, by))
        elif by < 0:
            options.action_cursor_up()
        else:
            options.action_cursor_down()

    def action_place(self, rank: int) -> None:
        """Give the record a rank."""
        self._put(self._order.placed(self._chosen, rank))

    def action_drop(self) -> None:
        """Take the rank of the record away."""
        if self._chosen in self._order.ranked:
            self._put(self._order.dropped(self._chosen))

    def action_close(self) -> None:
        """Leave the order as it is; it is kept."""
        self.dismiss(None)
