"""The tables of entries: all of them, those of each record type, and coverage."""

from collections.abc import Iterator

from sosapp.export.contents import Contents
from sosapp.export.data.data_table import (
    ColumnType,
    DataColumn,
    DataTable,
    Plain,
    said_column,
)
from sosapp.export.sheets.answers import speaker
from sosapp.instrument.record_type import FieldShape
from sosapp.study.entry import Entry
from sosapp.summary.kinds import RecordKind
from sosapp.summary.material import Told
from sosapp.summary.rows import Row, record_rows
from sosapp.summary.voices import QUOTE_FIELD, quoted

ENTRY = "entry"
TYPES: dict[str, ColumnType] = {
    "int": "integer",
    "year": "integer",
    "scale": "integer",
    "number": "number",
    "bool": "boolean",
}


def entries_table(contents: Contents) -> DataTable:
    """A row for each entry that is for the record, in the order of writing."""
    texts = ("interview", "case", "question", "at", "kind", "speaker", "text")
    columns = [
        said_column(contents, ENTRY),
        *(said_column(contents, name) for name in texts),
    ]
    columns[4] = DataColumn("at", "integer", contents.say("column.seconds"))
    columns += [
        DataColumn("tags", "list", contents.say("column.tags")),
        DataColumn("star", "boolean", contents.say("column.starred")),
        said_column(contents, "use"),
        DataColumn("also", "list", contents.say("column.also")),
        DataColumn("links", "list", contents.say("column.links")),
    ]
    rows = tuple(
        _entry(contents, told, entry)
        for told in contents.material.usable
        for entry in told.entries
    )
    return DataTable(
        "entries",
        contents.say("sheet.answers"),
        tuple(columns),
        rows,
        (ENTRY,),
        {"interview": "interviews"},
    )


def _entry(contents: Contents, told: Told, entry: Entry) -> list[Plain]:
    kept = {one.id for one in told.entries}
    return [
        entry.id,
        told.interview.id,
        contents.case(told),
        entry.question,
        entry.at,
        entry.kind,
        speaker(told, entry),
        text_of(contents, told, entry),
        list(entry.tags) or None,
        entry.star or None,
        entry.use or None,
        list(entry.also) or None,
        [name for name in entry.links if name in kept] or None,
    ]


def text_of(contents: Contents, told: Told, entry: Entry) -> str | None:
    """What an entry says in words; None if its words may not be read."""
    readable = not quoted(entry) or contents.may_show_words(told, entry)
    if entry.kind not in told.instrument.record_types and not readable:
        return None
    return contents.shown.text(told, entry, readable) or None


def record_table(contents: Contents, kind: RecordKind) -> DataTable:
    """A row for each record of a type, a column for each field."""
    language = contents.options.language
    before = [said_column(contents, name) for name in (ENTRY, "interview", "case")]
    before += [
        DataColumn("wave", "integer", contents.say("column.wave")),
        said_column(contents, "question"),
    ]
    fields = [
        DataColumn(
            shape.id,
            "list" if shape.many else TYPES.get(shape.type, "string"),
            shape.in_(language),
            {term.id: term.in_(language) for term in kind.terms(shape).values()},
        )
        for shape in kind.fields
    ]
    interpreted = DataColumn("interpreted", "list", contents.say("column.interpreted"))
    rows = record_rows(contents.material, kind)
    return DataTable(
        f"records_{kind.name.replace('-', '_')}",
        contents.kind_title(kind),
        (*before, *_distinct(before, fields), interpreted),
        tuple(_record(contents, kind, row) for row in rows),
        (ENTRY,),
        {"interview": "interviews", ENTRY: "entries"},
    )


def _distinct(
    before: list[DataColumn], fields: list[DataColumn]
) -> Iterator[DataColumn]:
    """The fields, one that is called as a column before with its own name marked."""
    taken = {column.name for column in before}
    for field in fields:
        name = f"field_{field.name}" if field.name in taken else field.name
        yield DataColumn(name, field.type, field.title, field.terms)


def _record(contents: Contents, kind: RecordKind, row: Row) -> list[Plain]:
    facts = row.told.interview.facts
    values = (field_of(contents, row, shape) for shape in kind.fields)
    where: list[Plain] = [row.entry.id, facts.id, contents.case(row.told), facts.wave]
    interpreted = [n for n in row.entry.interpreted if n in row.entry.fields]
    return [*where, row.entry.question, *values, interpreted or None]


def field_of(contents: Contents, row: Row, shape: FieldShape) -> Plain:
    """What a record says in a field as it is kept; None if it may not be read."""
    told, entry = row.told, row.entry
    value = entry.fields.get(shape.id)
    if value is None or value == "":
        return None
    if shape.id == QUOTE_FIELD and not contents.may_show_words(told, entry):
        return None
    if shape.type == "record_refs" and isinstance(value, list):
        kept = {one.id for one in told.entries}
        return [name for name in value if name in kept] or None
    return contents.shown.partner(told, entry, shape.id) or value


def coverage_table(contents: Contents) -> DataTable:
    """A row for each question of each interview that something is known of."""
    columns = tuple(
        said_column(contents, name)
        for name in ("interview", "question", "status", "why")
    )
    rows = tuple(
        [told.interview.id, name, row.status or None, row.why or None]
        for told in contents.material.held
        for name, row in told.interview.coverage.items()
    )
    return DataTable(
        "coverage",
        contents.say("part.questions"),
        columns,
        rows,
        ("interview", "question"),
        {"interview": "interviews"},
    )
