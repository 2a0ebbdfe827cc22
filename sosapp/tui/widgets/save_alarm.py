"""A line that is only there while the disk does not take what is written."""

from errno import EACCES, EDQUOT, EIO, ENODEV, ENOENT, ENOSPC, ENXIO, EPERM, EROFS
from typing import Final

from textual.widgets import Static

from sosapp.locale import Language, translate
from sosapp.store.writer import SaveState
from sosapp.tui.text import plain

NARROW: Final = 60
"""Columns below which only the essential is said."""

IN_WORDS: Final = {
    ENOSPC: "disk.full",
    EDQUOT: "disk.full",
    EROFS: "disk.read_only",
    EACCES: "disk.forbidden",
    EPERM: "disk.forbidden",
    EIO: "disk.broken",
    ENOENT: "disk.gone",
    ENODEV: "disk.gone",
    ENXIO: "disk.gone",
}
"""What the system's numbers mean to the one who types."""


class SaveAlarm(Static):
    """Says since when nothing was saved, why, and what to do."""

    DEFAULT_CSS = """
    SaveAlarm {
        display: none;
        height: auto;
        padding: 0 1;
        background: $error;
        color: $background;
        text-style: bold;
    }
    """

    def show(self, state: SaveState, late: bool, language: Language) -> None:
        """Show the alarm, or take it away; `late` is a disk that does not answer."""
        failing = bool(state.failing_since)
        alarmed = failing or late or bool(state.kept_aside)
        if alarmed != self.display:
            self.display = alarmed
        if alarmed and not (failing or late):
            self.update(
                plain(translate("saved.aside", language, file=state.kept_aside))
            )
        elif alarmed:
            form = "saved.failing" if failing else "saved.late"
            narrow = "_short" if self.app.size.width < NARROW else ""
            since = state.pending_since or state.failing_since
            problem = problem_in_words(state, language)
            values = {"since": since[11:19], "problem": problem}
            said = translate(f"{form}{narrow}", language, **values)
            self.update(plain(said))


def problem_in_words(state: SaveState, language: Language) -> str:
    """Why the disk does not take it, in plain words where we have some."""
    known = IN_WORDS.get(state.errno)
    return translate(known, language) if known else state.problem
