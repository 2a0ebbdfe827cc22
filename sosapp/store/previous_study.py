"""The generation before of a study's own file, and going back to it.

What was added to the study since then is found again where interviews name it.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sosapp.errors import NotFound, SosappError
from sosapp.store.atomic import make_private_folder, write_atomically
from sosapp.store.kept_file import read_tables
from sosapp.store.putting_in_place import note
from sosapp.store.rows import study_of
from sosapp.store.study_files import STUDY, StudyFiles, study_files
from sosapp.store.study_folder import StudyFolder
from sosapp.study.study import Case, Participant, Study

if TYPE_CHECKING:
    from sosapp.store.study_key import StudyKey


@dataclass(frozen=True)
class PreviousStudy:
    """The study as the generation before has it."""

    path: Path
    study: Study
    when: float
    """When it was written, in seconds since 1970."""


def previous_study(files: StudyFiles) -> PreviousStudy | None:
    """The generation before; None if there is none that can be read."""
    path = files.previous(files.study)
    try:
        study = study_of(read_tables(path, STUDY, files.envelope), path.name)
        return PreviousStudy(path, study, path.stat().st_mtime)
    except (SosappError, OSError):
        return None


def use_previous_study(
    folder: Path, key: StudyKey | None = None, who: str = ""
) -> StudyFolder:
    """Go back to the generation before; what lay there is set aside.

    Raises:
        NotFound: there is none that can be read.
        OSError: the disk did not take it; nothing is lost.
    """
    files = study_files(folder, key)
    previous = previous_study(files)
    if previous is None:
        raise NotFound("file_missing", file=files.previous(files.study).name)
    content = previous.path.read_bytes()
    if files.study.exists():
        make_private_folder(files.aside)
        aside = files.put_aside(files.study, "damaged")
        write_atomically(aside, files.study.read_bytes())
    write_atomically(files.study, content)
    opened = StudyFolder(folder, key)
    complete_study(opened)
    note(opened, "previous_study_used", "", who)
    return opened


def complete_study(folder: StudyFolder) -> None:
    """Add the cases and participants that interviews name and the study has not.

    Raises:
        OSError: the disk did not take it.
    """
    folder.refresh()
    study = folder.study
    known = _known_cases(folder)
    for row in folder.listed():
        if row.case and row.case not in study.cases:
            study = study.with_case(
                known.get(row.case, Case(code=row.case, name=row.case))
            )
        for code in row.participants:
            if code not in study.participants:
                study = study.with_participant(Participant(code=code))
    if study != folder.study:
        folder.save(study)


def _known_cases(folder: StudyFolder) -> dict[str, Case]:
    """The cases of the list that the study can choose from."""
    with suppress(SosappError):
        return folder.listed_cases()
    return {}
