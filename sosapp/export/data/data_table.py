"""A table of data: named columns with a type, and rows of plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from sosapp.export.contents import Contents

Plain = str | int | float | bool | list[str] | None
"""None is what was not said; a list holds terms or ids."""
ColumnType = Literal["string", "integer", "number", "boolean", "list"]


@dataclass(frozen=True)
class DataColumn:
    """One column; `terms` has the labels of the values that it can hold by id."""

    name: str
    type: ColumnType = "string"
    title: str = ""
    terms: Mapping[str, str] = field(default_factory=dict)


def said_column(contents: Contents, name: str) -> DataColumn:
    """A column of text whose title is the workbook's."""
    return DataColumn(name, "string", contents.say(f"column.{name}"))


@dataclass(frozen=True)
class DataTable:
    """One table; `key` are the columns that tell its rows apart.

    `refers` has the table that a column refers to; that table has the same column.
    """

    name: str
    title: str
    columns: tuple[DataColumn, ...]
    rows: tuple[Sequence[Plain], ...]
    key: tuple[str, ...]
    refers: Mapping[str, str] = field(default_factory=dict)

    def records(self) -> list[dict[str, Plain]]:
        """The rows by column; what was not said is left out."""
        names = [column.name for column in self.columns]
        return [
            {n: v for n, v in zip(names, row, strict=True) if v is not None}
            for row in self.rows
        ]
