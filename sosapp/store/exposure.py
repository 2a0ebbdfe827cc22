"""Who else can come by a study that is not encrypted: others here, or a cloud service.

Only the places are looked at; no file of the study is opened but its first.
"""

import os
import shlex
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from stat import S_IRGRP, S_IROTH, S_IXGRP, S_IXOTH

from sosapp.errors import SosappError
from sosapp.locale import Language, translate
from sosapp.store.cloud import client_of
from sosapp.store.patience import ON_WINDOWS
from sosapp.store.study_head import STUDY_FILE, read_study_head

CLASSES = ((S_IRGRP, S_IXGRP), (S_IROTH, S_IXOTH))
"""The group and everybody else: may read, may pass through a folder."""


@dataclass(frozen=True)
class Exposure:
    """One way in; `key` names the texts `exposure.<key>` and `exposure.<key>.do`."""

    key: str
    values: dict[str, str] = field(default_factory=dict)

    def message(self, language: Language) -> str:
        """What it means."""
        return translate(f"exposure.{self.key}", language, **self.values)

    def hint(self, language: Language) -> str:
        """What to do about it."""
        return translate(f"exposure.{self.key}.do", language, **self.values)

    def told(self, language: Language) -> str:
        """Both, one after the other."""
        return f"{self.message(language)} {self.hint(language)}"


def exposures_of(folder: Path) -> tuple[Exposure, ...]:
    """The ways in to the study of a folder; none if it is encrypted or made up."""
    with suppress(SosappError, OSError):
        if read_study_head(folder).fictional:
            return ()
    # An encrypted study has no such file that could be read.
    return exposures(folder, encrypted=not (folder / STUDY_FILE).is_file())


def exposures(folder: Path, *, encrypted: bool) -> tuple[Exposure, ...]:
    """The ways in to what lies in a folder; none if it is encrypted."""
    return () if encrypted else tuple(_exposures(folder))


def _exposures(folder: Path) -> Iterator[Exposure]:
    written = shlex.quote(str(folder.absolute()))
    if not ON_WINDOWS and open_to_others(folder):
        yield Exposure("open", {"command": f"chmod -R go= {written}"})
    places = dict.fromkeys((folder.absolute(), folder.resolve()))
    clients = (client_of(place, Path.home(), os.environ) for place in places)
    if client := next(filter(None, clients), ""):
        command = f"sosapp encrypt {written}"
        yield Exposure("cloud", {"client": client, "command": command})


def open_to_others(folder: Path) -> bool:
    """Whether other users of the computer can read a study's folders or files."""
    place = folder.resolve()
    for read, through in CLASSES:
        above = all(mode(parent) & through for parent in place.parents)
        if above and _shows(place, read, through):
            return True
    return False


def _shows(folder: Path, read: int, through: int) -> bool:
    """Whether a class of users can list a study's folder or read something in it."""
    own = mode(folder)
    if own & read or not own & through:
        return bool(own & read)
    with suppress(OSError), os.scandir(folder) as found:
        for entry in found:
            if entry.is_symlink():
                continue
            if entry.is_dir() and _shows(Path(entry.path), read, through):
                return True
            if entry.is_file() and entry.stat().st_mode & read:
                return True
    return False


def mode(path: Path) -> int:
    """The permissions of a file; none if it cannot be asked."""
    try:
        return path.stat().st_mode
    except OSError:
        return 0
