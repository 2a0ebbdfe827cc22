"""What is put in order by how many interviews tell of it, and how much it weighs."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sosapp.summary.counting import (
    NOT_STATED,
    Counts,
    count_records,
    mean,
    numbers_said,
    values_said,
)
from sosapp.summary.kinds import RecordKind
from sosapp.summary.rows import Row


@dataclass(frozen=True)
class RankedTerm:
    """One term; a mean is over the records that state a number, None if none does.

    `split` counts records by the terms of other fields, `not_stated` included.
    """

    term: str
    rows: tuple[Row, ...]
    weight: float | None
    weighed: int
    rank: float | None
    ranked: int
    split: dict[str, Counts]

    @property
    def interviews(self) -> int:
        """How many interviews tell of it."""
        return len({row.told.interview.id for row in self.rows})

    def as_json(self) -> dict[str, Any]:
        """The numbers, and the entries they rest on."""
        return {
            "term": self.term,
            "interviews": self.interviews,
            "records": len(self.rows),
            "weight": self.weight,
            "weighed": self.weighed,
            "rank": self.rank,
            "ranked": self.ranked,
            "split": self.split,
            "entries": [row.entry.id for row in self.rows],
        }


def ranked(rows: Iterable[Row], kind: RecordKind) -> tuple[RankedTerm, ...]:
    """The terms of the field that a type ranks by; empty if it ranks by none.

    The most interviews come first, then the heaviest, then what was ranked highest.
    Records that do not state the field come last.
    """
    shape = kind.type.summary.ranked
    if shape is None:
        return ()
    found: dict[str, list[Row]] = {}
    for row in rows:
        for term in values_said(row.entry, shape.by) or [NOT_STATED]:
            found.setdefault(term, []).append(row)
    terms = (_term(kind, term, tuple(said)) for term, said in found.items())
    return tuple(sorted(terms, key=_order))


def _term(kind: RecordKind, term: str, rows: tuple[Row, ...]) -> RankedTerm:
    shape = kind.type.summary.ranked
    assert shape is not None
    weights = numbers_said(rows, shape.weight) if shape.weight else []
    ranks = numbers_said(rows, shape.rank) if shape.rank else []
    return RankedTerm(
        term=term,
        rows=rows,
        weight=mean(weights) if weights else None,
        weighed=len(weights),
        rank=mean(ranks) if ranks else None,
        ranked=len(ranks),
        split={
            name: count_records(rows, kind, kind.by_id[name]) for name in shape.split
        },
    )


def _order(one: RankedTerm) -> tuple[bool, int, float, float]:
    highest = one.rank if one.rank is not None else float("inf")
    return one.term == NOT_STATED, -one.interviews, -(one.weight or 0), highest
