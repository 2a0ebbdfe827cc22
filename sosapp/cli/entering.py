"""Opening the application. Most calls do only this, so it needs no click."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from sosapp.cli.help_page import VERBS
from sosapp.cli.session import Session
from sosapp.errors import Refused
from sosapp.store.study_head import is_study


def study_alone(arguments: Sequence[str]) -> Path | None:
    """The study to open if the arguments name it, or stand in it, and say no more."""
    if len(arguments) > 1:
        return None
    if arguments and (arguments[0] in VERBS or arguments[0].startswith("-")):
        return None
    folder = Path(arguments[0]) if arguments else Path.cwd()
    return folder if is_study(folder) else None


def opened(session: Session, folder: Path | None) -> int:
    """Open the application; its exit code.

    Raises:
        Refused: there is no terminal that it could be shown on.
    """
    if not (_is_terminal(sys.stdin) and _is_terminal(sys.stdout)):
        raise Refused("no_terminal")
    if os.environ.get("TERM") == "dumb" and os.name != "nt":
        raise Refused("terminal_dumb")
    sys.stdout.flush()
    return session.open_application(folder)


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()
