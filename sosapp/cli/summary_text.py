"""A summary as plain text for a terminal of 80 columns."""

from collections.abc import Iterable, Sequence
from textwrap import wrap

from sosapp.cli.output import cells, columns, one_line, padded, say, say_columns
from sosapp.cli.session import Session
from sosapp.export.contents import Contents
from sosapp.export.options import Options
from sosapp.export.tables.of_study import summed_up
from sosapp.export.tables.table import Cell, Table
from sosapp.study.clock import stamp
from sosapp.summary.coverage import QuestionCoverage
from sosapp.summary.kinds import RecordKind, record_kinds
from sosapp.summary.material import Material
from sosapp.summary.rows import Row
from sosapp.summary.summary import Summary, SummaryRow

WIDTH = 79
RANKED = (1, 2, 3, 5)
"""The columns of a ranked table that fit: interviews, records, weight and rank."""
NOTHING = "–"
NARROWEST = 30
"""Cells that the text of a row has at least."""


def say_summary(summary: Summary, material: Material, session: Session) -> None:
    """Print a summary: its title and n, its counts, then its rows."""
    kinds = {kind.name: kind for kind in record_kinds(material)}
    kind = kinds.get(summary.what)
    if kind:
        title = kind.type.summary.title.in_(session.language)
    else:
        title = session.text(f"cli.summary.{summary.what}")
    if material.study.fictional:
        say(session.text("app.fictional"))
    say(title)
    n = {"interviews": summary.interviews, "rows": len(summary.rows)}
    say(session.text("cli.summary.n", **n))
    for reason, number in summary.left_out.items():
        if number:
            say(session.text(f"cli.summary.{reason}", n=number))
    if kind:
        _say_tables(material, kind, session)
    _say_rows(summary.rows, session)


def _say_tables(material: Material, kind: RecordKind, session: Session) -> None:
    """All that fits the width; what is set against each other is in the exports."""
    # What is seen at a terminal stays there, so nothing is hidden.
    options = Options(language=session.language, today="", version="", identified=True)
    for table in summed_up(Contents(material, options), kind).tables:
        if table.look not in ("cross", "compared"):
            say()
            if table.title != table.header[0]:
                say(table.title)
            _say_table(table)
            for line in wrap(table.note, WIDTH):
                say(line)


def _say_table(table: Table) -> None:
    every = range(1, len(table.header))
    shown = RANKED if table.look == "ranked" else every
    if table.look == "records":
        places = [_texts(line[1 : table.labels]) for line in table.lines]
        _say_beside(places, [_one_text(table, line) for line in table.lines])
        return
    heads = [table.header[column] for column in shown]
    nothing = NOTHING if table.look == "ranked" else ""
    numbers = [
        [line[column].text or nothing for column in shown] for line in table.lines
    ]
    labels = [table.header[0], *(line[0].text for line in table.lines)]
    _say_beside(_to_the_right([heads, *numbers]), labels)


def _texts(cells: Sequence[Cell]) -> list[str]:
    return [cell.text or NOTHING for cell in cells]


def _one_text(table: Table, line: Sequence[Cell]) -> str:
    """What a line of a list says, without what is not said."""
    rest = zip(table.header[table.labels :], line[table.labels :], strict=True)
    said = [f"{head}: {(cell.text or NOTHING)}" for head, cell in rest if cell.value]
    return " · ".join([line[0].text, *said])


def _to_the_right(rows: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    return [tuple(map(str.rjust, row, widths)) for row in rows]


def _say_beside(left: Sequence[Sequence[str]], texts: Sequence[str]) -> None:
    """Print columns with a text beside each row, wrapped to fit the line."""
    beginnings = columns(left)
    width = max(map(cells, beginnings), default=0) + 2
    for beginning, text in zip(beginnings, texts, strict=True):
        first, *further = wrap(one_line(text), max(WIDTH - width, NARROWEST)) or ["–"]
        print(padded(beginning, width) + first)
        for more in further:
            print(" " * width + more)


def _say_rows(rows: Iterable[SummaryRow], session: Session) -> None:
    covered = [row for row in rows if isinstance(row, QuestionCoverage)]
    said = [row for row in rows if isinstance(row, Row)]
    say()
    if covered:
        _say_coverage(covered, session)
    else:
        _say_beside([_place(row) for row in said], [row.text for row in said])


def _place(row: Row) -> tuple[str, ...]:
    facts = row.told.interview.facts
    case = row.told.case.name if row.told.case else facts.case
    return case, str(facts.wave), row.entry.question, stamp(row.entry.at) or "–"


def _say_coverage(rows: list[QuestionCoverage], session: Session) -> None:
    statuses = tuple(rows[0].statuses)
    titles = [session.text(f"cli.column.{name}") for name in ("question", *statuses)]
    table = [
        [row.question.id, *(str(row.statuses[name]) for name in statuses)]
        for row in rows
    ]
    entries = [session.text("cli.column.entries"), *(str(row.entries) for row in rows)]
    joined = zip([titles, *table], entries, strict=True)
    say_columns([*line, number] for line, number in joined)
