"""The command line: `run` answers it; each other file holds the verbs of one kind.

Importing this package loads neither click nor any part that a verb needs.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sosapp.cli.session import Session


def run(open_application: Callable[[Path | None], int]) -> None:
    """Answer the command line of this process and end it with an exit code."""
    sys.exit(answer(sys.argv[1:], open_application))


def answer(arguments: list[str], open_application: Callable[[Path | None], int]) -> int:
    """Do what the arguments say.

    Returns the exit code: 0 fine, 1 a problem, 2 wrong usage, 130 interrupted,
    141 the reader of the output has gone.
    """
    from sosapp.cli.edge import guarded
    from sosapp.cli.session import Session, interface_language

    session = Session(interface_language(), open_application)
    return guarded(lambda: _answered(arguments, session), session.language)


def _answered(arguments: list[str], session: Session) -> int:
    if arguments in (["--help"], ["-h"]):
        # Importing click would take longer than all the rest of the answer.
        from sosapp.cli.help_page import help_page

        print(help_page(session.language))
        return 0
    from sosapp.cli.entering import opened, study_alone

    if study := study_alone(arguments):
        return opened(session, study)
    from sosapp.cli.command_line import answered

    return answered(arguments, session)
