"""A sheet for each record type: one row a record, one column a field."""

from sosapp.export.contents import Contents
from sosapp.export.sheets.sheet import CellValue, Column, Sheet
from sosapp.instrument.record_type import FieldShape
from sosapp.study.clock import stamp
from sosapp.study.entry import Entry
from sosapp.summary.kinds import RecordKind
from sosapp.summary.material import OFF_RECORD, Told
from sosapp.summary.rows import Row, record_rows

WIDEST = {"text": 44, "string": 30}


def record_sheet(contents: Contents, kind: RecordKind) -> Sheet:
    """The records of one kind, in the order they were told."""
    language = contents.options.language
    rows = record_rows(contents.material, kind)
    columns = [
        Column(contents.say(f"column.{name}"), repeated=True)
        for name in ("interview", "case", "wave", "question")
    ]
    columns += [
        Column(
            shape.in_(language),
            WIDEST.get(shape.type, 22),
            folds=True,
            scale=shape.type == "scale",
        )
        for shape in kind.fields
    ]
    columns += [
        Column(contents.say("column.interpreted"), 22, folds=True),
        Column(contents.say("column.tags"), folds=True),
        Column(contents.say("column.starred"), folds=True),
        Column(contents.say("column.at")),
        Column(contents.say("column.entry"), repeated=True),
        Column(contents.say("column.comment"), 40),
    ]

    def of(told: Told) -> tuple[int, int]:
        every = [e for e in told.interview.entries.values() if e.kind in kind.ids]
        return len(every), sum(entry.use == OFF_RECORD for entry in every)

    counted = contents.count(kind.type.summary.title.in_(language), len(rows), of)
    cells = (_row(contents, row, kind.fields) for row in rows)
    return Sheet(counted, kind.name, tuple(columns), cells)


def _row(
    contents: Contents, row: Row, fields: tuple[FieldShape, ...]
) -> list[CellValue]:
    told, entry = row.told, row.entry
    readable = contents.may_show_words(told, entry)
    facts = told.interview.facts
    cells: list[CellValue] = [
        facts.id,
        contents.case(told),
        facts.wave,
        entry.question,
    ]
    cells += [
        contents.shown.field(told, entry, one, readable)
        if one.id in entry.fields
        else None
        for one in fields
    ]
    cells.append(interpreted(contents, entry, fields))
    cells += [tags(entry), starred(contents, entry), stamp(entry.at), entry.id]
    return cells


def interpreted(
    contents: Contents, entry: Entry, fields: tuple[FieldShape, ...]
) -> str | None:
    """The names of the fields whose value the interviewer judged; empty if none."""
    names = [
        shape.in_(contents.options.language)
        for shape in fields
        if shape.id in entry.interpreted and shape.id in entry.fields
    ]
    return ", ".join(names) or None


def tags(entry: Entry) -> str:
    """The tags of an entry as they are typed."""
    return " ".join(f"#{tag}" for tag in entry.tags)


def starred(contents: Contents, entry: Entry) -> str | None:
    """Yes for a starred entry; empty for any other."""
    return contents.say("yes") if entry.star else None
