"""What lies in a study besides its files: left by a crash, or nobody's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sosapp.locale import translate
from sosapp.store.checking.repairs import remove_leftover
from sosapp.store.kinds_of_files import LOCK, id_in
from sosapp.store.lock import Lock
from sosapp.store.study_files import (
    ASIDE,
    INTERVIEWS,
    SNAPSHOTS,
    STUDY,
    TEMPLATES,
    StudyFiles,
)

if TYPE_CHECKING:
    from sosapp.store.checking.study_check import StudyCheck

NEW = ".new"
OURS = (STUDY, "key", "key-copy")
"""How the names of our files in the study folder begin."""
FOLDERS = (INTERVIEWS, ASIDE, TEMPLATES, SNAPSHOTS)


def look_for_leftovers(check: StudyCheck, files: StudyFiles) -> None:
    """Note temporary files, and remark on locks, strangers and what was set aside."""
    for path in _all(files):
        if path.name.startswith(".") and path.suffix == NEW and _is_ours(path):
            said = translate("fault.leftover", check.language)
            check.note(path, said, "remove", remove_leftover(path))
        elif not _is_ours(path):
            _remark(check, "unknown", file=path.relative_to(files.folder).as_posix())
    for path in sorted(files.interviews.glob(f"*{LOCK}")):
        holder = Lock(path).holder()
        name = path.relative_to(files.folder).as_posix()
        _remark(check, "lock", file=name, host=holder.host, process=holder.process)
    if files.aside.is_dir():
        n = sum(1 for _ in files.aside.iterdir())
        if n:
            _remark(check, "aside", n=n)


def _remark(check: StudyCheck, key: str, **values: object) -> None:
    said = translate(f"fault.{key}", check.language, **values)
    check.found.remarks.append(said)


def _all(files: StudyFiles) -> Iterator[Path]:
    """What lies in the study folder and among its interviews, templates aside."""
    for part in (files.folder, files.interviews, files.aside):
        yield from sorted(part.glob("*"))
    yield from sorted((files.folder / TEMPLATES).rglob(f".*{NEW}"))


def _is_ours(path: Path) -> bool:
    beginning = path.name.removeprefix(".").split(".")[0]
    if path.parent.name == INTERVIEWS:
        # One with another name is told of as a file that is no interview.
        return bool(id_in(path)) or path.suffix == ".json"
    if path.parent.name == ASIDE or TEMPLATES in path.parts:
        return True
    return path.name in FOLDERS or beginning in OURS
