"""The verb `names`: names in what people said, and what stands for them in exports."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sosapp.cli.edge import PROBLEM, saving, tell
from sosapp.cli.output import say, say_columns, say_json
from sosapp.cli.session import Session
from sosapp.cli.unlocking import opened_study
from sosapp.cli.verb import Verb, folder_argument, json_option, pass_session
from sosapp.errors import Refused, SosappError

if TYPE_CHECKING:
    from sosapp.export.found_names import FoundName
    from sosapp.store.study_folder import StudyFolder

EXAMPLE = 50


@click.command("names", cls=Verb)
@folder_argument
@click.option("--replace", multiple=True, metavar="NAME=TEXT")
@click.option("--keep", multiple=True, metavar="NAME")
@click.option("--forget", multiple=True, metavar="NAME")
@click.option("--maybe", is_flag=True)
@json_option
@pass_session
def names(
    session: Session,
    folder: Path | None,
    replace: tuple[str, ...],
    keep: tuple[str, ...],
    forget: tuple[str, ...],
    maybe: bool,
    as_json: bool,
) -> int:
    """List the names that were found, after keeping what was decided on them."""
    from sosapp.delivery import names_in
    from sosapp.export.name_rules import check_rule

    study = opened_study(session, folder)
    decided: dict[str, str | None] = dict(map(_rule, replace))
    decided |= dict.fromkeys(keep, "") | dict.fromkeys(forget)
    problems: list[SosappError] = []
    key = study.code_key()
    if decided:
        found = names_in(study, problems.append)
        for name, shown in decided.items():
            check_rule(found.hidden, name, shown or "")
        with saving(key.path):
            for name, shown in decided.items():
                key.put_rule(name, shown)
    listed = names_in(study, problems.append).listed
    if as_json:
        say_json([vars(one) for one in listed])
    else:
        _say(session, study, listed, maybe)
    for problem in problems[:1]:
        tell(problem, session.language)
    return PROBLEM if problems else 0


def _rule(text: str) -> tuple[str, str]:
    name, sign, shown = text.partition("=")
    if not (sign and name.strip() and shown.strip()):
        raise Refused("rule_shape", text=text)
    return name.strip(), shown.strip()


def _say(
    session: Session,
    study: StudyFolder,
    listed: Iterable[FoundName],
    maybe: bool,
) -> None:
    every = list(listed)
    shown = [one for one in every if one.sure or maybe]
    if shown:
        heads = ("name", "n", "rule", "example")
        titles = tuple(session.text(f"cli.column.{head}") for head in heads)
        say_columns([titles, *(_cells(session, one) for one in shown)])
        say()
        say(session.text("cli.names.how"))
        say(session.text("cli.names.kept", file=study.code_key().path))
    else:
        say(session.text("cli.names.none"))
    if len(every) > len(shown):
        say(session.text("cli.names.maybe", n=len(every) - len(shown)))


def _cells(session: Session, one: FoundName) -> tuple[str, ...]:
    if one.shown is None:
        rule = session.text("cli.names.undecided")
    elif one.shown:
        rule = session.text("cli.names.shown", shown=one.shown)
    else:
        rule = session.text("cli.names.left")
    return one.text, str(one.n), rule, one.example[:EXAMPLE]
