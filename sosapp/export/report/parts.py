"""How much of a study a report holds, and why not all."""

from sosapp.export.contents import Contents
from sosapp.export.options import Counted
from sosapp.export.report.block import Figure
from sosapp.export.report.outline import Report
from sosapp.export.sheets.voices import counted_voices
from sosapp.summary.voices import voices


def parts_of(contents: Contents, report: Report) -> tuple[Counted, ...]:
    """The interviews it rests on, the quotes that may be read, and its tables."""
    tables = sum(isinstance(b, Figure) for part in report.values() for b in part)
    interviews = contents.say("sheet.interviews")
    return (
        contents.count(interviews, len(contents.material.usable), lambda _: (1, 0)),
        counted_voices(contents, len(voices(contents.material).rows)),
        Counted(contents.say("report.tables"), tables, tables),
    )
