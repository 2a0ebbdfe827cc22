"""The table of interviews, and the wide one with an answer a column."""

from collections.abc import Callable

from sosapp.export.contents import Contents
from sosapp.export.data.data_table import DataColumn, DataTable, Plain, said_column
from sosapp.export.data.entries import text_of
from sosapp.instrument.guide import Question
from sosapp.study.sitting import minutes_held
from sosapp.summary.material import Told

INTERVIEW = "interview"


def interviews_table(contents: Contents) -> DataTable:
    """A row for each interview that is in analyses."""
    columns = [
        said_column(contents, "interview"),
        said_column(contents, "case"),
        DataColumn("participants", "list", contents.say("column.participants")),
        DataColumn("wave", "integer", contents.say("column.wave")),
        said_column(contents, "date"),
        said_column(contents, "language"),
        said_column(contents, "state"),
        said_column(contents, "guide"),
        said_column(contents, "guide_version"),
        DataColumn("minutes", "integer", contents.say("column.minutes")),
        DataColumn("quotes", "boolean", contents.say("column.quotes")),
        said_column(contents, "withdrawal"),
    ]
    identified = contents.options.identified
    if identified:
        columns += [
            said_column(contents, n) for n in ("case_code", "place", "interviewer")
        ]
    rows = tuple(_row(contents, told, identified) for told in contents.material.usable)
    return DataTable(
        "interviews",
        contents.say("sheet.interviews"),
        tuple(columns),
        rows,
        (INTERVIEW,),
    )


def _row(contents: Contents, told: Told, identified: bool) -> list[Plain]:
    facts = told.interview.facts
    row: list[Plain] = [
        facts.id,
        contents.case(told),
        list(facts.participants),
        facts.wave,
        facts.date or None,
        facts.language,
        facts.state,
        facts.guide,
        facts.guide_version,
        minutes_held(facts),
        facts.consent.get("quotes"),
        facts.withdrawal or None,
    ]
    named: list[Plain] = [facts.case, facts.place or None, facts.interviewer or None]
    return row + named * identified


def wide_table(contents: Contents) -> DataTable:
    """A row for each interview, a column for each question and each record type.

    A cell holds all that was said under a question, a line an entry; it is empty if
    nothing was said there. The number of records is that of the interview.
    """
    questions = _questions(contents)
    columns = [
        said_column(contents, INTERVIEW),
        said_column(contents, "case"),
        DataColumn("wave", "integer", contents.say("column.wave")),
    ]
    columns += [DataColumn(name, "string", text) for name, text in questions.items()]
    columns += [
        DataColumn(f"n_{kind.name}", "integer", contents.kind_title(kind))
        for kind in contents.kinds
    ]
    rows = tuple(_wide_row(contents, t, questions) for t in contents.material.held)
    title = contents.say("table.wide")
    return DataTable("wide", title, tuple(columns), rows, (INTERVIEW,))


def _questions(contents: Contents) -> dict[str, str]:
    """The text of each question by the name of its column, those of today first."""
    guides = {one.guide.id for one in contents.study.every_instrument}
    name = _name_of(len(guides) > 1)
    found: dict[str, str] = {}
    for instrument in contents.study.every_instrument:
        for question in instrument.guide.questions():
            text = question.text.in_(contents.options.language)
            found.setdefault(name(instrument.guide.id, question), text)
    return found


def _name_of(several: bool) -> Callable[[str, Question], str]:
    def name(guide: str, question: Question) -> str:
        return f"{guide}.{question.id}" if several else question.id

    return name


def _wide_row(contents: Contents, told: Told, questions: dict[str, str]) -> list[Plain]:
    facts = told.interview.facts
    said: dict[str, list[str]] = {}
    for entry in told.entries:
        text = text_of(contents, told, entry)
        if text:
            said.setdefault(entry.question, []).append(text)
    by_column = {
        name: said.pop(name.removeprefix(f"{facts.guide}."), None) for name in questions
    }
    answers: list[Plain] = [
        "\n".join(lines) if lines else None for lines in by_column.values()
    ]
    counts: list[Plain] = [
        sum(entry.kind in kind.ids for entry in told.entries) for kind in contents.kinds
    ]
    return [facts.id, contents.case(told), facts.wave, *answers, *counts]
