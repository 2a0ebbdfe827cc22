"""Tables of two fields set against each other, in interviews."""

from collections.abc import Iterator

from sosapp.export.contents import Contents
from sosapp.export.tables.records import record_lines, where_header
from sosapp.export.tables.table import Cell, Table
from sosapp.summary.counting import Cross
from sosapp.summary.kinds import RecordKind
from sosapp.summary.summary import Summary
from sosapp.summary.wording import term_labels


def cross_tables(
    contents: Contents, kind: RecordKind, summary: Summary
) -> Iterator[Table]:
    """A table for each pair of fields that has a record, then each corner."""
    for cross in summary.crosses:
        if cross.cells:
            yield _cross(contents, kind, cross)
    language = contents.options.language
    for number, corner in enumerate(summary.corners, 1):
        fields = tuple(corner.shape.where)
        yield Table(
            id=f"{kind.name}.corner_{number}",
            look="records",
            title=corner.shape.in_(language),
            header=where_header(contents, kind, fields),
            lines=tuple(record_lines(contents, kind, corner.rows, fields)),
            labels=2,
            note="" if corner.rows else contents.say("note.nobody"),
        )


def _cross(contents: Contents, kind: RecordKind, cross: Cross) -> Table:
    language = contents.options.language
    first, second = (kind.by_id[name] for name in cross.fields)
    cells = {(cell.row, cell.column): cell for cell in cross.cells}
    down = term_labels(kind, first, {one for one, _ in cells}, language)
    across = term_labels(kind, second, {one for _, one in cells}, language)

    def cell(row: str, column: str) -> Cell:
        found = cells.get((row, column))
        return Cell(found.interviews, found.records) if found else Cell()

    return Table(
        id=f"{kind.name}.{first.id}-{second.id}",
        look="cross",
        title=f"{first.in_(language)} × {second.in_(language)}",
        header=(first.in_(language), *across.values()),
        lines=tuple(
            (Cell(label), *(cell(row, column) for column in across))
            for row, label in down.items()
        ),
        note=contents.say("note.cross"),
        unit=contents.say("column.interviews"),
    )
