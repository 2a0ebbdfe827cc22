"""The verbs `encrypt`, `decrypt`, `passphrase` and `code-key`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sosapp.cli.edge import saving
from sosapp.cli.output import say
from sosapp.cli.progress import Progress
from sosapp.cli.session import Session
from sosapp.cli.unlocking import (
    NEW,
    PRESENT,
    new_passphrase,
    new_passphrase_option,
    opened_study,
    study_key,
)
from sosapp.cli.verb import FOLDER, Verb, folder_argument, pass_session
from sosapp.errors import NotFound, Refused
from sosapp.store.study_head import is_study
from sosapp.store.study_lock import writing

if TYPE_CHECKING:
    from sosapp.store.study_key import StudyKey


@click.command("encrypt", cls=Verb)
@folder_argument
@pass_session
def encrypt(session: Session, folder: Path | None) -> None:
    """Seal a study; what was begun and interrupted is finished."""
    from sosapp.store.sealing import remove_open_files, seal_study

    path = _study(folder)
    key = study_key(session, path)
    chosen = "" if key else new_passphrase(session, path, PRESENT)
    with Progress() as progress, saving(path), writing(path):
        if key:
            remove_open_files(path, key)
        else:
            seal_study(path, chosen, progress.tick)
    say(session.text("cli.encrypt.done", folder=path.absolute()))
    say(session.text("cli.encrypt.elsewhere"))


@click.command("decrypt", cls=Verb)
@folder_argument
@pass_session
def decrypt(session: Session, folder: Path | None) -> None:
    """Make a sealed study readable for everyone again."""
    from sosapp.store.sealing import unseal_study

    path, key = _sealed(session, folder)
    with Progress() as progress, saving(path), writing(path):
        unseal_study(path, key, progress.tick)
    say(session.text("cli.decrypt.done", folder=path.absolute()))
    names = opened_study(session, path).code_key().path
    if names.exists():
        say(session.text("cli.decrypt.names", file=names))


@click.command("passphrase", cls=Verb)
@folder_argument
@new_passphrase_option
@pass_session
def passphrase(session: Session, folder: Path | None) -> None:
    """Change the passphrase: the key is wrapped anew, the files stay as they are."""
    from sosapp.store.key_file import change_passphrase

    path, key = _sealed(session, folder)
    with saving(path), writing(path):
        change_passphrase(path, key, new_passphrase(session, path, NEW))
    say(session.text("cli.passphrase.done", folder=path.absolute()))


@click.command("code-key", cls=Verb)
@folder_argument
@click.option("--to", "target", type=FOLDER, metavar="DIR")
@click.option("--is-in", "found", type=FOLDER, metavar="DIR")
@pass_session
def code_key(
    session: Session,
    folder: Path | None,
    target: Path | None,
    found: Path | None,
) -> None:
    """Say where the code key lies; move it, or say where it has been put."""
    from sosapp.store.code_key_place import move_code_key, use_code_key_in

    study = opened_study(session, folder)
    if target is not None:
        with saving(target):
            move_code_key(study.study.id, study.key, target.absolute())
    elif found is not None:
        use_code_key_in(study.study.id, study.key, found.absolute())
    key = study.code_key()
    say(session.text("cli.code-key.at", file=key.path, n=len(key.names())))


def _study(folder: Path | None) -> Path:
    path = folder or Path.cwd()
    if not is_study(path):
        raise NotFound("study_missing", folder=path)
    return path


def _sealed(session: Session, folder: Path | None) -> tuple[Path, StudyKey]:
    """A sealed study and its key."""
    path = _study(folder)
    key = study_key(session, path)
    if key is None:
        raise Refused("study_not_sealed", folder=path)
    return path, key
