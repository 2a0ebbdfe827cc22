"""What is put in order: interviews, weight, rank, and what it is split by."""

from collections.abc import Iterator

from sosapp.export.contents import Contents
from sosapp.export.tables.table import Cell, Table
from sosapp.instrument.record_type import Ranked
from sosapp.summary.counting import values_said
from sosapp.summary.kinds import RecordKind
from sosapp.summary.ranked import RankedTerm
from sosapp.summary.summary import Summary
from sosapp.summary.wording import term_label, term_labels


def ranked_tables(
    contents: Contents, kind: RecordKind, summary: Summary
) -> Iterator[Table]:
    """The table, if anything is ranked."""
    shape = kind.type.summary.ranked
    if shape and summary.ranked:
        yield _ranked(contents, kind, shape, summary.ranked)


def _ranked(
    contents: Contents, kind: RecordKind, shape: Ranked, found: tuple[RankedTerm, ...]
) -> Table:
    language = contents.options.language
    by = kind.by_id[shape.by]
    splits = [
        (name, term, label)
        for name in shape.split
        for term, label in term_labels(
            kind, kind.by_id[name], _stated(found, name), language
        ).items()
    ]
    header = [by.in_(language), contents.say("column.interviews")]
    header += [contents.say("column.number")]
    header += [contents.say("column.weight"), contents.say("column.weighed")]
    header += [contents.say("column.rank"), contents.say("column.ranked")]
    header += [
        f"{kind.by_id[name].in_(language)}: {label}" for name, _, label in splits
    ]
    return Table(
        id=f"{kind.name}.ranked",
        look="ranked",
        title=contents.say("table.ranked", what=by.in_(language)),
        header=tuple(header),
        lines=tuple(
            (
                Cell(term_label(kind, by, one.term, language)),
                Cell(one.interviews, one.rows),
                Cell(len(one.rows), one.rows),
                Cell(one.weight),
                Cell(one.weighed),
                Cell(one.rank),
                Cell(one.ranked),
                *(_split(one, name, term) for name, term, _ in splits),
            )
            for one in found
        ),
        note=contents.say("note.ranked"),
        unit=contents.say("column.number"),
    )


def _stated(found: tuple[RankedTerm, ...], field: str) -> set[str]:
    return {term for one in found for term in one.split[field]}


def _split(one: RankedTerm, field: str, term: str) -> Cell:
    n = one.split[field].get(term)
    rows = (row for row in one.rows if term in values_said(row.entry, field))
    return Cell(n, tuple(rows) if n else ())
