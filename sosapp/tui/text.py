"""The one door that text from people passes on its way to the screen."""

from rich.cells import cell_len
from textual.content import Content

PICTURES = (
    {code: 0x2400 + code for code in range(0x20)}
    | {code: 0xFFFD for code in range(0x80, 0xA0)}
    | {code: 0xFFFD for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}
    | {0x09: 0x20, 0x0A: 0x0A, 0x7F: 0x2421, 0x2028: 0x0A, 0x2029: 0x0A}
)
"""What is shown in place of characters that steer a terminal or turn the text."""


def visible(text: str) -> str:
    """Text in which nothing can move the cursor, change colours or hide."""
    if text.isprintable():
        return text
    return text.translate(PICTURES).encode("utf-8", "replace").decode("utf-8")


def plain(text: str, style: str = "") -> Content:
    """Text as it was typed, never parsed as markup."""
    return Content.styled(visible(text), style) if style else Content(visible(text))


def one_line(text: str, width: int) -> str:
    """Text on one line of at most `width` cells, one at least, cut with an ellipsis."""
    line = " ".join(visible(text).split())
    if cell_len(line) <= width:
        return line
    kept = line[:width]
    while kept and cell_len(kept) > width - 1:
        kept = kept[:-1]
    return kept + "…"


def padded(text: str, width: int) -> str:
    """Text on one line that fills exactly `width` cells."""
    line = one_line(text, width)
    return line + " " * (width - cell_len(line))
