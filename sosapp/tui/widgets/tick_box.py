"""A box to tick, with a text of any length beside it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import HorizontalGroup
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from sosapp.tui.text import plain


class TickBox(HorizontalGroup, can_focus=True):
    """Space ticks; Enter goes to the next field."""

    DEFAULT_CSS = """
    TickBox { width: 1fr; }
    TickBox > .box { width: 4; }
    TickBox > .text { width: 1fr; }
    TickBox:focus { background: $input-selection-background 60%; }
    TickBox:focus > .box { text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", show=False),
        Binding("enter", "app.focus_next", show=False),
    ]

    ticked: reactive[bool] = reactive(False)

    class Changed(Message):
        """The box was ticked, or is not any more."""

    def __init__(
        self, text: str, lead: str = "", *, name: str = "", ticked: bool = False
    ) -> None:
        super().__init__(name=name)
        self._box = Static(classes="box", markup=False)
        self._text = Static(classes="text", markup=False)
        self.show(text, lead)
        self.set_reactive(TickBox.ticked, ticked)

    def compose(self) -> ComposeResult:
        """The box, and the text beside it on as many lines as it needs."""
        self.watch_ticked()
        yield self._box
        yield self._text

    def show(self, text: str, lead: str = "") -> None:
        """Say something else, after a word in bold if there is one."""
        parts = [plain(lead, "bold"), Content(" ")] if lead else []
        self._text.update(Content.assemble(*parts, plain(text)))

    def watch_ticked(self) -> None:
        """Show a cross or none."""
        self._box.update(Content("[x]" if self.ticked else "[ ]"))

    def action_tick(self) -> None:
        """Tick the box, or take the tick away."""
        self.ticked = not self.ticked
        self.post_message(self.Changed())

    def on_click(self) -> None:
        """Tick as with the key."""
        self.focus()
        self.action_tick()
