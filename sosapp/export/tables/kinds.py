"""The tables that lead to entries by their kind, and by their question."""

from collections.abc import Sequence

from sosapp.export.contents import Contents
from sosapp.export.tables.table import Cell, Table
from sosapp.instrument.instrument import GENERAL_KINDS
from sosapp.summary.coverage import QuestionCoverage
from sosapp.summary.rows import Row, record_rows


def kinds_table(contents: Contents) -> Table:
    """The records by type."""
    found = {
        contents.kind_title(kind): record_rows(contents.material, kind)
        for kind in contents.kinds
    }
    return _counted(contents, "kinds", contents.say("table.by_type"), found)


def entries_table(contents: Contents) -> Table:
    """The other entries by kind."""
    found = {
        contents.say(f"kind.{kind}"): _entries(contents, kinds={kind})
        for kind in GENERAL_KINDS
    }
    return _counted(contents, "entries", contents.say("table.other_entries"), found)


def section_table(
    contents: Contents, title: str, rows: Sequence[QuestionCoverage]
) -> Table:
    """What was written under each question of a section."""
    found = {
        f"{row.question.id} {row.question.text.in_(contents.options.language)}": (
            _entries(contents, question=row.question.id, guide=row.guide.id)
        )
        for row in rows
    }
    return _counted(contents, f"section.{rows[0].question.id}", title, found)


def _entries(
    contents: Contents,
    kinds: set[str] | None = None,
    question: str | None = None,
    guide: str | None = None,
) -> tuple[Row, ...]:
    return tuple(
        Row(told, entry, entry.text)
        for told in contents.material.usable
        if guide in (None, told.interview.facts.guide)
        for entry in told.entries
        if question in (None, entry.question) and (not kinds or entry.kind in kinds)
    )


def _counted(
    contents: Contents, name: str, title: str, found: dict[str, tuple[Row, ...]]
) -> Table:
    def interviews(rows: tuple[Row, ...]) -> int:
        return len({row.told.interview.id for row in rows})

    return Table(
        id=name,
        look="counts",
        title=title,
        header=(
            title,
            contents.say("column.number"),
            contents.say("column.interviews"),
        ),
        lines=tuple(
            (Cell(label), Cell(len(rows), rows), Cell(interviews(rows), rows))
            for label, rows in found.items()
        ),
    )
