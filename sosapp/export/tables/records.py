"""Lines of records: what each is called, whose case it is of, and what it says."""

from collections.abc import Iterable, Iterator, Sequence

from sosapp.export.contents import Contents
from sosapp.export.tables.table import Cell, Line
from sosapp.summary.kinds import RecordKind
from sosapp.summary.rows import Row


def where_header(
    contents: Contents, kind: RecordKind, fields: Sequence[str]
) -> tuple[str, ...]:
    """The headers of lines of records."""
    language = contents.options.language
    named = (kind.by_id[name].in_(language) for name in fields)
    title = kind.type.title.in_(language)
    return title, contents.say("column.case"), *named


def record_lines(
    contents: Contents, kind: RecordKind, rows: Iterable[Row], fields: Sequence[str]
) -> Iterator[Line]:
    """A line for each record."""
    for row in rows:
        yield (
            Cell(contents.record_name(row), (row,)),
            Cell(contents.case(row.told)),
            *(field_cell(contents, kind, row, name) for name in fields),
        )


def field_cell(contents: Contents, kind: RecordKind, row: Row, field: str) -> Cell:
    """What a record says in a field, in words; empty if it says nothing."""
    if field not in row.entry.fields:
        return Cell()
    shape = row.told.instrument.record_types[row.entry.kind].by_id.get(field)
    readable = contents.may_show_words(row.told, row.entry)
    return Cell(
        contents.shown.field(row.told, row.entry, shape or kind.by_id[field], readable)
    )
