"""Counts as bars of text, each with its numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content

from sosapp.tui.text import plain
from sosapp.tui.widgets.drawing import lines_of

FULL, REST, UNSTATED = "█", "·", "░"
SHORTEST = 6
"""Cells below which a bar says nothing and is left out."""
LONGEST = 30


@dataclass(frozen=True)
class Bar:
    """One line: `numbers` stand under the heads, the first is what the bar shows.

    None is a number that there is not, and shown as nothing.
    """

    label: str
    numbers: tuple[int | None, ...]
    stated: bool = True


def bars(rows: Sequence[Bar], heads: Sequence[str], total: int, width: int) -> Content:
    """The rows as lines of `width` cells; a full bar is `total`."""
    columns = [max(cell_len(head), 4) for head in heads]
    room = width - sum(columns) - len(columns)
    longest = max((cell_len(row.label) for row in rows), default=0)
    label = min(longest, max(room * 3 // 5, room - LONGEST - 1))
    bar = min(room - label - 1, LONGEST)
    if bar < SHORTEST:
        label, bar = room, 0
    gap = " " * (label + (bar + 1 if bar else 0))
    lines = [plain(gap + _numbers(heads, columns), "$text-muted")]
    for row in rows:
        lines += _row(row, columns, label, bar, total)
    return Content("\n").join(lines)


def _row(
    row: Bar, columns: Sequence[int], label: int, bar: int, total: int
) -> list[Content]:
    first, *more = lines_of(row.label, label)
    style = "" if row.stated else "$text-muted"
    parts = [plain(_filled(first, label), style)]
    if bar:
        parts += [Content(" "), _bar(row, bar, total)]
    said = ("" if n is None else str(n) for n in row.numbers)
    parts.append(plain(_numbers(list(said), columns), style))
    return [Content.assemble(*parts), *(plain(line, style) for line in more)]


def _bar(row: Bar, width: int, total: int) -> Content:
    n = row.numbers[0] or 0
    length = round(width * n / total) if total else 0
    length = min(width, max(length, 1 if n else 0))
    drawn = plain((FULL if row.stated else UNSTATED) * length, "$primary")
    return Content.assemble(drawn, plain(REST * (width - length), "$text-muted"))


def _numbers(texts: Sequence[str], columns: Sequence[int]) -> str:
    pairs = zip(texts, columns, strict=True)
    return "".join(f" {' ' * (width - cell_len(text))}{text}" for text, width in pairs)


def _filled(text: str, width: int) -> str:
    return text + " " * (width - cell_len(text))
