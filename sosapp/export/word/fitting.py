"""Tables as they fit a page that stands: how many columns, and how wide they are."""

from collections.abc import Iterable
from dataclasses import replace

from sosapp.export.tables.table import Cell, Table

WIDEST = 8
"""Columns that fit the page; wider tables are shown as a list of pairs."""
ACROSS, BESIDE, BOLD = 80, 3, 1.2
"""Characters that fit beside each other on the page, those lost in each column, and how
much wider those of a head are."""
ENOUGH = 34
"""Characters after which a text may as well be wrapped."""


def fitting(table: Table) -> Table:
    """A table as it fits a page: a grid that is too wide as pairs, the most first."""
    if len(table.header) <= WIDEST:
        return table
    if table.look in ("ranked", "records"):
        lines = tuple(line[:WIDEST] for line in table.lines)
        return replace(table, header=table.header[:WIDEST], lines=lines)
    pairs = [
        (line[0], Cell(head), cell)
        for line in table.lines
        for head, cell in zip(table.header[1:], line[1:], strict=True)
        if cell.value and not cell.hidden
    ]
    pairs.sort(key=lambda pair: -_size(pair[2]))
    first, _, second = table.title.partition(" × ")
    header = (first, second or first, "n")
    return replace(table, header=header, lines=tuple(pairs), labels=2)


def _size(cell: Cell) -> float:
    return cell.value if isinstance(cell.value, int | float) else 0


def parts_of(table: Table) -> tuple[float, ...]:
    """What each column takes of the width; together 1.

    First all have room for their longest word; what is left goes to those whose texts
    are longer.
    """
    columns = [
        [head, *(line[number].text for line in table.lines)]
        for number, head in enumerate(table.header)
    ]
    least = [
        max(BOLD * _longest_word([head]), _longest_word(texts)) + BESIDE
        for head, *texts in columns
    ]
    wanted = [
        max(min(max(map(len, texts)), ENOUGH) + BESIDE - room, 0)
        for texts, room in zip(columns, least, strict=True)
    ]
    left = max(ACROSS - sum(least), 0) / max(sum(wanted), 1)
    widths = [a + left * b for a, b in zip(least, wanted, strict=True)]
    return tuple(width / sum(widths) for width in widths)


def _longest_word(texts: Iterable[str]) -> int:
    """Its characters, up to those after which even a word may be broken."""
    words = (len(word) for text in texts for word in text.split())
    return min(max(words, default=0), ENOUGH)
