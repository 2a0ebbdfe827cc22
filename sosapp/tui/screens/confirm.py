"""Ask before something that is not done every day."""

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from sosapp.tui.screens.base import BaseDialog, key
from sosapp.tui.widgets.said import Said


class ConfirmDialog(BaseDialog[bool]):
    """A question that is answered with Enter or left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "yes", "yes", show=True),
        key("escape,ctrl+x,n", "no", "no", show=True),
    ]

    def __init__(self, question: str, **values: Any) -> None:
        """Take the key of the question, and what stands in it."""
        super().__init__()
        self._question = question
        self._values = values

    def compose(self) -> ComposeResult:
        """The question and the two keys."""
        with Vertical(classes="dialog"):
            yield Said(self._question, **self._values)
            yield Said("confirm.keys", classes="muted")

    def action_yes(self) -> None:
        """Do it."""
        self.dismiss(True)

    def action_no(self) -> None:
        """Leave it."""
        self.dismiss(False)
