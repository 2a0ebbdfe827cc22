"""What a guide advises to do before the interview."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from sosapp.instrument.wording import Lines
from sosapp.tui.screens.base import BaseDialog, key
from sosapp.tui.text import plain


class AdviceDialog(BaseDialog[None]):
    """A scrolling page, one paragraph a piece of advice."""

    CSS = """
    AdviceDialog .advice { margin: 1 0 0 0; }
    AdviceDialog .muted { margin: 1 0 0 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape,ctrl+x,enter,f2", "close", "close", show=True)
    ]

    def __init__(self, advice: Lines) -> None:
        super().__init__()
        self._advice = advice

    def compose(self) -> ComposeResult:
        """The advice in the language of the interface."""
        with VerticalScroll(classes="dialog"):
            yield Static(self.say("advice.title"), classes="heading", markup=False)
            for line in self._advice.in_(self.language):
                yield Static(plain(line), classes="advice")
            yield Static(self.say("advice.keys"), classes="muted", markup=False)

    def action_close(self) -> None:
        """Go back to the preparation."""
        self.dismiss(None)
