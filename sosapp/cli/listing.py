"""The verb `list`: the interviews of a study, from the head of each file."""

from dataclasses import asdict, replace
from pathlib import Path

import click

from sosapp.cli.output import say, say_columns, say_json
from sosapp.cli.session import Session
from sosapp.cli.unlocking import opened_study
from sosapp.cli.verb import Verb, folder_argument, json_option, pass_session
from sosapp.study.clock import stamp
from sosapp.study.study import Listed, Study

COLUMNS = "id date case participants wave state answered entries elapsed"


@click.command("list", cls=Verb)
@folder_argument
@json_option
@pass_session
def list_(session: Session, folder: Path | None, as_json: bool) -> None:
    """The interviews, the earliest first."""
    from sosapp.study.withdrawing import withdrawn_in_full

    opened = opened_study(session, folder)
    damaged = set(opened.damaged())
    found = (replace(row, damaged=row.id in damaged) for row in opened.listed())
    rows = sorted(found, key=lambda row: (row.date, row.wave, row.id))
    if as_json:
        say_json([asdict(row) for row in rows])
        return
    if rows:
        titles = tuple(session.text(f"cli.column.{name}") for name in COLUMNS.split())
        say_columns([titles, *(_cells(session, opened.study, row) for row in rows)])
        say()
    gone = sum(row.withdrawn for row in rows)
    say(session.text("cli.list.total", n=len(rows) - gone))
    withdrawn = gone + withdrawn_in_full(opened.study)
    if withdrawn:
        say(session.text("cli.list.withdrawn", n=withdrawn))


def _cells(session: Session, study: Study, row: Listed) -> tuple[str, ...]:
    if row.damaged:
        state = session.text("cli.state.damaged")
        return (row.id, "–", "–", "–", "–", state, "–", "–", "–")
    state = session.text(f"state.{row.standing}")
    if row.unsaved:
        state += session.text("cli.state.unsaved")
    case = study.cases.get(row.case)
    return (
        row.id,
        row.date or "–",
        (case.name if case else row.case) or "–",
        ", ".join(row.participants) or "–",
        str(row.wave),
        state,
        f"{row.answered}/{row.questions}",
        str(row.entries),
        stamp(row.elapsed),
    )
