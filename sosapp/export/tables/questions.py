"""The table of questions: what became of each over all interviews."""

from sosapp.export.contents import Contents
from sosapp.export.tables.table import Cell, Line, Table
from sosapp.summary.coverage import QuestionCoverage, coverage


def questions_table(contents: Contents) -> Table:
    """A line for each question, in the order of the guides."""
    rows = coverage(contents.material)
    statuses = tuple(rows[0].statuses) if rows else ()
    names = (contents.say(f"status.{status}") for status in statuses)
    return Table(
        id="coverage",
        look="records",
        title=contents.say("part.questions"),
        header=(
            contents.say("column.question"),
            contents.say("column.question_text"),
            *names,
            contents.say("column.entries"),
        ),
        lines=tuple(_line(contents, row, statuses) for row in rows),
        labels=2,
    )


def _line(contents: Contents, row: QuestionCoverage, statuses: tuple[str, ...]) -> Line:
    text = row.question.text.in_(contents.options.language)
    numbers = (Cell(row.statuses.get(status, 0)) for status in statuses)
    return Cell(row.question.id), Cell(text), *numbers, Cell(row.entries)
