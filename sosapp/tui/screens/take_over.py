"""Asks before the lock of another computer is taken over."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from sosapp.store.lock import Holder
from sosapp.tui.screens.base import BaseDialog, key
from sosapp.tui.widgets.said import Said


class TakeOverDialog(BaseDialog[bool]):
    """Enter and Escape only read; taking over has a key of its own."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter,escape,ctrl+x", "only_read", "only_read", show=True),
        key("ctrl+t", "take_over", "take_over", show=True),
    ]

    def __init__(self, holder: Holder) -> None:
        super().__init__()
        self._holder = holder

    def compose(self) -> ComposeResult:
        """Who has it, what taking over means, and the two keys."""
        holder = self._holder
        since = holder.since.replace("T", " ")[:16] or "–"
        with Vertical(classes="dialog"):
            yield Said("take_over.title", classes="heading")
            yield Said("take_over.who", host=holder.host, since=since)
            yield Said("take_over.warning", classes="muted")
            yield Said("take_over.keys")

    def relabel(self) -> None:
        """The texts follow by themselves."""

    def action_only_read(self) -> None:
        """Leave the lock where it is."""
        self.dismiss(False)

    def action_take_over(self) -> None:
        """Take the lock."""
        self.dismiss(True)
