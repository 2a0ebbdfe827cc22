"""The line that the value of a field is typed in."""

from dataclasses import dataclass

from rich.highlighter import Highlighter
from rich.text import Text
from textual import events
from textual.message import Message
from textual.reactive import var
from textual.widgets import Input

from sosapp.tui.field_line import INTERPRETED
from sosapp.tui.letters import changes_text, letter_of
from sosapp.tui.text import visible


class OneLine(Highlighter):
    """Shows a text that has several lines, or steers a terminal, on one line."""

    def highlight(self, text: Text) -> None:
        """Put pictures in place of such characters."""
        text.plain = visible(text.plain).replace("\n", "␊")


class ValueLine(Input):
    """Hands up, down and emptying to the form; Tab takes a value as Enter does."""

    DEFAULT_CSS = """
    ValueLine { border: round $border-blurred; height: 3; padding: 0 1; }
    ValueLine:focus { border: round $border; }
    """

    @dataclass
    class Moved(Message):
        """Up or down was pressed."""

        line: "ValueLine"
        by: int

    @dataclass
    class Emptied(Message):
        """Backspace was pressed in an empty line."""

        line: "ValueLine"

    @dataclass
    class Interpreted(Message):
        """The key of the interviewer's own was pressed in an empty line."""

        line: "ValueLine"

    typing: var[int] = var(0, init=False)
    """Counts keys; who watches it knows of a key before it is painted."""

    def __init__(self) -> None:
        super().__init__(id="value", select_on_focus=False, highlighter=OneLine())

    async def _on_key(self, event: events.Key) -> None:
        self.typing += changes_text(event)
        if event.key in ("up", "down"):
            self.post_message(self.Moved(self, -1 if event.key == "up" else 1))
        elif event.key == "backspace" and not self.value:
            self.post_message(self.Emptied(self))
        elif event.character == INTERPRETED and not self.value:
            self.post_message(self.Interpreted(self))
        elif event.key == "tab" and self.value:
            await self.action_submit()
        elif letter := letter_of(event):
            self.insert_text_at_cursor(letter)
        else:
            await super()._on_key(event)
            return
        event.stop()
        event.prevent_default()
