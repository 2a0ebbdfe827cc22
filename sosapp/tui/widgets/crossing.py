"""Two fields set against each other: a grid where it fits, else a list."""

from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from textual.content import Content

from sosapp.tui.text import plain
from sosapp.tui.widgets.drawing import indented, lines_of

Labels = Mapping[str, str]
"""What the terms of a field are called, in their order."""
Pairs = Mapping[tuple[str, str], int]
"""Numbers by the terms of the row and of the column; what is 0 is left out."""
WIDEST_LABEL = 26
WIDEST_COLUMN = 14
HEAT = ("on $primary 12%", "on $primary 24%", "on $primary 36%")
"""The grounds of numbers up to a third, two thirds, and the highest; the number says it
too, where there are no colours."""


def crossing(pairs: Pairs, rows: Labels, columns: Labels, width: int) -> Content:
    """The numbers of every row that has any, in lines of `width` cells."""
    down = {term: rows[term] for term in rows if any(term == r for r, _ in pairs)}
    across = {t: columns[t] for t in columns if any(t == c for _, c in pairs)}
    label = min(max(map(cell_len, down.values()), default=0), WIDEST_LABEL)
    widths = [_column_width(text) for text in across.values()]
    if label + sum(widths) + 2 * len(widths) <= width:
        return _grid(pairs, down, across, label, widths)
    return _listed(pairs, down, across, width)


def _column_width(text: str) -> int:
    # Only at plain spaces: the thousands of a number stay with it.
    longest_word = max(map(cell_len, text.split(" ")))
    return min(max(longest_word, 3), WIDEST_COLUMN)


def _grid(
    pairs: Pairs, rows: Labels, columns: Labels, label: int, widths: Sequence[int]
) -> Content:
    lines = [plain(line, "$text-muted") for line in _heads(columns, label, widths)]
    most = max(pairs.values(), default=0)
    for term, text in rows.items():
        numbers = [pairs.get((term, column), 0) for column in columns]
        first, *more = lines_of(text, label)
        filled = plain(first + " " * (label - cell_len(first)))
        heat = map(_number, numbers, widths, [most] * len(widths))
        lines += [Content.assemble(filled, *heat), *map(plain, more)]
    return Content("\n").join(lines)


def _number(number: int, width: int, most: int) -> Content:
    """A number on a ground that is the stronger the higher it is."""
    said = str(number) if number else "·"
    shade = HEAT[-(-number * len(HEAT) // most) - 1] if number else ""
    return Content.assemble(" ", plain(f" {said:>{width}}", shade))


def _heads(columns: Labels, label: int, widths: Sequence[int]) -> list[str]:
    """The lines of the headings, which all end on the last."""
    pairs = zip(columns.values(), widths, strict=True)
    heads = [lines_of(text, width) for text, width in pairs]
    deep = max(map(len, heads), default=0)
    heads = [[""] * (deep - len(head)) + head for head in heads]
    return [" " * label + _cells(line, widths) for line in zip(*heads, strict=True)]


def _cells(texts: Sequence[str], widths: Sequence[int]) -> str:
    pairs = zip(texts, widths, strict=True)
    return "".join("  " + " " * (w - cell_len(text)) + text for text, w in pairs)


def _listed(pairs: Pairs, rows: Labels, columns: Labels, width: int) -> Content:
    lines: list[Content] = []
    for term, text in rows.items():
        found = [(columns[c], pairs[term, c]) for c in columns if (term, c) in pairs]
        # A number that is broken off from its word could be read with the next one.
        said = " · ".join(f"{column}\xa0{n}" for column, n in found)
        lines += [*map(plain, lines_of(text, width)), indented(said, width)]
    return Content("\n").join(lines)
