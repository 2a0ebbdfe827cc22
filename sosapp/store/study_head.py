"""What the first screen shows of a study, read without what checks it.

Start-up is imports: this needs neither pydantic nor TinyDB, and a study that is not
sealed needs no cryptography. The whole file is checked when the study is opened in
earnest, right after the first paint.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sosapp.errors import Damaged, NotFound, Refused

if TYPE_CHECKING:
    from sosapp.store.study_key import StudyKey

STUDY_FILE = "study.json"
PASSPHRASE_VARIABLE = "SOSAPP_PASSPHRASE"
"""Where a script can put the passphrase of a sealed study."""
SEALED_STUDY_FILE = "study.sealed"
PREVIOUS, SEALED_PREVIOUS = "study.previous", "study.sealed-previous"
SHAPES = (ValueError, KeyError, TypeError, AttributeError, RecursionError)
"""What reading meets in a file of another shape."""


def is_sealed(folder: Path) -> bool:
    """Whether the study in a folder can only be read with its passphrase.

    A study of which both files are there was being sealed or unsealed: it counts as
    sealed until that is finished.
    """
    if (folder / SEALED_STUDY_FILE).is_file():
        return True
    only_before = (folder / SEALED_PREVIOUS).is_file()
    return only_before and not (folder / STUDY_FILE).is_file()


def is_study(folder: Path) -> bool:
    """Whether a folder is a study; the generation before of its file is enough."""
    names = (STUDY_FILE, PREVIOUS)
    return is_sealed(folder) or any((folder / name).is_file() for name in names)


@dataclass(frozen=True)
class StudyHead:
    """The name of a study and of its cases."""

    id: str
    name: str
    language: str
    fictional: bool
    cases: dict[str, str] = field(default_factory=dict)


def read_study_head(folder: Path, key: StudyKey | None = None) -> StudyHead:
    """The head of the study in a folder.

    Raises:
        NotFound: there is no study.
        Refused: it is sealed, and there is no key.
        Damaged: the file is no study at all.
        OSError: the file cannot be read.
    """
    if not is_study(folder):
        raise NotFound("study_missing", folder=folder)
    if is_sealed(folder):
        if key is None:
            raise Refused("passphrase_missing", folder=folder)
        return _head(_unsealed(folder / SEALED_STUDY_FILE, key), SEALED_STUDY_FILE)
    if not (folder / STUDY_FILE).exists():
        raise Damaged("study_file_missing", file=STUDY_FILE)
    try:
        raw = (folder / STUDY_FILE).read_bytes()
        tables = json.loads(raw.decode("utf-8", "surrogatepass"))
    except SHAPES as error:
        raise Damaged("file_damaged", file=STUDY_FILE) from error
    return _head(tables, STUDY_FILE)


def _unsealed(path: Path, key: StudyKey) -> Any:
    from sosapp.store.sealed_envelope import SealedEnvelope

    if not path.exists():
        raise Damaged("study_file_missing", file=path.name)
    return SealedEnvelope(key).unpack(path.read_bytes(), "study", path.name)


def _head(tables: Any, file: str) -> StudyHead:
    try:
        row = tables["study"]["1"]
        return StudyHead(
            id=row["id"],
            name=row["name"],
            language=row["language"],
            fictional=row["fictional"],
            cases={case["code"]: case["name"] for case in tables["cases"].values()},
        )
    except SHAPES as error:
        raise Damaged("file_damaged", file=file) from error
