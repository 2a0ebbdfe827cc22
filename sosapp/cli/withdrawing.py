"""The verb `withdraw`: someone takes back their part, from now on or in full."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from sosapp.cli.edge import PROBLEM, saving
from sosapp.cli.output import one_line, say
from sosapp.cli.session import Session
from sosapp.cli.unlocking import opened_study
from sosapp.cli.verb import Verb, folder_argument, pass_session

if TYPE_CHECKING:
    from sosapp.store.study_folder import StudyFolder
    from sosapp.store.withdrawal_plan import Plan

SURE = 4
"""How many characters of the id are typed again."""


@click.command("withdraw", cls=Verb)
@click.argument("interview_id", metavar="ID")
@folder_argument
@click.option("--all", "kind", flag_value="all")
@click.option("--from-now", "kind", flag_value="from_now")
@click.option("--why", default="", metavar="TEXT")
@click.option("--yes", is_flag=True)
@pass_session
def withdraw(
    session: Session,
    /,
    interview_id: str,
    folder: Path | None,
    kind: Literal["all", "from_now"] | None,
    why: str,
    yes: bool,
) -> int:
    """Say what will happen, ask, do it, and say what is left to do by hand."""
    if kind is None:
        raise click.UsageError(session.text("cli.withdraw.which"))
    if kind == "all" and why:
        raise click.UsageError(session.text("cli.withdraw.no_why"))
    from sosapp.store.cleaning_archives import archives_of
    from sosapp.store.study_lock import writing
    from sosapp.store.withdrawal_plan import id_to_withdraw, planned

    study = opened_study(session, folder)
    interview = id_to_withdraw(study, interview_id)
    plan = planned(study, interview, archives_of(study))
    _say_plan(session, plan, kind)
    if not yes and not _is_sure(session, interview[:SURE]):
        say(session.text("cli.withdraw.left"))
        return PROBLEM
    with saving(study.path), writing(study.path):
        _carry_out(session, study, interview, kind, " ".join(why.split()))
    return 0


def _say_plan(session: Session, plan: Plan, kind: Literal["all", "from_now"]) -> None:
    from sosapp.store.withdrawal_words import also_lines, interview_line, plan_lines

    say(interview_line(plan, session.language))
    if kind == "from_now":
        say(session.text("withdrawal.from_now_plan"))
    lines = plan_lines if kind == "all" else also_lines
    for line in lines(plan, session.language):
        say(line)


def _is_sure(session: Session, start: str) -> bool:
    print(one_line(session.text("cli.withdraw.sure", start=start)), end=" ", flush=True)
    typed = sys.stdin.readline() if sys.stdin is not None else ""
    return typed.strip() == start


def _carry_out(
    session: Session,
    study: StudyFolder,
    interview: str,
    kind: Literal["all", "from_now"],
    why: str,
) -> None:
    from sosapp.store.cleaning_archives import archives_of
    from sosapp.store.settings import load_settings
    from sosapp.store.withdrawal import withdraw_from_now, withdraw_fully
    from sosapp.store.withdrawal_words import done_lines
    from sosapp.study.clock import now
    from sosapp.study.editing import Author

    author = Author(load_settings().interviewer, now())
    if kind == "from_now":
        new = withdraw_from_now(study, interview, author, why)
        say(session.text(f"withdrawal.from_now_{'done' if new else 'before'}"))
        return
    done = withdraw_fully(study, interview, author, archives_of(study))
    say(session.text("withdrawal.done"))
    for line in done_lines(done, session.language):
        say(line)
