"""What came of an export: where the file is, and how much it holds of the study."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sosapp.tui.screens.base import BaseDialog, key
from sosapp.tui.text import plain

if TYPE_CHECKING:
    from sosapp.delivery import Delivered
    from sosapp.export.options import Counted


class OutcomeDialog(BaseDialog[None]):
    """A scrolling page that is closed with Enter."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape,ctrl+x,enter", "close", "close", show=True)
    ]

    def __init__(self, delivered: Delivered) -> None:
        super().__init__()
        self._delivered = delivered

    def compose(self) -> ComposeResult:
        """The whole account, in the language of the moment."""
        with VerticalScroll(classes="dialog"):
            yield Static(self.say("export.done"), classes="heading", markup=False)
            yield Static(Content("\n").join(self._lines()))
            yield Static(self.say("export.close"), classes="muted", markup=False)

    def _lines(self) -> Iterator[Content]:
        written = self._delivered.written
        yield plain(f"{written.path}\n", "bold")
        # First what somebody should do something about: the parts can be many.
        for problem in self._delivered.problems:
            yield plain(f"{problem.message(self.language)}\n", "$error")
        if written.undecided:
            said = self.say("export.undecided", n=written.undecided)
            yield plain(f"{said}\n", "$warning")
        yield plain(self.say("export.counts"))
        yield from map(self._part, written.parts)
        if written.replaced:
            yield plain(self.say("export.replaced", n=written.replaced))
        yield Content("")

    def _part(self, part: Counted) -> Content:
        values = {"name": part.name, "n": part.written, "of": part.in_study}
        why = f" ({part.why})" if part.why else ""
        style = "" if part.written == part.in_study else "$warning"
        return plain(f"  {self.say('export.count', **values)}{why}", style)

    def action_close(self) -> None:
        """Go back to the study."""
        self.dismiss(None)
