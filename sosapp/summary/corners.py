"""Corners: records that say certain things together, as their type declares."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sosapp.instrument.record_type import Corner
from sosapp.study.entry import Entry
from sosapp.summary.counting import values_said
from sosapp.summary.kinds import RecordKind
from sosapp.summary.rows import Row


@dataclass(frozen=True)
class Cornered:
    """The records in one corner, in the order they were told."""

    shape: Corner
    rows: tuple[Row, ...]

    def as_json(self) -> dict[str, Any]:
        """What is asked for, and the entries that say it."""
        return {
            "title": {"sv": self.shape.sv, "en": self.shape.en},
            "where": {name: list(said) for name, said in self.shape.where.items()},
            "entries": [row.entry.id for row in self.rows],
        }


def corners(rows: Iterable[Row], kind: RecordKind) -> tuple[Cornered, ...]:
    """The records in each corner; a field that is not stated is in none."""
    every = tuple(rows)
    return tuple(
        Cornered(shape, tuple(row for row in every if _is_in(row.entry, shape)))
        for shape in kind.type.summary.corners
    )


def _is_in(entry: Entry, shape: Corner) -> bool:
    return all(
        not set(said).isdisjoint(values_said(entry, name))
        for name, said in shape.where.items()
    )
