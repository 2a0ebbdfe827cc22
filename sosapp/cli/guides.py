"""The verb `guides`: which guides there are, what one asks, what is wrong in a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sosapp.cli.edge import PROBLEM, tell
from sosapp.cli.output import say, say_columns, say_json
from sosapp.cli.session import Session
from sosapp.cli.verb import FILE, Verb, VerbGroup, json_option, pass_session
from sosapp.errors import SosappError

if TYPE_CHECKING:
    from sosapp.instrument.guide import Guide
    from sosapp.instrument.loading import Templates


@click.group("guides", cls=VerbGroup, invoke_without_command=True)
@json_option
@click.pass_context
def guides(ctx: click.Context, as_json: bool) -> int | None:
    """List the guides of the current study, else those that are shipped."""
    if ctx.invoked_subcommand is not None:
        # `guides --json show ID` means the same as `guides show ID --json`.
        ctx.default_map = {ctx.invoked_subcommand: {"as_json": as_json}}
        return None
    session: Session = ctx.obj
    templates = _templates(session)
    found, code = _sound(templates, session)
    if as_json:
        say_json([_row(guide) for guide in found])
        return code
    titles = ("id", "version", "minutes", "questions", "title")
    rows = [tuple(session.text(f"cli.column.{name}") for name in titles)]
    for guide in found:
        row = _row(guide)
        title = guide.title.in_(session.language)
        rows.append((*(str(row[name]) for name in titles[:-1]), title))
    say_columns(rows)
    return code


@guides.command("show", cls=Verb)
@click.argument("guide_id", metavar="ID")
@json_option
@pass_session
def show(session: Session, guide_id: str, as_json: bool) -> None:
    """A whole guide to read."""
    from sosapp.cli.guide_text import guide_lines

    instrument = _templates(session).instrument(guide_id)
    if as_json:
        say_json(instrument.guide.model_dump(mode="json", by_alias=True))
        return
    print("\n".join(guide_lines(instrument, session)))


@guides.command("check", cls=Verb)
@click.argument("file", type=FILE)
@json_option
@pass_session
def check_file(session: Session, file: Path, as_json: bool) -> int:
    """Every problem of a file of templates, with its line."""
    problems = _templates_for(file, session).check(file)
    found = [
        {
            "file": str(file),
            "line": problem.line,
            "what": problem.text(session.language),
        }
        for problem in problems
    ]
    if as_json:
        say_json(found)
    elif not found:
        say(session.text("cli.guides.fine", file=file))
    else:
        for problem in found:
            say("{file}:{line}: {what}".format_map(problem))
    return PROBLEM if found else 0


def _templates(session: Session) -> Templates:
    """The templates of the study in the current folder, else the shipped ones."""
    from sosapp.instrument.loading import Templates
    from sosapp.store.shipped import shipped
    from sosapp.store.study_head import STUDY_FILE

    here = Path.cwd()
    folder = here if (here / STUDY_FILE).is_file() else shipped()
    return Templates(folder / "templates", session.language)


def _templates_for(file: Path, session: Session) -> Templates:
    """The templates that a file lies among; `_templates` has what they lack."""
    from sosapp.instrument.loading import templates_around

    return templates_around(file, session.language, _templates(session).folder)


def _sound(templates: Templates, session: Session) -> tuple[list[Guide], int]:
    """The guides that can be used; those that cannot are told of."""
    found: list[Guide] = []
    code = 0
    for name in templates.guide_ids():
        try:
            found.append(templates.instrument(name).guide)
        except SosappError as error:
            tell(error, session.language)
            code = PROBLEM
    return found, code


def _row(guide: Guide) -> dict[str, Any]:
    return {
        "id": guide.id,
        "title": guide.title.model_dump(),
        "version": guide.version,
        "minutes": guide.duration_min,
        "questions": len(guide.by_id),
    }
