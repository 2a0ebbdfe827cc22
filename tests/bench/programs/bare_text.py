"""Nothing but a text that is typed, of the size that the composer has."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import TextArea


class Line(TextArea):
    """Enter empties it, so that it holds no more than the composer does."""

    DEFAULT_CSS = """
    Line { height: auto; min-height: 3; max-height: 9; width: 100%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "clear", priority=True)]

    def action_clear(self) -> None:
        """Begin anew."""
        self.text = ""


class BareText(App[None]):
    """One text."""

    def compose(self) -> ComposeResult:
        """The text; it has the focus."""
        yield Line(highlight_cursor_line=False)


if __name__ == "__main__":
    BareText().run()
