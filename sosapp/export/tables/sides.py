"""What speaks for and what against, aspect by aspect, with quotes."""

from collections.abc import Iterator

from sosapp.export.contents import Contents
from sosapp.export.tables.records import field_cell
from sosapp.export.tables.table import Cell, Table
from sosapp.instrument.record_type import Sides
from sosapp.summary.counting import NOT_STATED, values_said
from sosapp.summary.kinds import RecordKind
from sosapp.summary.rows import Row
from sosapp.summary.voices import quoted
from sosapp.summary.wording import term_labels


def side_tables(
    contents: Contents, kind: RecordKind, rows: tuple[Row, ...]
) -> Iterator[Table]:
    """A table for each side, so that the two can be read beside each other."""
    shape = kind.type.summary.sides
    if shape is None:
        return
    by = kind.by_id[shape.by]
    found: dict[str, list[Row]] = {}
    for row in rows:
        for term in values_said(row.entry, shape.by) or [NOT_STATED]:
            found.setdefault(term, []).append(row)
    for term, label in term_labels(kind, by, found, contents.options.language).items():
        yield _side(
            contents, kind, shape, f"{kind.name}.side_{term}", label, found[term]
        )


def _side(
    contents: Contents,
    kind: RecordKind,
    shape: Sides,
    name: str,
    title: str,
    rows: list[Row],
) -> Table:
    of = kind.by_id[shape.of] if shape.of else None
    language = contents.options.language
    header = [kind.type.title.in_(language), contents.say("column.case")]
    header += [of.in_(language)] if of else []
    return Table(
        id=name,
        look="records",
        title=title,
        header=(*header, contents.say("column.quote")),
        lines=tuple(
            (
                Cell(contents.record_name(row), (row,)),
                Cell(contents.case(row.told)),
                *([field_cell(contents, kind, row, of.id)] if of else []),
                Cell(_quote(contents, row)),
            )
            for row in rows
        ),
        labels=2,
    )


def _quote(contents: Contents, row: Row) -> str | None:
    said = quoted(row.entry)
    return said if said and contents.may_show_words(row.told, row.entry) else None
