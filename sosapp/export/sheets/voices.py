"""The sheet with quotes that may be read, without saying whose they are."""

from dataclasses import replace

from sosapp.export.contents import Contents
from sosapp.export.options import Counted
from sosapp.export.sheets.records import starred, tags
from sosapp.export.sheets.sheet import CellValue, Column, Sheet
from sosapp.summary.material import OFF_RECORD, Told
from sosapp.summary.rows import Row
from sosapp.summary.voices import quoted, voices


def voices_sheet(contents: Contents) -> Sheet:
    """The quotes with consent, in the order they were said."""
    found = voices(contents.material)
    columns = (
        Column(contents.say("column.quote"), 80),
        Column(contents.say("column.section"), 30),
        Column(contents.say("column.question"), repeated=True),
        Column(contents.say("column.question_text"), 50),
        Column(contents.say("column.tags"), folds=True),
        Column(contents.say("column.starred"), folds=True),
        Column(contents.say("column.interview"), repeated=True),
        Column(contents.say("column.entry"), repeated=True),
        Column(contents.say("column.comment"), 40),
    )
    rows = (_row(contents, row) for row in found.rows)
    return Sheet(counted_voices(contents, len(found.rows)), "voices", columns, rows)


def counted_voices(contents: Contents, written: int) -> Counted:
    """How many of the quotes of a study may be read, and why not all."""

    def of(told: Told) -> tuple[int, int]:
        every = list(filter(quoted, told.interview.entries.values()))
        return len(every), sum(entry.use == OFF_RECORD for entry in every)

    without = voices(contents.material).without_consent
    counted = contents.count(contents.say("sheet.voices"), written, of)
    reasons = [contents.why({"without_consent": without}), counted.why]
    return replace(counted, why="; ".join(filter(None, reasons)))


def _row(contents: Contents, row: Row) -> list[CellValue]:
    entry = row.entry
    return [
        row.text,
        *contents.question(row.told, entry.question),
        tags(entry),
        starred(contents, entry),
        row.told.interview.id,
        entry.id,
    ]
