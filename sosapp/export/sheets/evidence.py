"""The sheet of quotes behind the numbers: where a number's row leads to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sosapp.export.contents import Contents
from sosapp.export.options import Counted
from sosapp.export.sheets.sheet import CellValue, Column, Sheet
from sosapp.export.tables.table import Table
from sosapp.instrument.instrument import QUOTE
from sosapp.summary.rows import Row
from sosapp.summary.voices import quoted

Place = tuple[str, int]
"""A table's id and the number of a line in it."""
WITH_NUMBERS = ("counts", "ranked")


@dataclass(frozen=True)
class Quote:
    """One quote behind one number."""

    place: Place
    table: Table
    label: str
    row: Row


def evidence(contents: Contents, tables: Sequence[Table]) -> tuple[Quote, ...]:
    """The quotes that may be read behind every line of the tables of numbers."""
    return tuple(
        Quote((table.id, number), table, str(line[0].value), row)
        for table in tables
        if table.look in WITH_NUMBERS
        for number, line in enumerate(table.lines)
        for record in line[1].rows
        for row in quotes_of(record)
        if contents.may_show_words(row.told, row.entry)
    )


def quotes_of(record: Row) -> Iterator[Row]:
    """The record itself if it holds a quote, and the quotes it is linked with."""
    if quoted(record.entry):
        yield record
    own, name = record.entry.links, record.entry.id
    for entry in record.told.entries:
        linked = entry.id in own or name in entry.links
        if linked and entry.kind == QUOTE and entry.id != name:
            yield Row(record.told, entry, record.text)


def evidence_sheet(contents: Contents, quotes: Sequence[Quote]) -> Sheet:
    """A row for each quote behind each number."""
    columns = (
        Column(contents.say("column.part"), 26, repeated=True),
        Column(contents.say("column.what"), 30, repeated=True),
        Column(contents.say("column.answer"), 40, repeated=True),
        Column(contents.say("column.quote"), 70),
        Column(contents.say("column.text"), 30),
        Column(contents.say("column.question")),
        Column(contents.say("column.entry"), repeated=True),
    )
    counted = Counted(contents.say("sheet.evidence"), len(quotes), len(quotes))
    return Sheet(counted, "evidence", columns, _rows(contents, quotes))


def _rows(contents: Contents, quotes: Sequence[Quote]) -> Iterator[list[CellValue]]:
    for one in quotes:
        yield [
            one.table.part,
            one.table.title,
            one.label,
            quoted(one.row.entry),
            contents.record_name(one.row),
            one.row.entry.question,
            one.row.entry.id,
        ]
