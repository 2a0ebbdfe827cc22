"""The first sheet: what this is, how to read it, and what it holds of the study."""

from collections.abc import Iterator, Sequence

from sosapp.export.about import Line, about
from sosapp.export.contents import Contents
from sosapp.export.options import Counted
from sosapp.export.sheets.sheet import CellValue, Column, Sheet


def read_me_sheet(contents: Contents, parts: Sequence[Counted], replaced: int) -> Sheet:
    """How to read the workbook, and every count against the study."""
    columns = (
        Column(contents.say("column.sheet"), 34),
        Column(contents.say("column.why"), 110),
        Column(contents.say("column.written")),
        Column(contents.say("column.in_study")),
    )
    everything = contents.say("why.nothing")
    rows: list[list[CellValue]] = [
        [part.name, part.why or everything, part.written, part.in_study]
        for part in parts
    ]
    name = contents.say("sheet.read_me")
    above = tuple(_lines(contents, replaced))
    return Sheet(Counted(name, len(rows), len(rows)), "read_me", columns, rows, above)


def _lines(contents: Contents, replaced: int) -> Iterator[Line]:
    yield from about(contents)
    for key in ("voices", "columns", "figures", "long", "replaced"):
        text = contents.say(f"about.{key}.text", n=replaced)
        yield contents.say(f"about.{key}"), text
