"""The composer: one line, one key. Enter files what is typed."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import var

from sosapp.tui.letters import changes_text
from sosapp.tui.screens.base import key
from sosapp.tui.text import plain, visible
from sosapp.tui.widgets.plain_area import PlainArea

ASKED_FROM = 4
"""Lines of a pasted text from which on it may be meant as several entries."""


class Composer(PlainArea):
    """A text that becomes an entry.

    It posts `Filed` with the text, and is empty again before the next key arrives.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("ctrl+j,alt+enter,shift+enter", "new_line", "new_line"),
    ]
    DEFAULT_CSS = """
    Composer {
        height: auto;
        min-height: 3;
        max-height: 9;
        border: round $border-blurred;
        padding: 0 1;
        background: $surface;
        border-title-color: $text-muted;
    }
    Composer:focus { border: round $border; }
    Composer .text-area--cursor-line { background: $surface; }
    """

    @dataclass
    class Begun(Message):
        """The first key of a line was pressed."""

        composer: "Composer"

    @dataclass
    class Filed(Message):
        """A line was ended with Enter."""

        composer: "Composer"
        text: str

    @dataclass
    class Left(Message):
        """The cursor went up and out of an empty composer."""

        composer: "Composer"

    @dataclass
    class Pasted(Message):
        """Several lines were pasted; they stand in the composer."""

        composer: "Composer"

    typing: var[int] = var(0, init=False)
    """Counts keys; who watches it knows of a key before it is painted."""

    def __init__(self) -> None:
        super().__init__(
            id="composer",
            soft_wrap=True,
            tab_behavior="focus",
            highlight_cursor_line=False,
            max_checkpoints=500,
        )
        self._was_empty = True

    async def _on_key(self, event: events.Key) -> None:
        self.typing += changes_text(event)
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.file()
        elif event.key == "up" and not self.text:
            event.stop()
            event.prevent_default()
            self.post_message(self.Left(self))
        elif event.key == "tab" and self.suggestion:
            event.stop()
            event.prevent_default()
            self.insert(self.suggestion)
        else:
            await super()._on_key(event)

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        lines = event.text.splitlines()
        many = sum(bool(line.strip()) for line in lines) >= ASKED_FROM
        # What follows a text that comes in pieces begins where its last line ends.
        whole = not many and self.lines_said < ASKED_FROM
        end = "" if whole or not event.text.endswith(("\r", "\n")) else "\n"
        await super()._on_paste(events.Paste("\n".join(lines) + end))
        if many:
            self.post_message(self.Pasted(self))

    @property
    def lines_said(self) -> int:
        """How many of the lines are not empty."""
        return sum(bool(line.strip()) for line in self.text.splitlines())

    def add(self, piece: str) -> int:
        """Put what belongs to a pasted text where it ends; its lines are counted."""
        self.insert(piece.replace("\r\n", "\n").replace("\r", "\n"))
        return self.lines_said

    def say_speaker(self, speaker: str) -> None:
        """Show who says the line; painted only when it is somebody else."""
        if str(self.border_title or "") != visible(speaker):
            self.border_title = plain(speaker)

    def offer(self, ending: str) -> None:
        """Show what Tab or Right would add at the end of the text."""
        at_end = self.selection.is_empty and self.cursor_location == self.document.end
        self.suggestion = ending if at_end and ending == visible(ending) else ""

    def on_text_area_selection_changed(self) -> None:
        """Nothing is added where the cursor goes back to."""
        self.offer(self.suggestion)

    def file(self) -> None:
        """Hand the text over as one entry."""
        text = self.text
        # Told before it is taken away, so that it is never kept as neither.
        self.post_message(self.Filed(self, text))
        self.put("")

    def put(self, text: str) -> None:
        """Put a text in place of what is there, the cursor behind it."""
        self.text = text
        self.move_cursor(self.document.end)
        self._was_empty = not text

    def action_new_line(self) -> None:
        """Begin a new line within the entry."""
        self.insert("\n")

    def take_back(self) -> bool:
        """Undo within the text; False if there was nothing to undo."""
        before = self.text
        self.undo()
        return self.text != before

    def bring_back(self) -> bool:
        """Redo within the text; False if there was nothing to redo."""
        before = self.text
        self.redo()
        return self.text != before

    def on_text_area_changed(self) -> None:
        """Notice the first key of a line."""
        empty = not self.document.end[0] and not self.document.end[1]
        if self._was_empty and not empty:
            self.post_message(self.Begun(self))
        self._was_empty = empty
