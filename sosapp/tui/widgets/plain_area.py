"""A text of several lines, painted and taken as it is typed."""

from rich.text import Text
from textual import events
from textual.widgets import TextArea

from sosapp.tui.letters import letter_of
from sosapp.tui.text import visible


class PlainArea(TextArea):
    """Nothing in the text can steer the terminal, and every letter arrives."""

    def get_line(self, line_index: int) -> Text:
        """A line as it is painted, character for character; tabs keep their width."""
        parts = self.document.get_line(line_index).split("\t")
        return Text("\t".join(map(visible, parts)), end="", no_wrap=True)

    async def _on_key(self, event: events.Key) -> None:
        if letter := letter_of(event):
            event.stop()
            event.prevent_default()
            self.insert(letter)
