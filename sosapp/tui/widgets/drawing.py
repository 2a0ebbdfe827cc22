"""What the pages of the summary are drawn with: width, language and plain text."""

from dataclasses import dataclass
from typing import Any

from rich.cells import cell_len, chop_cells
from textual.content import Content

from sosapp.export.tables.table import Table
from sosapp.locale import Language, translate
from sosapp.tui.text import plain, visible

TABLE, REGISTER = "table", "register"
"""The places of a page that a key goes to."""


@dataclass(frozen=True)
class Drawing:
    """How a page is drawn: the language of its words, and the cells of a line."""

    language: Language
    width: int

    def say(self, key: str, **values: Any) -> str:
        """A text of the locale."""
        return translate(key, self.language, **values)

    def number(self, value: float) -> str:
        """A number with the decimal sign of the language."""
        text = f"{value:g}"
        return text.replace(".", ",") if self.language == "sv" else text


@dataclass(frozen=True)
class Block:
    """A piece of a page; `place` is TABLE, REGISTER or empty.

    `table` is what the piece shows, if there is anything behind its numbers.
    """

    content: Content
    place: str = ""
    table: Table | None = None


def heading(text: str) -> Content:
    """The line above a table."""
    return plain(text, "bold $primary")


def lines_of(text: str, width: int) -> list[str]:
    """Text broken at spaces into lines of at most `width` cells; at least one line.

    Ten times as fast as wrapping with Textual, which counts in a register.
    """
    lines: list[str] = []
    for paragraph in visible(text).split("\n"):
        lines += _broken(paragraph, max(2, width))
    return lines


def _broken(paragraph: str, width: int) -> list[str]:
    lines: list[str] = []
    line, room = "", width
    for word in paragraph.split(" "):
        cells = cell_len(word)
        if lines or line:
            if cells < room:
                line, room = f"{line} {word}", room - cells - 1
                continue
            lines.append(line)
        *full, line = chop_cells(word, width) if cells > width else [word]
        lines += full
        room = width - cell_len(line)
    return [*lines, line]


def indented(text: str, width: int, by: int = 2, style: str = "") -> Content:
    """Text broken into lines that all begin `by` cells in."""
    lines = lines_of(text, width - by)
    return plain("\n".join(" " * by + line for line in lines), style)
