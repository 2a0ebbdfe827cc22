"""Which files of a study anyone can read, and which are sealed; told by their names."""

import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from sosapp.store.study_files import StudyFiles
from sosapp.store.study_head import STUDY_FILE
from sosapp.study.identity import LENGTH, is_id

SEALED = ".sealed"
LOCK = ".lock"
KEPT, GONE = ".kept", ".gone"
"""Of an archive that is written anew: the new one, and the old one to be erased."""
HALF = re.compile(r"\.\.?[0-9a-z]{10}-\d{4}-\d{2}-\d{2}\.zip.*\.new")
RAW_SUFFIX = ".sealed-raw"
"""Of what was set aside before the study was sealed: its bytes as they were."""


def open_files(folder: Path) -> list[Path]:
    """What was typed and can be read without a key, in a stable order."""
    files = StudyFiles(folder)
    found = [files.study, files.previous(files.study)]
    found += (folder / f".{file.name}.new" for file in list(found))
    found += (file for file in _own(files) if not file.suffix.startswith(SEALED))
    for suffix in ("", KEPT, GONE):
        archives = files.snapshots.glob(f"*.zip{suffix}")
        found += (file for file in archives if _is_open(file))
    # Nobody can tell of half an archive whether it was of sealed files.
    found += half_written(files.snapshots)
    return sorted(file for file in found if file.is_file())


def sealed_files(folder: Path) -> list[Path]:
    """The sealed files of a study, its snapshots aside, in a stable order."""
    found = [file for file in folder.glob("study.*") if _is_sealed(file)]
    found += (file for file in _own(StudyFiles(folder)) if _is_sealed(file))
    return sorted(found)


def half_written(snapshots: Path) -> Iterator[Path]:
    """The snapshots that a process was writing when it ended, or still is."""
    return (file for file in snapshots.glob(".*.new") if HALF.fullmatch(file.name))


def id_in(file: Path) -> str:
    """The id of the interview that a file belongs to; empty if it is none of ours."""
    name = file.name.removeprefix(".")
    whole = len(name) > LENGTH and name[LENGTH] in ".-"
    return name[:LENGTH] if whole and is_id(name[:LENGTH]) else ""


def _own(files: StudyFiles) -> Iterator[Path]:
    """The files of interviews; what a user has put there is not touched."""
    for part in (files.interviews, files.aside):
        for file in part.glob("*"):
            is_ours = id_in(file) or file.name.startswith("study")
            if is_ours and file.suffix != LOCK and file.is_file():
                yield file


def _is_sealed(file: Path) -> bool:
    return file.suffix.startswith(SEALED)


def _is_open(archive: Path) -> bool:
    try:
        with ZipFile(archive) as content:
            return STUDY_FILE in content.namelist()
    except (OSError, BadZipFile):
        return False
