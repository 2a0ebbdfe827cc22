"""A summary by its name: rows, counts, and what else its kind of summary has."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from sosapp.errors import NotFound
from sosapp.instrument.problem import nearest
from sosapp.summary.chains import Chain, chains
from sosapp.summary.comparison import Compared, comparisons
from sosapp.summary.corners import Cornered, corners
from sosapp.summary.counting import (
    Counts,
    Cross,
    count_interviews,
    count_records,
    cross,
    mean,
    numbers_said,
)
from sosapp.summary.coverage import coverage
from sosapp.summary.growth import Growth, growth
from sosapp.summary.kinds import RecordKind, record_kinds
from sosapp.summary.material import OFF_RECORD, Material
from sosapp.summary.ranked import RankedTerm, ranked
from sosapp.summary.relations import Relation, relations
from sosapp.summary.rows import Row, record_rows
from sosapp.summary.voices import voices

VOICES, COVERAGE = "voices", "coverage"
"""The summaries that every study has besides those of its record types."""


class SummaryRow(Protocol):
    """A row of any summary."""

    def as_json(self) -> dict[str, Any]:
        """The row in plain values."""


@dataclass(frozen=True)
class Summary:
    """What one part of a study adds up to.

    `interviews` is n: the interviews that were held and could have told of it.
    `counts` has the number of records by field and term, `interviews_by` the number of
    interviews; `stated` and `means` say of each scale how many gave a number and what
    its mean is. `left_out` counts what is in the study but not here, by reason.
    """

    what: str
    interviews: int
    rows: Sequence[SummaryRow]
    counts: dict[str, Counts] = field(default_factory=dict)
    interviews_by: dict[str, Counts] = field(default_factory=dict)
    stated: Counts = field(default_factory=dict)
    means: dict[str, float] = field(default_factory=dict)
    crosses: tuple[Cross, ...] = ()
    corners: tuple[Cornered, ...] = ()
    relations: tuple[Relation, ...] = ()
    ranked: tuple[RankedTerm, ...] = ()
    chains: tuple[Chain, ...] = ()
    growth: tuple[Growth, ...] = ()
    comparisons: tuple[Compared, ...] = ()
    left_out: Counts = field(default_factory=dict)


def summary_names(material: Material) -> tuple[str, ...]:
    """The names of the summaries that a study has."""
    kinds = tuple(kind.name for kind in record_kinds(material))
    return tuple(dict.fromkeys((*kinds, VOICES, COVERAGE)))


def summarise(material: Material, what: str) -> Summary:
    """Sum up one part of a study.

    Raises:
        NotFound: the study has no summary of that name.
    """
    for kind in record_kinds(material):
        if kind.name == what:
            return summarise_records(material, kind)
    if what == VOICES:
        return _summarise_voices(material)
    if what == COVERAGE:
        return _summarise_coverage(material)
    names = summary_names(material)
    near, known = nearest(what, names) or "–", ", ".join(names)
    raise NotFound("summary_missing", name=what, nearest=near, known=known)


def summarise_records(material: Material, kind: RecordKind) -> Summary:
    """Sum up the records of one kind."""
    rows = record_rows(material, kind)
    by_id, shape = kind.by_id, kind.type.summary
    counted = [by_id[name] for name in shape.count_by]
    scales = (one.id for one in kind.fields if one.type == "scale")
    said = {name: numbers_said(rows, name) for name in scales}
    asked = [t for t in material.held if kind.ids & t.instrument.record_types.keys()]
    return Summary(
        what=kind.name,
        interviews=len(asked),
        rows=rows,
        counts={one.id: count_records(rows, kind, one) for one in counted},
        interviews_by={one.id: count_interviews(rows, kind, one) for one in counted},
        stated={name: len(numbers) for name, numbers in said.items()},
        means={name: mean(numbers) for name, numbers in said.items() if numbers},
        crosses=tuple(
            cross(rows, kind, by_id[one], by_id[other]) for one, other in shape.cross
        ),
        corners=corners(rows, kind),
        relations=relations(rows, kind, material.study),
        ranked=ranked(rows, kind),
        chains=chains(rows, kind),
        growth=growth(rows, kind, asked),
        comparisons=comparisons(material, rows, kind),
        left_out={"off_record": _off_record(material, kind)},
    )


def _off_record(material: Material, kind: RecordKind) -> int:
    every = (e for t in material.usable for e in t.interview.entries.values())
    return sum(entry.use == OFF_RECORD and entry.kind in kind.ids for entry in every)


def _summarise_voices(material: Material) -> Summary:
    found = voices(material)
    return Summary(
        what=VOICES,
        interviews=len(material.held),
        rows=found.rows,
        counts={"question": dict(Counter(row.entry.question for row in found.rows))},
        interviews_by={"question": _speaking(found.rows)},
        left_out={"without_consent": found.without_consent},
    )


def _speaking(rows: Sequence[Row]) -> Counts:
    pairs = dict.fromkeys((row.entry.question, row.told.interview.id) for row in rows)
    return dict(Counter(question for question, _ in pairs))


def _summarise_coverage(material: Material) -> Summary:
    rows = coverage(material)
    several = len({row.guide.id for row in rows}) > 1
    named = {
        f"{row.guide.id}/{row.question.id}" if several else row.question.id: row
        for row in rows
    }
    return Summary(
        what=COVERAGE,
        interviews=len(material.held),
        rows=rows,
        counts={"entries": _stated({name: row.entries for name, row in named.items()})},
        interviews_by={name: _stated(row.statuses) for name, row in named.items()},
    )


def _stated(counts: Counts) -> Counts:
    return {term: n for term, n in counts.items() if n}


def as_json(summary: Summary) -> dict[str, Any]:
    """A summary in plain values; what its kind of summary does not have is left out."""
    always = {
        "what": summary.what,
        "interviews": summary.interviews,
        "rows": [row.as_json() for row in summary.rows],
        "counts": summary.counts,
        "interviews_by": summary.interviews_by,
    }
    sometimes = {
        "stated": summary.stated,
        "means": summary.means,
        "crosses": [one.as_json() for one in summary.crosses],
        "corners": [one.as_json() for one in summary.corners],
        "relations": [one.as_json() for one in summary.relations],
        "ranked": [one.as_json() for one in summary.ranked],
        "chains": [one.as_json() for one in summary.chains],
        "growth": [one.as_json() for one in summary.growth],
        "comparisons": [one.as_json() for one in summary.comparisons],
        "left_out": _stated(summary.left_out),
    }
    return always | {name: value for name, value in sometimes.items() if value}
