"""Making a study."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from sosapp.errors import Refused
from sosapp.instrument.loading import Templates
from sosapp.locale import Language
from sosapp.store.atomic import flush_folder, make_private_folder
from sosapp.store.copying import copy_templates
from sosapp.store.envelope import OPEN
from sosapp.store.kept_file import KeptFile
from sosapp.store.rows import study_tables
from sosapp.store.study_files import STUDY
from sosapp.store.study_folder import StudyFolder
from sosapp.store.study_head import SEALED_STUDY_FILE, STUDY_FILE, is_study
from sosapp.study.clock import now
from sosapp.study.identity import new_id
from sosapp.study.study import Study

if TYPE_CHECKING:
    from sosapp.store.study_key import StudyKey


def new_study(
    path: Path,
    name: str,
    language: Language,
    guides: tuple[str, ...],
    templates: Path,
    *,
    fictional: bool = False,
    passphrase: str = "",
) -> StudyFolder:
    """Make a study folder with its own copy of the templates.

    With a passphrase, nothing that is typed into it is ever readable on the disk.

    Raises:
        Refused: there is a study already, the folder holds other files, or the
            passphrase is too short.
        NotFound: a guide does not exist.
    """
    _refuse_if_taken(path)
    if passphrase:
        from sosapp.store.key_file import check_passphrase

        check_passphrase(passphrase)
    source = Templates(templates, language)
    for guide in guides:
        source.instrument(guide)
    study = Study(
        id=new_id(),
        name=name,
        language=language,
        guides=guides or source.guide_ids(),
        created=now(),
        fictional=fictional,
    )
    return StudyFolder(path, _made(path, study, source.folder, passphrase))


def _refuse_if_taken(path: Path) -> None:
    if is_study(path):
        raise Refused("study_exists", folder=path)
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise Refused("folder_not_empty", folder=path)


def _made(
    path: Path, study: Study, templates: Path, passphrase: str
) -> StudyKey | None:
    """Make the folder beside its place, and put it there when it is whole; its key."""
    # A folder that is half made must not be in the way of the next attempt.
    new = path.with_name(f".{path.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    try:
        make_private_folder(new / "interviews")
        copy_templates(templates, new / "templates")
        key = _keep(new, study, passphrase)
        if path.exists():
            path.rmdir()
        new.rename(path)
    except OSError:
        shutil.rmtree(new, ignore_errors=True)
        raise
    flush_folder(path.parent)
    return key


def _keep(path: Path, study: Study, passphrase: str) -> StudyKey | None:
    """Write the study's own file, which makes the folder a study; its key."""
    if not passphrase:
        KeptFile(path / STUDY_FILE, None, STUDY, OPEN).write(study_tables(study))
        return None
    from sosapp.store.key_file import wrapped, write_key_file
    from sosapp.store.sealed_envelope import SealedEnvelope
    from sosapp.store.study_key import new_study_key

    key = new_study_key(study.id)
    write_key_file(path, wrapped(key, passphrase))
    sealed = KeptFile(path / SEALED_STUDY_FILE, None, STUDY, SealedEnvelope(key))
    sealed.write(study_tables(study))
    return key
