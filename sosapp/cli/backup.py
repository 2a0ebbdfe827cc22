"""The verbs `backup`, `restore` and `snapshots`."""

from __future__ import annotations

import shlex
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sosapp.cli.edge import PROBLEM, saving, tell
from sosapp.cli.output import say, say_columns, say_json, warn
from sosapp.cli.progress import Progress
from sosapp.cli.session import Session
from sosapp.cli.unlocking import opened_study
from sosapp.cli.verb import (
    FILE,
    FOLDER,
    Verb,
    folder_argument,
    json_option,
    pass_session,
)
from sosapp.errors import BadFile, NotFound, Refused

if TYPE_CHECKING:
    from sosapp.store.study_folder import StudyFolder


@click.command("backup", cls=Verb)
@click.argument("backup_file", type=FILE, metavar="FILE")
@folder_argument
@click.option("--force", is_flag=True)
@pass_session
def backup(
    session: Session, backup_file: Path, folder: Path | None, force: bool
) -> int:
    """Write the archive of a study, and say what is not in it."""
    from sosapp.store.archive import write_archive
    from sosapp.store.study_log import note_if_possible

    path = folder or Path.cwd()
    study = _study(session, path)
    known = study.study.id if study else ""
    with Progress() as progress, saving(backup_file):
        manifest = write_archive(
            path, backup_file, progress.tick, study_id=known, replacing=force
        )
    counts = {"n": len(manifest.files), "size": _size(backup_file.stat().st_size)}
    say(session.text("cli.backup.done", file=backup_file.absolute(), **counts))
    if study:
        note_if_possible(study, "backup_made")
        _tell_code_key(session, study)
    return _tell_left_out(session, path) if study else PROBLEM


def _study(session: Session, path: Path) -> StudyFolder | None:
    """The study to copy; a damaged one is copied too, before anybody mends it."""
    try:
        return opened_study(session, path)
    except BadFile as error:
        tell(error, session.language)
        return None


def _tell_code_key(session: Session, study: StudyFolder) -> None:
    code_key = study.code_key().path
    key = "cli.backup.code_key" if code_key.exists() else "cli.backup.no_code_key"
    say(session.text(key, file=code_key))


def _tell_left_out(session: Session, path: Path) -> int:
    """Name what no archive can hold; the exit code."""
    from sosapp.store.archive_sources import left_out

    names = left_out(path)
    for name in names:
        warn(session.text("cli.backup.left_out", file=name))
    return PROBLEM if names else 0


@click.command("restore", cls=Verb)
@click.argument("file", type=FILE)
@click.argument("new_folder", type=FOLDER, metavar="FOLDER")
@pass_session
def restore(session: Session, file: Path, new_folder: Path) -> None:
    """Unpack a backup or a snapshot into a new folder."""
    from sosapp.store.restoring import restore_archive

    # What cannot be read is not what could not be saved.
    file.open("rb").close()
    with Progress() as progress, saving(new_folder):
        manifest = restore_archive(file, new_folder, progress.tick)
    where = new_folder.absolute()
    command = f"sosapp {shlex.quote(str(new_folder))}"
    counts = {"n": len(manifest.files), "made": _clock(manifest.made)}
    say(session.text("cli.restore.done", folder=where, command=command, **counts))


@click.command("snapshots", cls=Verb)
@folder_argument
@click.option("--to", "target", type=FOLDER, metavar="DIR")
@click.option("--here", is_flag=True)
@json_option
@pass_session
def snapshots(
    session: Session,
    folder: Path | None,
    target: Path | None,
    here: bool,
    as_json: bool,
) -> None:
    """The dated copies of a study, the newest first."""
    from sosapp.store.snapshots import MOST, snapshot_place
    from sosapp.store.snapshots import snapshots as found_snapshots

    if here and target is not None:
        raise click.UsageError(session.text("cli.snapshots.one_of"))
    study = opened_study(session, folder)
    if here or target is not None:
        _put(study, target)
    found = found_snapshots(study.path, study.study.id)
    if as_json:
        rows = ({"date": s.date, "file": str(s.path), "size": s.size} for s in found)
        say_json(list(rows))
        return
    say_columns([(one.date, _size(one.size), str(one.path)) for one in found])
    if not found:
        say(session.text("cli.snapshots.none"))
    place = snapshot_place(study.path, study.study.id)
    say(session.text("cli.snapshots.at", folder=place.folder.absolute(), most=MOST))
    if place.away:
        tell(NotFound("snapshots_away", folder=place.away), session.language)


def _put(study: StudyFolder, target: Path | None) -> None:
    """Remember where the snapshots of a study go; None is its own folder."""
    from sosapp.store.settings import load_settings, save_settings

    if target is not None and not target.is_dir():
        raise NotFound("folder_missing", folder=target)
    if target is not None and target.resolve().is_relative_to(study.path.resolve()):
        raise Refused("snapshots_in_study", folder=target)
    settings = load_settings()
    folders = dict(settings.snapshot_folders)
    folders.pop(study.study.id, None)
    if target is not None:
        folders[study.study.id] = str(target.absolute())
    save_settings(replace(settings, snapshot_folders=folders))


def _clock(stamp: str) -> str:
    """A time as people read it: the day and the minute."""
    return stamp[:16].replace("T", " ")


def _size(number: int) -> str:
    """A number of bytes as people read it."""
    return f"{number / 1e6:.1f} MB" if number >= 1e6 else f"{number / 1e3:.0f} kB"
