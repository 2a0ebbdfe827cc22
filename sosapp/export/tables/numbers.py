"""The numbers of a table one by one, each with the records behind it."""

from collections.abc import Iterator
from dataclasses import dataclass

from sosapp.export.tables.table import Line, Table
from sosapp.summary.rows import Row


@dataclass(frozen=True)
class Number:
    """One number; `numbers` are those that a line begins with, in words."""

    label: str
    numbers: str
    rows: tuple[Row, ...]


def numbers_of(table: Table) -> Iterator[Number]:
    """The lines of a table that have records behind them, or its cells.

    A line of a list is a record itself. Of what is ranked, each number that a line is
    split into follows the line.
    """
    for line in table.lines:
        if table.look in CELLS:
            yield from _cells(table, line, table.labels)
            continue
        rows = next((cell.rows for cell in line if cell.rows), ())
        if rows:
            yield Number(_label(table, line), _said(table, line), rows)
        if table.look == "ranked":
            yield from _cells(table, line, FIRST_SPLIT)


CELLS = ("cross", "compared", "network")
FIRST_SPLIT = 7
"""The column of a ranked table where what its lines are split by begins."""


def _cells(table: Table, line: Line, first: int) -> Iterator[Number]:
    for head, cell in zip(table.header[first:], line[first:], strict=True):
        if cell.rows:
            said = f"{table.unit} {cell.value}".strip()
            yield Number(f"{line[0].value} × {head}", said, cell.rows)


def _label(table: Table, line: Line) -> str:
    named = (cell.value for cell in line[: table.labels])
    return " · ".join(str(value) for value in named if value)


def _said(table: Table, line: Line) -> str:
    """The first two numbers of a line, each with what it counts."""
    if table.look == "records":
        return ""
    after = slice(table.labels, table.labels + 2)
    pairs = zip(table.header[after], line[after], strict=True)
    said = ((head, cell.value) for head, cell in pairs)
    return " · ".join(f"{head} {n}" for head, n in said if n is not None)
