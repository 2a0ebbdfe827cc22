"""Growth: how many terms are met for the first time, interview by interview.

The series that saturation is judged by (Guest, Namey and Chen 2020, PLoS ONE 15(5)):
new[i] is the number of terms that appear for the first time in interview i.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from sosapp.summary.counting import values_said
from sosapp.summary.kinds import RecordKind
from sosapp.summary.material import Told
from sosapp.summary.rows import Row


@dataclass(frozen=True)
class Growth:
    """The records that bring a new term, interview by interview in their order."""

    field: str
    brought: tuple[tuple[tuple[str, Row], ...], ...]

    @property
    def new(self) -> tuple[int, ...]:
        """The number of new terms in each interview."""
        return tuple(map(len, self.brought))

    @property
    def known(self) -> tuple[int, ...]:
        """The number of terms known after each interview."""
        return tuple(accumulate(self.new))

    def as_json(self) -> dict[str, Any]:
        """The series, in the order in which the interviews were held."""
        return {"field": self.field, "new": list(self.new), "known": list(self.known)}


def growth(
    rows: Iterable[Row], kind: RecordKind, asked: Sequence[Told]
) -> tuple[Growth, ...]:
    """The growth of the field that a type ranks by; empty if it ranks by none."""
    shape = kind.type.summary.ranked
    if shape is None:
        return ()
    by_interview: dict[str, list[Row]] = {one.interview.id: [] for one in asked}
    for row in rows:
        by_interview.setdefault(row.told.interview.id, []).append(row)
    seen: set[str] = set()
    brought = []
    for said in by_interview.values():
        new: dict[str, Row] = {}
        for row in said:
            for term in values_said(row.entry, shape.by):
                if term not in seen:
                    new.setdefault(term, row)
        seen |= new.keys()
        brought.append(tuple(new.items()))
    return (Growth(shape.by, tuple(brought)),)
