"""Comparison: how many interviews say what, by an attribute of their cases."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sosapp.instrument.case_list import Attribute
from sosapp.instrument.record_type import FieldShape
from sosapp.summary.counting import NOT_STATED, count_interviews, values_said
from sosapp.summary.kinds import RecordKind
from sosapp.summary.material import Material, Told
from sosapp.summary.rows import Row
from sosapp.summary.suppression import Hidden, covered, hidden_cells


@dataclass(frozen=True)
class Compared:
    """One field by one attribute.

    `interviews` has the number of interviews held by band, `numbers` a row for each of
    `terms` with a number for each of `bands`, `behind` the records behind each number,
    and `hidden` the places (row, column) in `numbers` that must not be shown outside
    the study; `small` are the columns of bands with so few interviews that nothing of
    them is shown.
    """

    attribute: Attribute
    field: str
    bands: tuple[str, ...]
    terms: tuple[str, ...]
    interviews: tuple[int, ...]
    numbers: tuple[tuple[int, ...], ...]
    behind: tuple[tuple[tuple[Row, ...], ...], ...]
    hidden: Hidden
    small: frozenset[int]

    def as_json(self) -> dict[str, Any]:
        """The numbers as they are; whoever publishes them leaves out what is hidden."""
        return {
            "attribute": self.attribute.id,
            "field": self.field,
            "bands": list(self.bands),
            "interviews": list(self.interviews),
            "terms": dict(zip(self.terms, map(list, self.numbers), strict=True)),
            "hidden": sorted(map(list, self.hidden)),
            "small": sorted(self.small),
        }


def comparisons(
    material: Material, rows: Sequence[Row], kind: RecordKind
) -> tuple[Compared, ...]:
    """Every counted field by every attribute that some case has."""
    asked = [t for t in material.held if kind.ids & t.instrument.record_types.keys()]
    return tuple(
        _compared(attribute, kind, kind.by_id[field], rows, asked)
        for attribute in material.attributes
        if any(_band(told, attribute) != NOT_STATED for told in asked)
        for field in kind.type.summary.count_by
    )


def _compared(
    attribute: Attribute,
    kind: RecordKind,
    shape: FieldShape,
    rows: Sequence[Row],
    asked: Sequence[Told],
) -> Compared:
    terms = tuple(count_interviews(rows, kind, shape))
    by_band: dict[str, list[Told]] = {}
    for told in asked:
        by_band.setdefault(_band(told, attribute), []).append(told)
    known = [band.id for band in attribute.bands]
    bands = tuple(sorted(by_band, key=lambda band: _place(band, known)))
    behind = tuple(
        tuple(_saying(rows, shape.id, term, attribute, band) for band in bands)
        for term in terms
    )
    small = _small([rests_on(by_band[band]) for band in bands])
    said = [[rests_on(row.told for row in cell) for cell in line] for line in behind]
    of_small = {(row, column) for row in range(len(terms)) for column in small}
    return Compared(
        attribute=attribute,
        field=shape.id,
        bands=bands,
        terms=terms,
        interviews=tuple(len(by_band[band]) for band in bands),
        numbers=tuple(tuple(map(_interviews, line)) for line in behind),
        behind=behind,
        hidden=covered(said, hidden_cells(said) | of_small),
        small=small,
    )


def _small(held: list[int]) -> frozenset[int]:
    """The bands whose number of interviews must not be shown."""
    return frozenset(column for _, column in hidden_cells([held]))


def _band(told: Told, attribute: Attribute) -> str:
    value = told.case.attributes.get(attribute.id) if told.case else None
    return NOT_STATED if value in (None, "") else str(value)


def _place(band: str, known: list[str]) -> tuple[bool, int, str]:
    place = known.index(band) if band in known else len(known)
    return band == NOT_STATED, place, band


def _saying(
    rows: Iterable[Row], field: str, term: str, attribute: Attribute, band: str
) -> tuple[Row, ...]:
    return tuple(
        row
        for row in rows
        if _band(row.told, attribute) == band and term in values_said(row.entry, field)
    )


def _interviews(rows: Iterable[Row]) -> int:
    return len({row.told.interview.id for row in rows})


def rests_on(told: Iterable[Told]) -> int:
    """How many a number rests on: interviews, but a case that is met again is one."""
    every = list(told)
    interviews = {one.interview.id for one in every}
    return min(len(interviews), len({one.interview.facts.case for one in every}))
