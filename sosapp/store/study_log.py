"""Lines in the log of a study: what happened to it as a whole, when, and by whom."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from sosapp.errors import SosappError
from sosapp.store.settings import load_settings
from sosapp.store.study_lock import writing
from sosapp.study.clock import now
from sosapp.study.study import LogLine

if TYPE_CHECKING:
    from sosapp.store.study_folder import StudyFolder


def note(study: StudyFolder, what: str, about: str = "") -> None:
    """Have the log say what was done; whoever calls may write in the study.

    Raises:
        SosappError, OSError: it cannot be kept.
    """
    line = LogLine(when=now(), who=load_settings().interviewer, what=what, about=about)
    study.refresh()
    study.save(study.study.with_line(line))


def note_if_possible(study: StudyFolder, what: str, about: str = "") -> bool:
    """The same for a command, which does not have the study to itself.

    A window that has the study open, or a disk that takes nothing, is no reason to
    undo what was done. Says whether the log has the line.
    """
    with suppress(SosappError, OSError), writing(study.path):
        note(study, what, about)
        return True
    return False
