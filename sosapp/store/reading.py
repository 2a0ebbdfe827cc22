"""Reading an interview that another process may be writing at the same moment."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sosapp.errors import Damaged
from sosapp.store.kept_file import Seen, seen_of
from sosapp.study.interview import Interview

if TYPE_CHECKING:
    from sosapp.store.study_folder import StudyFolder

ATTEMPTS = 5


def read_while_open(
    folder: StudyFolder, interview: str, *, trail: bool = True
) -> Interview:
    """An interview with every change on the disk, whoever has it open.

    A checkpoint that is made between the reading of the file and of its journal
    empties the journal: what was read then lacks what stood in it.

    Raises:
        NotFound: there is no such interview.
        Damaged: the file or its journal is not as it was written.
    """
    path = folder.file(interview)
    for _ in range(ATTEMPTS):
        before = _generation(path)
        try:
            found, _ = folder.recover(interview, trail=trail)
        except Damaged:
            if _generation(path) == before:
                raise
            continue
        if _generation(path) == before:
            return found
    return folder.recover(interview, trail=trail)[0]


def _generation(path: Path) -> Seen | None:
    try:
        return seen_of(path.stat())
    except FileNotFoundError:
        return None
