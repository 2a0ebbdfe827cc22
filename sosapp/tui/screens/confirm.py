"""Ask before something that is not done every day."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from sosapp.tui.screens.base import BaseDialog, key


class ConfirmDialog(BaseDialog[bool]):
    """A question that is answered with Enter or left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "yes", "yes", show=True),
        key("escape,ctrl+x,n", "no", "no", show=True),
    ]

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """The question and the two keys."""
        with Vertical(classes="dialog"):
            yield Static(self._question, markup=False)
            yield Static(self.say("confirm.keys"), classes="muted", markup=False)

    def action_yes(self) -> None:
        """Do it."""
        self.dismiss(True)

    def action_no(self) -> None:
        """Leave it."""
        self.dismiss(False)
