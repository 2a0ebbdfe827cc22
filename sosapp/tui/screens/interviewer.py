"""Who types: asked once, kept in the settings, stored with every change."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input

from sosapp.tui.screens.base import BaseDialog, key
from sosapp.tui.widgets.said import Said


class InterviewerDialog(BaseDialog[str]):
    """Asks for the interviewer's name or initials; empty when it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape,ctrl+x", "close", "close", show=True)
    ]

    def compose(self) -> ComposeResult:
        """One line to type in."""
        with Vertical(classes="dialog"):
            yield Said("interviewer.title", classes="heading")
            yield Said("interviewer.why", classes="muted")
            yield Input(self.sos.settings.interviewer, select_on_focus=False)

    def relabel(self) -> None:
        """The texts follow by themselves; what was typed stays."""

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        name = event.value.strip()
        if name:
            self.sos.change_settings(interviewer=name)
            self.dismiss(name)

    def action_close(self) -> None:
        """Go back without a name."""
        self.dismiss("")
