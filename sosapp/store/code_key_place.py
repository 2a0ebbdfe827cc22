"""Where the code key of a study lies: it is moved to another folder, or found there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sosapp.errors import NotFound, Refused
from sosapp.store.code_key import CodeKey, code_key_folder, code_key_of
from sosapp.store.erasing import erase
from sosapp.store.settings import load_settings, save_settings

if TYPE_CHECKING:
    from sosapp.store.study_key import StudyKey


def move_code_key(study_id: str, key: StudyKey | None, target: Path) -> None:
    """Put a code key into another folder, and remember where.

    The old file is erased only when the new one was read again.

    Raises:
        NotFound: the target is no folder, or the key's present folder is away.
        Refused: the target has another code key of the study.
        OSError: the disk did not take it; the code key is where it was.
    """
    old = code_key_of(study_id, key)
    if not target.is_dir():
        raise NotFound("folder_missing", folder=target)
    new = CodeKey(study_id, target, old.envelope)
    if new.path == old.path:
        return
    kept = old.names(), old.rules()
    if new.path.exists() and (new.names(), new.rules()) != kept:
        raise Refused("code_key_there", file=new.path)
    if any(kept) and not new.path.exists():
        new.keep(*kept)
    _remember(study_id, target)
    for file in (old.path, old.previous):
        erase(file)


def use_code_key_in(study_id: str, key: StudyKey | None, folder: Path) -> None:
    """Remember in which folder the code key of a study was found.

    Raises:
        NotFound: there is none.
        Damaged: it is not as it was written, or another study's.
    """
    present = code_key_of(study_id, key)
    found = CodeKey(study_id, folder, present.envelope)
    if not found.path.exists():
        raise NotFound("code_key_not_there", file=found.path)
    found.names()
    _remember(study_id, folder)


def _remember(study_id: str, folder: Path) -> None:
    settings = load_settings()
    folders = {**settings.code_key_folders, study_id: str(folder)}
    if folder == code_key_folder():
        del folders[study_id]
    save_settings(replace(settings, code_key_folders=folders))
