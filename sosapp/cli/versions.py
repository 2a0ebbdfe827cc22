"""The verb `versions`: what there is of an interview, and going back to one of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sosapp.cli.edge import saving
from sosapp.cli.output import say, say_json
from sosapp.cli.session import Session
from sosapp.cli.unlocking import opened_study
from sosapp.cli.verb import FILE, Verb, folder_argument, json_option, pass_session
from sosapp.errors import NotFound

if TYPE_CHECKING:
    from sosapp.store.study_folder import StudyFolder
    from sosapp.store.versions import Version


@click.command("versions", cls=Verb)
@click.argument("interview", metavar="ID")
@folder_argument
@click.option("--use", "number", type=int, metavar="N")
@click.option("--from", "elsewhere", type=FILE, multiple=True, metavar="FILE")
@json_option
@pass_session
def versions(
    session: Session,
    interview: str,
    folder: Path | None,
    number: int | None,
    elsewhere: tuple[Path, ...],
    as_json: bool,
) -> None:
    """The versions of an interview, the present one first; or put one in place."""
    from sosapp.store.versions import versions as found_versions

    study = opened_study(session, folder)
    found = found_versions(study, study.any_id(interview), elsewhere)
    if number is not None:
        if not 1 <= number <= len(found):
            raise NotFound("version_missing", n=number)
        _use(session, study, found[number - 1])
    elif as_json:
        say_json([_row(version, session) for version in found])
    else:
        for at, version in enumerate(found, 1):
            _tell(session, at, version)


def _use(session: Session, study: StudyFolder, version: Version) -> None:
    from sosapp.store.putting_in_place import use
    from sosapp.store.settings import load_settings
    from sosapp.store.study_lock import writing

    with saving(study.path), writing(study.path):
        use(study, version, load_settings().interviewer)
    say(session.text("cli.versions.used", file=version.path))


def _tell(session: Session, at: int, version: Version) -> None:
    kind = session.text(f"version.{version.kind}")
    file = version.path
    if version.problem is not None:
        problem = version.problem.message(session.language)
        values = {"n": at, "kind": kind, "problem": problem, "file": file}
        say(session.text("cli.versions.problem", **values))
        return
    until = version.until[:19].replace("T", " ") or "–"
    values = {"n": at, "kind": kind, "entries": version.entries, "file": file}
    values["changes"] = version.changes
    say(session.text("cli.versions.row", until=until, **values))


def _row(version: Version, session: Session) -> dict[str, object]:
    problem = version.problem.message(session.language) if version.problem else ""
    return {
        "kind": version.kind,
        "file": str(version.path),
        "entries": version.entries,
        "changes": version.changes,
        "until": version.until,
        "problem": problem,
    }
