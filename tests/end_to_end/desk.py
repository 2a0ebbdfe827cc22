"""A desk with a study on it, at which terminals come and go."""

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from sosapp.instrument.instrument import Instrument
from sosapp.study.interview import Interview
from tests.kept import PLAIN, Kept

from .interviewer import Interviewer
from .onlooker import PATIENCE, SOSAPP, the_interview
from .terminal import Terminal


class Size(NamedTuple):
    """The columns and rows of a terminal."""

    columns: int
    rows: int


SMALLEST_USUAL = Size(80, 24)


class Desk:
    """The study in one folder, the guide it uses, and the size of its terminals."""

    def __init__(
        self,
        folder: Path,
        instrument: Instrument,
        size: Size = SMALLEST_USUAL,
        kept: Kept = PLAIN,
    ) -> None:
        self.folder = folder
        self.instrument = instrument
        self.size = size
        self.kept = kept

    def terminal(
        self,
        *arguments: str,
        launcher: Sequence[str] = (SOSAPP,),
        env: Mapping[str, str] | None = None,
    ) -> Terminal:
        """A terminal beside the study in which the installed program starts."""
        return Terminal(
            [*launcher, *arguments],
            columns=self.size.columns,
            rows=self.size.rows,
            env={"LANG": "sv_SE.UTF-8", **self.kept.environment, **(env or {})},
            cwd=self.folder.parent,
        )

    def interviewer(self, terminal: Terminal) -> Interviewer:
        """Someone who sits down at a terminal."""
        return Interviewer(terminal, self.instrument, self.folder, kept=self.kept)

    def command(self, *arguments: str) -> None:
        """Give the installed program a command that it must not refuse."""
        subprocess.run([SOSAPP, *arguments], check=True, timeout=PATIENCE)

    @property
    def interview(self) -> Interview:
        """The only interview of the study as it is on the disk."""
        return the_interview(self.folder, self.kept)

    @property
    def file(self) -> Path:
        """The checkpoint of the only interview."""
        return self.kept.checkpoint_of(self.folder, self.interview.id)
