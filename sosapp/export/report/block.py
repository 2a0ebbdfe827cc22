"""The blocks that a report is made of; each format shows them in its own way."""

from dataclasses import dataclass
from typing import TypeAlias

from sosapp.export.tables.table import Table


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is that of a part of the report."""

    level: int
    text: str


@dataclass(frozen=True)
class Text:
    """A paragraph; `muted` is for what explains rather than tells."""

    text: str
    muted: bool = False


@dataclass(frozen=True)
class Figure:
    """A table, with a picture of it where the format has pictures.

    A `folded` one is for those who look for it; a document leaves it out.
    """

    table: Table
    folded: bool = False


@dataclass(frozen=True)
class Quotes:
    """What was said word for word, without saying by whom."""

    texts: tuple[str, ...]


Block: TypeAlias = Heading | Text | Figure | Quotes
