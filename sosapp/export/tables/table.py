"""A table as every format shows it: a title, headers, and lines of cells."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from sosapp.summary.rows import Row

Value = str | int | float | None
"""None is shown as an empty cell: it was not said, or there is none."""
Look = Literal["counts", "cross", "compared", "network", "ranked", "curve", "records"]

HIDDEN = "–"


@dataclass(frozen=True)
class Cell:
    """One value, and the records behind it."""

    value: Value = None
    rows: tuple[Row, ...] = ()
    hidden: bool = False
    """Whether it rests on too few to be shown."""

    @property
    def text(self) -> str:
        """The value as it stands in a text; a dash where it is hidden."""
        if self.hidden:
            return HIDDEN
        if self.value is None:
            return ""
        return self.value if isinstance(self.value, str) else f"{self.value:g}"


Line: TypeAlias = tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """One table; `look` says what kind it is and so what picture suits it.

    The first `labels` cells of a line say what it is about. `id` is unique in a study:
    the name of a summary and what is shown of it.
    """

    id: str
    look: Look
    title: str
    header: tuple[str, ...]
    lines: tuple[Line, ...]
    labels: int = 1
    note: str = ""
    part: str = ""
    """The title of the summary that it belongs to."""
    unit: str = ""
    """What the cells count, where no header of a column says it."""

    @property
    def tells_anything(self) -> bool:
        """Whether a comparison has a number that may be shown; its first line is n."""
        return self.look != "compared" or any(
            cell.value and not cell.hidden
            for line in self.lines[1:]
            for cell in line[self.labels :]
        )

    @property
    def values(self) -> list[list[Value]]:
        """The values alone, line by line; a hidden one is None."""
        return [
            [None if cell.hidden else cell.value for cell in line]
            for line in self.lines
        ]
