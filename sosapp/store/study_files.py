"""Where the parts of a study lie, and under which names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sosapp.errors import Refused
from sosapp.store.envelope import OPEN, Envelope
from sosapp.store.study_head import is_sealed

if TYPE_CHECKING:
    from sosapp.store.study_key import StudyKey

STUDY = "study"
INTERVIEWS = "interviews"
ASIDE = "set-aside"
TEMPLATES = "templates"
SNAPSHOTS = "snapshots"


@dataclass(frozen=True)
class StudyFiles:
    """The paths in a study folder; sealed files have suffixes of their own."""

    folder: Path
    envelope: Envelope = OPEN

    @property
    def study(self) -> Path:
        """The study's own file."""
        return self.folder / f"{STUDY}{self._suffix('')}"

    @property
    def interviews(self) -> Path:
        """The folder of the interviews."""
        return self.folder / INTERVIEWS

    @property
    def aside(self) -> Path:
        """The folder of what was replaced because it was damaged or disputed."""
        return self.folder / ASIDE

    @property
    def snapshots(self) -> Path:
        """The folder of the dated copies of the study."""
        return self.folder / SNAPSHOTS

    def interview(self, interview: str) -> Path:
        """The checkpoint of an interview."""
        return self.interviews / f"{interview}{self._suffix('')}"

    def previous(self, file: Path) -> Path:
        """The previous generation of a file."""
        return file.with_suffix(self._suffix("previous"))

    def journal(self, interview: str) -> Path:
        """What was changed in an interview since its checkpoint."""
        return self.interviews / f"{interview}{self._suffix('journal')}"

    def previous_journal(self, interview: str) -> Path:
        """What lies between the previous generation and the checkpoint."""
        return self.interviews / f"{interview}{self._suffix('previous-journal')}"

    def withdrawal(self, interview: str) -> Path:
        """The mark of a withdrawal that has begun."""
        return self.interviews / f"{interview}{self._suffix('withdrawal')}"

    def put_aside(self, file: Path, why: str) -> Path:
        """The name under which a file is set aside: dated, and never taken yet."""
        stamp = f"{datetime.now():%Y%m%d-%H%M%S}"
        stem, suffix = file.name.split(".", 1)
        names = (f"{stem}-{stamp}{more}-{why}.{suffix}" for more in _counted())
        return next(path for name in names if not (path := self.aside / name).exists())

    def _suffix(self, part: str) -> str:
        if self.envelope.is_sealed:
            return f".sealed-{part}" if part else ".sealed"
        return f".{part}" if part else ".json"


def place_of(interview: str) -> str:
    """What the content of an interview's files is bound to."""
    return f"{INTERVIEWS}/{interview}"


def study_files(folder: Path, key: StudyKey | None) -> StudyFiles:
    """The files of the study in a folder, as they are to be read and written.

    Raises:
        Refused: they are sealed, and there is no key.
    """
    if not is_sealed(folder):
        return StudyFiles(folder)
    if key is None:
        raise Refused("passphrase_missing", folder=folder)
    from sosapp.store.sealed_envelope import SealedEnvelope

    return StudyFiles(folder, SealedEnvelope(key))


def _counted() -> Iterator[str]:
    yield ""
    number = 1
    while True:
        number += 1
        yield f"-{number}"
