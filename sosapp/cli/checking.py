"""The verb `check`: is every file of a study whole and consistent, and if not?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sosapp.cli.edge import PROBLEM, saving
from sosapp.cli.output import say, say_json
from sosapp.cli.session import Session
from sosapp.cli.unlocking import study_key
from sosapp.cli.verb import Verb, folder_argument, json_option, pass_session
from sosapp.errors import BadFile, NotFound, Refused

if TYPE_CHECKING:
    from sosapp.store.checking.finding import Consistency, Finding
    from sosapp.store.study_key import StudyKey


@click.command("check", cls=Verb)
@folder_argument
@click.option("--repair", is_flag=True)
@json_option
@pass_session
def check(session: Session, folder: Path | None, repair: bool, as_json: bool) -> int:
    """Each problem on one line, and what a repair would do.

    The exit code says whether there is any, after the repair if there was one. A
    remark is no problem: the study is whole, and others can get at it.
    """
    from sosapp.store.checking.mending import repair_study
    from sosapp.store.checking.study_check import check_study
    from sosapp.store.exposure import exposures_of
    from sosapp.store.study_lock import writing

    path = folder or Path.cwd()
    key = _key(session, path)
    repaired: list[Finding] = []
    if repair:
        with saving(path), writing(path):
            found, repaired = repair_study(path, session.language, key)
    else:
        found = check_study(path, session.language, key)
    found.remarks += (one.told(session.language) for one in exposures_of(path))
    if as_json:
        say_json(_plain(found, repaired))
    else:
        _tell(session, found, repaired)
    return PROBLEM if found.findings or found.unread else 0


def _key(session: Session, path: Path) -> StudyKey | None:
    """The key of a sealed study; None if it is not to be had."""
    try:
        return study_key(session, path)
    except BadFile:
        return None
    except (Refused, NotFound) as error:
        if error.key not in ("passphrase_not_given", "key_file_missing"):
            raise
        return None


def _plain(found: Consistency, repaired: list[Finding]) -> dict[str, object]:
    return {
        "files": found.files,
        "problems": [_row(finding) for finding in found.findings],
        "remarks": found.remarks,
        "repaired": [_row(finding) for finding in repaired],
    }


def _row(finding: Finding) -> dict[str, str]:
    return {"file": finding.file, "what": finding.what, "repair": finding.would}


def _tell(session: Session, found: Consistency, repaired: list[Finding]) -> None:
    for finding in repaired:
        what = finding.would
        say(session.text("cli.check.repaired", file=finding.file, what=what))
    for finding in found.findings:
        say(": ".join((finding.file, finding.what)))
        if finding.repair:
            say(session.text("cli.check.would", what=finding.would))
        elif finding.would:
            say(session.text("cli.check.advice", what=finding.would))
    if not found.findings and not found.unread:
        say(session.text("cli.check.fine", files=found.files))
    for remark in found.remarks:
        say(session.text("cli.check.remark", text=remark))
