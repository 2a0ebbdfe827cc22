"""The verb `check`: is every file of a study whole and consistent?"""

from dataclasses import asdict
from pathlib import Path

import click

from sosapp.cli.edge import PROBLEM
from sosapp.cli.output import say, say_json
from sosapp.cli.session import Session
from sosapp.cli.verb import Verb, folder_argument, json_option, pass_session


@click.command("check", cls=Verb)
@folder_argument
@json_option
@pass_session
def check(session: Session, folder: Path | None, as_json: bool) -> int:
    """Each problem on one line; the exit code says whether there is any."""
    from sosapp.store.consistency import check_study

    found = check_study(folder or Path.cwd(), session.language)
    problems = [asdict(finding) for finding in found.findings]
    if as_json:
        say_json({"files": found.files, "problems": problems})
        return PROBLEM if problems else 0
    for problem in problems:
        say("{file}: {what}".format_map(problem))
    if not problems:
        say(session.text("cli.check.fine", files=found.files))
    return PROBLEM if problems else 0
