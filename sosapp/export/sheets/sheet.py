"""What a sheet holds, as data; `writer` puts it into the workbook."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sosapp.export.options import Counted

CellValue = str | int | float | None
"""Text is written as text and a number as a number; None leaves the cell empty."""


@dataclass(frozen=True)
class Column:
    """One column; `widest` is the most characters that a line may take."""

    header: str
    widest: int = 40
    repeated: bool = False
    """Whether its text is repeated where a row continues a long text."""
    folds: bool = False
    """Whether the column is folded away when it is empty in every row."""
    scale: bool = False
    """Whether its numbers are the steps of a scale, which are shaded."""


@dataclass(frozen=True)
class Sheet:
    """One table with what stands above it.

    `counted` says how many rows there are and how many the study has. `above` are
    labels with texts; a sheet that has them is read from the top and not frozen.
    """

    counted: Counted
    table: str
    columns: tuple[Column, ...]
    rows: Iterable[Sequence[CellValue]]
    above: tuple[tuple[str, str], ...] = ()
