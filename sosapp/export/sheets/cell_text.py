"""Text as a cell of Excel can hold it: always text, never cut, nothing refused."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from sosapp.export.xml_text import writable

LIMIT = 32_767
"""UTF-16 units that one cell holds."""
MARKUP_LIMIT = LIMIT // 12
"""The same for a text that is written with markup, which makes it longer."""
ESCAPES_OVERLAP = re.compile(r"_x[0-9A-Fa-f]{4}(?=_x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True, slots=True)
class CellText:
    """A text ready to be written, in as many pieces as it needs cells."""

    first: str
    rest: tuple[str, ...]
    width: int
    """The characters of its longest line."""
    broken: bool
    """Whether it has several lines."""
    long: bool
    """Whether it is too long for the number format of text, which shows ####."""
    refused: int
    """How many of its characters Excel cannot show."""


class CellTexts(dict[str, CellText]):
    """Texts ready to be written, each different one prepared once.

    `hide` replaces names. A text must have a character. `replaced` is for whoever
    writes the texts to count the characters that Excel cannot show.
    """

    def __init__(self, hide: Callable[[str], str]) -> None:
        super().__init__()
        self.hide = hide
        self.replaced = 0

    def __missing__(self, text: str) -> CellText:
        """Prepare a text that is met for the first time."""
        prepared = self[text] = self._prepared(text)
        return prepared

    def _prepared(self, text: str) -> CellText:
        shown, refused = self.hide(text), 0
        width = len(shown)
        if not shown.isprintable():
            shown, refused = writable(shown)
            width = max(map(len, shown.split("\n")))
        first, *rest = pieces_of(shown)
        broken, long = width < len(shown), len(shown) > 255
        return CellText(first, tuple(rest), width, broken, long, refused)


def pieces_of(text: str) -> tuple[str, ...]:
    """A text in pieces that each fit a cell; joined they are the text."""
    if _is_taken_for_markup(text):
        return tuple(map(_as_markup, _split(text, MARKUP_LIMIT)))
    return (text,) if len(text) * 2 <= LIMIT else tuple(_split(text, LIMIT))


def _split(text: str, limit: int) -> list[str]:
    pieces, start = [], 0
    while start < len(text):
        end = min(start + limit, len(text))
        while (over := _units(text[start:end]) - limit) > 0:
            end -= (over + 1) // 2
        pieces.append(text[start:end])
        start = end
    return pieces


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _is_taken_for_markup(text: str) -> bool:
    """Whether xlsxwriter would write a text otherwise than as it stands.

    It takes `<r>…</r>` for formatting, and misses the second of two escapes that share
    an underscore (`_x005F_x000D_`).
    """
    formatted = text.startswith("<r>") and text.endswith("</r>")
    return formatted or ("_x" in text and bool(ESCAPES_OVERLAP.search(text)))


def _as_markup(text: str) -> str:
    """The same text as formatting without a format, its escapes in separate runs."""
    runs = ESCAPES_OVERLAP.sub("\\g<0>\0", text).split("\0")
    return "".join(
        f'<r><t xml:space="preserve">{escape(run, quote=False)}</t></r>' for run in runs
    )
