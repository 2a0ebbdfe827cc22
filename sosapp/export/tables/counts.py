"""Tables of counts: how many records and interviews say what."""

from collections.abc import Iterator

from sosapp.export.contents import Contents
from sosapp.export.tables.table import Cell, Line, Table
from sosapp.instrument.record_type import FieldShape
from sosapp.summary.counting import NOT_STATED, Counts, values_said
from sosapp.summary.kinds import RecordKind
from sosapp.summary.rows import Row
from sosapp.summary.summary import Summary
from sosapp.summary.wording import term_label


def count_tables(
    contents: Contents, kind: RecordKind, summary: Summary, rows: tuple[Row, ...]
) -> Iterator[Table]:
    """A table for each counted field, with what does not state it in the last line."""
    language = contents.options.language
    for field, counts in summary.counts.items():
        shape = kind.by_id[field]
        interviews = summary.interviews_by[field]
        yield Table(
            id=f"{kind.name}.{field}",
            look="counts",
            title=shape.in_(language),
            header=(
                shape.in_(language),
                contents.say("column.number"),
                contents.say("column.interviews"),
            ),
            lines=tuple(_lines(contents, kind, shape, counts, interviews, rows)),
            note=_mean(contents, summary, field),
        )


def _lines(
    contents: Contents,
    kind: RecordKind,
    shape: FieldShape,
    counts: Counts,
    interviews: Counts,
    rows: tuple[Row, ...],
) -> Iterator[Line]:
    behind: dict[str, list[Row]] = {}
    for row in rows:
        for term in values_said(row.entry, shape.id) or [NOT_STATED]:
            behind.setdefault(term, []).append(row)
    every = counts | {NOT_STATED: counts.get(NOT_STATED, 0)}
    for term, n in every.items():
        found = tuple(behind.get(term, ()))
        # Only what was said is counted in interviews: silence is no answer.
        said = interviews.get(term, 0) if term != NOT_STATED else None
        label = term_label(kind, shape, term, contents.options.language)
        yield Cell(label), Cell(n, found), Cell(said, found)


def _mean(contents: Contents, summary: Summary, field: str) -> str:
    if field not in summary.means:
        return ""
    mean = contents.number(summary.means[field])
    n, of = summary.stated[field], len(summary.rows)
    return contents.say("note.mean", mean=mean, n=n, of=of)
