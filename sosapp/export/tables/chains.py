"""What leads to what: from a record over its fields to the records it is linked to."""

from collections.abc import Iterable, Iterator

from sosapp.export.contents import Contents
from sosapp.export.tables.records import field_cell, record_lines, where_header
from sosapp.export.tables.table import Cell, Line, Table
from sosapp.summary.chains import Chain, link_fields
from sosapp.summary.kinds import RecordKind
from sosapp.summary.summary import Summary


def chain_tables(
    contents: Contents, kind: RecordKind, summary: Summary
) -> Iterator[Table]:
    """The records with what they lead to, then those that are linked to none."""
    fields = kind.type.summary.chain
    if not summary.chains:
        return
    yield Table(
        id=f"{kind.name}.chain",
        look="records",
        title=contents.say("table.chain"),
        header=where_header(contents, kind, fields),
        lines=tuple(_lines(contents, kind, summary.chains)),
        labels=2,
    )
    links = link_fields(kind)
    if links:
        alone = [one.row for one in summary.chains if not one.linked]
        rest = tuple(name for name in fields if name not in {s.id for s in links})
        named = ", ".join(s.in_(contents.options.language) for s in links)
        yield Table(
            id=f"{kind.name}.alone",
            look="records",
            title=contents.say("table.alone", what=named),
            header=where_header(contents, kind, rest),
            lines=tuple(record_lines(contents, kind, alone, rest)),
            labels=2,
            note=contents.say("note.alone"),
        )


def _lines(
    contents: Contents, kind: RecordKind, chains: Iterable[Chain]
) -> Iterator[Line]:
    fields = kind.type.summary.chain
    for one in chains:
        yield (
            Cell(contents.record_name(one.row), (one.row, *one.linked)),
            Cell(contents.case(one.row.told)),
            *(field_cell(contents, kind, one.row, name) for name in fields),
        )
