"""Counts of records and of interviews, field by field and two fields together."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sosapp.instrument.record_type import FieldShape
from sosapp.study.entry import Entry
from sosapp.summary.kinds import RecordKind
from sosapp.summary.rows import Row

NOT_STATED = "not_stated"
YES, NO = "yes", "no"

Counts = dict[str, int]
"""How many by term, in the order of the vocabulary; what is 0 is left out.

A scale keeps its levels that nobody chose: without them its distribution looks whole.
"""


def values_said(entry: Entry, field: str) -> list[str]:
    """What a field says, each value as the term it is counted under."""
    value = entry.fields.get(field)
    if value is None or value == "":
        return []
    if isinstance(value, bool):
        return [YES if value else NO]
    if isinstance(value, list):
        return list(dict.fromkeys(value))
    return [str(value)]


def count_records(rows: Iterable[Row], kind: RecordKind, shape: FieldShape) -> Counts:
    """How many records say what, and how many do not state it.

    A record that says several things is counted under each.
    """
    found: Counter[str] = Counter()
    for row in rows:
        found.update(values_said(row.entry, shape.id) or [NOT_STATED])
    if found:
        found.update(dict.fromkeys(kind.levels(shape), 0))
    return _ordered(found, kind, shape)


def count_interviews(
    rows: Iterable[Row], kind: RecordKind, shape: FieldShape
) -> Counts:
    """How many interviews say what; those that do not state it are not counted."""
    pairs = {
        (row.told.interview.id, value)
        for row in rows
        for value in values_said(row.entry, shape.id)
    }
    return _ordered(Counter(value for _, value in pairs), kind, shape)


def _ordered(found: Counter[str], kind: RecordKind, shape: FieldShape) -> Counts:
    order = _order(kind, shape)
    last = len(order)
    terms = sorted(found, key=lambda term: (order.get(term, last), term == NOT_STATED))
    return {term: found[term] for term in terms}


def _order(kind: RecordKind, shape: FieldShape) -> dict[str, int]:
    terms = list(kind.terms(shape)) or [YES, NO, *shape.values]
    return {term: place for place, term in enumerate(terms)}


def numbers_said(rows: Iterable[Row], field: str) -> list[float]:
    """The numbers that a field holds."""
    values = (row.entry.fields.get(field) for row in rows)
    return [v for v in values if isinstance(v, int | float) and v is not True]


def mean(numbers: Sequence[float]) -> float:
    """The mean of at least one number, to two decimals."""
    return round(sum(numbers) / len(numbers), 2)


@dataclass(frozen=True)
class Cell:
    """The records that say two things, `not_stated` included."""

    row: str
    column: str
    records: tuple[Row, ...]

    @property
    def interviews(self) -> int:
        """How many interviews the records come from."""
        return len({row.told.interview.id for row in self.records})


@dataclass(frozen=True)
class Cross:
    """Two fields set against each other; cells without a record are left out."""

    fields: tuple[str, str]
    cells: tuple[Cell, ...]

    def as_json(self) -> dict[str, Any]:
        """The cells with the ids of the entries they rest on."""
        return {
            "fields": list(self.fields),
            "cells": [
                {
                    "terms": [cell.row, cell.column],
                    "records": len(cell.records),
                    "interviews": cell.interviews,
                    "entries": [row.entry.id for row in cell.records],
                }
                for cell in self.cells
            ],
        }


def cross(
    rows: Iterable[Row], kind: RecordKind, first: FieldShape, second: FieldShape
) -> Cross:
    """Set two fields against each other."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        for one in values_said(row.entry, first.id) or [NOT_STATED]:
            for other in values_said(row.entry, second.id) or [NOT_STATED]:
                found.setdefault((one, other), []).append(row)
    down = _ordered(Counter(one for one, _ in found), kind, first)
    across = _ordered(Counter(other for _, other in found), kind, second)
    cells = (
        Cell(one, other, tuple(found[one, other]))
        for one in down
        for other in across
        if (one, other) in found
    )
    return Cross((first.id, second.id), tuple(cells))
