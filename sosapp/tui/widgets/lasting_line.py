"""A line for what must be seen even by one who looks away for a while."""

from textual.widgets import Static

from sosapp.tui.text import plain


class LastingLine(Static):
    """Takes no room until something is said, and then stays."""

    DEFAULT_CSS = """
    LastingLine {
        display: none;
        height: auto;
        max-height: 3;
        padding: 0 1;
        background: $panel;
        text-style: bold;
    }
    """

    said = ""
    """The text of the moment."""

    def say(self, text: str) -> None:
        """Show a text in place of the one before; nothing for an empty one."""
        self.said = text
        self.display = bool(text)
        self.update(plain(text))
