"""The least that a Textual application can be: a text and a footer."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import Footer, Static


class Trivial(App[None]):
    """Shows one word."""

    BINDINGS: ClassVar[list[BindingType]] = [("q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        """The word and the keys."""
        yield Static("ready")
        yield Footer()


if __name__ == "__main__":
    Trivial().run()
