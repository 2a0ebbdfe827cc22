"""Where a run takes place: a folder, how many rounds, and the studies it needs."""

import os
import shutil
import sys
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from sosapp.instrument.instrument import Instrument
from sosapp.store.settings import Settings, save_settings
from sosapp.store.study_folder import StudyFolder
from tests.bench.material import filled, the_instrument

PYTHON = sys.executable


@dataclass
class Bench:
    """One run; `folder` is its own and may be filled."""

    folder: Path
    rounds: int
    _studies: dict[int, StudyFolder] = field(default_factory=dict)

    @cached_property
    def instrument(self) -> Instrument:
        """The S.O.S. instrument."""
        return the_instrument()

    def study(self, interviews: int) -> StudyFolder:
        """A study with this many interviews, made when first asked for."""
        if interviews not in self._studies:
            folder = self.folder / f"study-{interviews}"
            made = filled(folder, self.instrument, interviews)
            self._studies[interviews] = made
        return self._studies[interviews]

    def new_folder(self, name: str) -> Path:
        """An empty place for a study of one's own."""
        folder = self.folder / name
        shutil.rmtree(folder, ignore_errors=True)
        return folder

    @property
    def sosapp(self) -> tuple[str, ...]:
        """The installed command; without one, the module."""
        script = shutil.which("sosapp", path=str(Path(PYTHON).parent))
        return (script,) if script else (PYTHON, "-m", "sosapp")


def live_in(home: Path) -> None:
    """Be a user of one's own, here and in what is started, who is asked nothing."""
    os.environ["HOME"] = str(home)
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        os.environ[f"XDG_{name}_HOME"] = str(home / name.lower())
    save_settings(Settings(interviewer="Intervjuare A", language="sv"))
