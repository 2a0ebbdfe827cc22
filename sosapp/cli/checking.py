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
    """Each problem on one line; the exit code says whether there is any.

    A remark is no problem: the study is whole, and others can get at it.
    """
    from sosapp.store.consistency import check_study
    from sosapp.store.exposure import exposures_of

    path = folder or Path.cwd()
    found = check_study(path, session.language)
    remarks = [exposure.told(session.language) for exposure in exposures_of(path)]
    problems = [asdict(finding) for finding in found.findings]
    if as_json:
        say_json({"files": found.files, "problems": problems, "remarks": remarks})
        return PROBLEM if problems else 0
    for problem in problems:
        say("{file}: {what}".format_map(problem))
    if not problems:
        say(session.text("cli.check.fine", files=found.files))
    for remark in remarks:
        say(session.text("cli.check.remark", text=remark))
    return PROBLEM if problems else 0
