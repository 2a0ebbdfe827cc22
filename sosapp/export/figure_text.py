"""What a picture shows, in words: for those who do not see it."""

from collections.abc import Callable

from sosapp.export.tables.table import Cell, Table

MOST = 3
"""Lines that are named; the table behind the picture has them all."""


def figure_text(table: Table, say: Callable[..., str]) -> str:
    """A sentence with the size of a table and its highest numbers."""
    if table.look in ("cross", "network"):
        found = [
            (cell.value, f"{line[0].value} – {head}: {cell.value}")
            for line in table.lines
            for head, cell in zip(table.header[1:], line[1:], strict=True)
            if _counts(cell)
        ]
    else:
        found = [
            (line[1].value, f"{line[0].value}: {line[1].value}")
            for line in table.lines
            if _counts(line[1])
        ]
    found.sort(key=lambda one: one[0] if isinstance(one[0], int | float) else 0)
    most = "; ".join(text for _, text in reversed(found[-MOST:])) or say("none")
    rows = len(table.lines)
    return say(f"figure.{table.look}", title=table.title, n=rows, most=most)


def _counts(cell: Cell) -> bool:
    return isinstance(cell.value, int | float) and not cell.hidden
