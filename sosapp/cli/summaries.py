"""The verb `summary`: what a study adds up to, one part at a time."""

from pathlib import Path

import click

from sosapp.cli.edge import PROBLEM, tell
from sosapp.cli.output import say_json
from sosapp.cli.session import Session
from sosapp.cli.unlocking import opened_study
from sosapp.cli.verb import Verb, folder_argument, json_option, pass_session
from sosapp.errors import NotFound, SosappError


@click.command("summary", cls=Verb)
@click.argument("what")
@folder_argument
@json_option
@pass_session
def summary(session: Session, what: str, folder: Path | None, as_json: bool) -> int:
    """Rows and counts of one kind; what cannot be read is told of and left out."""
    from sosapp.cli.summary_text import say_summary
    from sosapp.intake.material import load_material
    from sosapp.summary.summary import as_json as plain
    from sosapp.summary.summary import summarise

    problems: list[SosappError] = []
    material = load_material(opened_study(session, folder), problems.append)
    try:
        found = summarise(material, what)
    except NotFound as error:
        said = f"{error.message(session.language)} {error.hint(session.language)}"
        raise click.BadParameter(said, param_hint="WHAT") from error
    if as_json:
        say_json(plain(found))
    else:
        say_summary(found, material, session)
    for problem in problems:
        tell(problem, session.language)
    return PROBLEM if problems else 0
