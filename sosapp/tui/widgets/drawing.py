"""What the pages of the summary are drawn with: width, language and plain text."""

from dataclasses import dataclass
from typing import Any

from textual.content import Content

from sosapp.locale import Language, translate
from sosapp.tui.text import plain

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
    """A piece of a page; `place` is TABLE, REGISTER or empty."""

    content: Content
    place: str = ""


def heading(text: str) -> Content:
    """The line above a table."""
    return plain(text, "bold $primary")


def lines_of(text: str, width: int) -> list[str]:
    """Text broken at words into lines of at most `width` cells; at least one line."""
    broken = plain(text).wrap(max(1, width))
    return [line.plain.rstrip() for line in broken] or [""]


def indented(text: str, width: int, by: int = 2, style: str = "") -> Content:
    """Text broken into lines that all begin `by` cells in."""
    lines = lines_of(text, width - by)
    return plain("\n".join(" " * by + line for line in lines), style)
