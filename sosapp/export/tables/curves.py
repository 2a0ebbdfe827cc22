"""The table behind a curve: what is new in each interview, and what is known then."""

from collections.abc import Iterator

from sosapp.export.contents import Contents
from sosapp.export.tables.table import Cell, Table
from sosapp.summary.kinds import RecordKind
from sosapp.summary.summary import Summary


def curve_tables(
    contents: Contents, kind: RecordKind, summary: Summary
) -> Iterator[Table]:
    """A table for each growth with at least two interviews: one is no curve."""
    for one in summary.growth:
        if len(one.brought) < 2:
            continue
        what = kind.by_id[one.field].in_(contents.options.language)
        yield Table(
            id=f"{kind.name}.growth",
            look="curve",
            title=contents.say("table.growth", what=what),
            header=(
                contents.say("column.nth"),
                contents.say("column.new"),
                contents.say("column.known"),
            ),
            lines=tuple(
                (
                    Cell(str(number)),
                    Cell(len(new), tuple(row for _, row in new)),
                    Cell(known),
                )
                for number, (new, known) in enumerate(
                    zip(one.brought, one.known, strict=True), 1
                )
            ),
            note=contents.say("note.growth"),
        )
