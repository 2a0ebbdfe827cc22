"""Someone at a terminal: what she waits to see, and how she leaves.

She knows the words of the interface by their keys in the locale, so that neither new
wording nor another layout breaks what she does.
"""

import sys
from pathlib import Path

from sosapp.instrument.instrument import Instrument
from sosapp.locale import Language, translate
from sosapp.study.interview import Interview
from tests.kept import PLAIN, Kept

from .terminal import Terminal

SOSAPP = str(Path(sys.executable).with_name("sosapp"))
"""The installed console script."""

PATIENCE = 30.0
"""Seconds that a loaded machine may take for one step."""

GLIMPSE = 24
"""Characters of a text that fit on one line of every terminal used here."""


def the_interview(folder: Path, kept: Kept = PLAIN) -> Interview:
    """The only interview of a study as it is on the disk, its journal included."""
    study = kept.open(folder)
    (name,) = study.ids()
    return study.read(name)


class Onlooker:
    """Speaks the language that the interface is shown in."""

    def __init__(
        self,
        terminal: Terminal,
        instrument: Instrument,
        folder: Path,
        language: Language = "sv",
        kept: Kept = PLAIN,
    ) -> None:
        self.terminal = terminal
        self.instrument = instrument
        self.folder = folder
        self.language = language
        self.kept = kept

    @property
    def interview(self) -> Interview:
        """The only interview of the study as it is on the disk."""
        return the_interview(self.folder, self.kept)

    def word(self, key: str) -> str:
        """A text of the interface up to its first value, as much as surely fits."""
        return (
            translate(key, self.language)
            .partition("{")[0]
            .splitlines()[0][:GLIMPSE]
            .strip()
        )

    def sees(self, *texts: str) -> None:
        """Wait until everything is on the screen, and no fault of ours."""
        for text in texts:
            self.terminal.wait_for(text, PATIENCE)
        self.sees_no_fault()

    def sees_word(self, key: str) -> None:
        """Wait until a text of the interface is on the screen."""
        self.sees(self.word(key))

    def sees_no(self, text: str) -> None:
        """Wait until something has gone from the screen."""
        self.terminal.wait_gone(text, PATIENCE)

    def sees_bold(self, text: str) -> None:
        """Wait until something stands out, as what has the focus does."""
        self.terminal.wait_until(
            lambda: self.terminal.shows_bold(text), PATIENCE, f"no bold {text!r}"
        )

    def is_in(self, field: str) -> None:
        """Wait until the field of a form with this label has the focus."""
        self.sees_bold(self.word(field))

    def fills(self, field: str, text: str) -> None:
        """Type into a field when it has the focus."""
        self.is_in(field)
        self.terminal.type(text)
        self.sees(text[-GLIMPSE:])

    def quits(self) -> None:
        """Leave the program."""
        self.terminal.key("ctrl+q")
        self.has_left()

    def has_left(self) -> None:
        """Wait until the program has ended well."""
        assert self.terminal.wait(PATIENCE) == 0, self.terminal.screen()
        self.sees_no_fault()

    def sees_no_fault(self) -> None:
        """No fault of the program is on the screen."""
        assert not self.terminal.shows("Traceback"), self.terminal.screen()
