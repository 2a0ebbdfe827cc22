"""The numbers of a table one by one, each with the records behind it."""

from collections.abc import Iterator
from dataclasses import dataclass

from sosapp.export.tables.table import Table
from sosapp.summary.rows import Row


@dataclass(frozen=True)
class Number:
    """One number; `numbers` are all of its line where a line has several."""

    label: str
    numbers: str
    rows: tuple[Row, ...]


def numbers_of(table: Table) -> Iterator[Number]:
    """The lines of a table that have records behind them, or its cells.

    A line of a list is a record itself.
    """
    if table.look in ("cross", "compared", "network"):
        for line in table.lines:
            for head, cell in zip(table.header[1:], line[1:], strict=True):
                if cell.rows:
                    label = f"{line[0].value} × {head}"
                    yield Number(label, f"{cell.value}", cell.rows)
        return
    for line in table.lines:
        rows = next((cell.rows for cell in line if cell.rows), ())
        if rows:
            said = [cell.value for cell in line[table.labels :]]
            shown = [f"{v:g}" for v in said if isinstance(v, int | float)]
            label = " · ".join(str(c.value) for c in line[: table.labels] if c.value)
            is_list = table.look == "records"
            yield Number(label, "" if is_list else " · ".join(shown), rows)
