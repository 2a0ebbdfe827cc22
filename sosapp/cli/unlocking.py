"""The passphrase of a sealed study: asked for, or given by a script.

It never comes from an argument, which other users of the computer could read.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from sosapp.cli.session import Session
from sosapp.errors import Refused
from sosapp.store.study_head import PASSPHRASE_VARIABLE, is_sealed

if TYPE_CHECKING:
    from sosapp.store.study_folder import StudyFolder
    from sosapp.store.study_key import StudyKey

Verb = TypeVar("Verb", bound=Callable[..., Any])

PRESENT, NEW = PASSPHRASE_VARIABLE, "SOSAPP_NEW_PASSPHRASE"
DESCRIPTORS = {PRESENT: "--passphrase-fd", NEW: "--new-passphrase-fd"}
TRIES = 3
LONGEST = 4096


def _note(ctx: click.Context, parameter: click.Parameter, value: int | None) -> None:
    ctx.meta[str(parameter.opts[0])] = value


def _option(source: str) -> Callable[[Verb], Verb]:
    return click.option(
        DESCRIPTORS[source], type=int, metavar="N", expose_value=False, callback=_note
    )


passphrase_option = _option(PRESENT)
new_passphrase_option = _option(NEW)


def opened_study(session: Session, folder: Path | None) -> StudyFolder:
    """The study in a folder, the current one if none is named.

    Raises:
        Refused: it is sealed, and the passphrase is wrong or not to be had.
    """
    from sosapp.store.study_folder import open_study

    path = folder or Path.cwd()
    return open_study(path, study_key(session, path))


def study_key(session: Session, folder: Path) -> StudyKey | None:
    """The key of the study in a folder; None if it is not sealed.

    Raises:
        Refused: the passphrase is wrong or not to be had.
    """
    if not is_sealed(folder):
        return None
    from sosapp.store.key_file import unlock

    given = _given(PRESENT)
    if given is not None:
        return unlock(folder, given)
    for left in reversed(range(TRIES)):
        try:
            return unlock(folder, _asked(session, "cli.passphrase.ask", folder))
        except Refused as error:
            if not left or error.key != "passphrase_wrong":
                raise
            click.echo(error.message(session.language), err=True)
    raise AssertionError


def new_passphrase(session: Session, folder: Path, source: str = NEW) -> str:
    """A passphrase that is chosen now; at a terminal it is typed twice.

    Raises:
        Refused: it is too short, was not typed the same twice, or is not to be had.
    """
    from sosapp.store.key_file import check_passphrase

    given = _given(source)
    if given is None:
        given = _asked(session, "cli.passphrase.new", folder)
        check_passphrase(given)
        if _asked(session, "cli.passphrase.again", folder) != given:
            raise Refused("passphrase_differs")
    check_passphrase(given)
    return given


def _given(source: str) -> str | None:
    """What a script has given: by a file descriptor, else in the environment."""
    meta = click.get_current_context().meta
    descriptor = meta.get(DESCRIPTORS[source])
    if descriptor is None:
        return os.environ.get(source)
    content = b""
    while len(content) < LONGEST and (more := os.read(descriptor, LONGEST)):
        content += more
    line, _, _ = content.partition(b"\n")
    return line.removesuffix(b"\r").decode("utf-8", "surrogateescape")


def _asked(session: Session, key: str, folder: Path) -> str:
    if sys.stdin is None or not sys.stdin.isatty():
        raise Refused("passphrase_not_given", folder=folder, variable=PRESENT)
    question = session.text(key, folder=folder)
    answer: str = click.prompt(
        question, hide_input=True, err=True, default="", show_default=False
    )
    return answer
