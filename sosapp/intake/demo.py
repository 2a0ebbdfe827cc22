"""The fictional study that comes with the application, as a study of one's own."""

import os
import shutil
import time
from pathlib import Path

from sosapp.errors import Refused
from sosapp.store.atomic import make_private_folder, write_atomically
from sosapp.store.copying import copy_templates
from sosapp.store.shipped import shipped
from sosapp.store.study_folder import StudyFolder
from sosapp.store.study_head import STUDY_FILE, is_study


def demo_study(path: Path) -> StudyFolder:
    """The demo study in a folder; it is made if the folder is new or empty.

    Raises:
        Refused: the folder holds something else.
        OSError: the disk did not take it; nothing of it is left then.
    """
    if is_study(path):
        folder = StudyFolder(path)
        if not folder.study.fictional:
            raise Refused("study_exists", folder=path)
        return folder
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise Refused("folder_not_empty", folder=path)
    try:
        return _made(path)
    except BaseException:
        shutil.rmtree(path, ignore_errors=True)
        raise


def _made(path: Path) -> StudyFolder:
    source = shipped()
    demo = source / "interviews" / "demo"
    make_private_folder(path / "interviews")
    copy_templates(source / "templates", path / "templates")
    for number, file in enumerate(_by_date(demo)):
        copy = path / "interviews" / file.name
        write_atomically(copy, file.read_bytes())
        # Lists show what changed last first: the latest interview, as in a real study.
        changed = time.time() + number - 1000
        os.utime(copy, (changed, changed))
    # What makes the folder a study comes last: it is whole or it is none.
    write_atomically(path / STUDY_FILE, (demo / STUDY_FILE).read_bytes())
    folder = StudyFolder(path)
    _keep_instruments(folder)
    return folder


def _by_date(demo: Path) -> list[Path]:
    folder = StudyFolder(demo)
    rows = sorted(folder.listed(), key=lambda row: (row.date, row.id))
    return [folder.file(row.id) for row in rows]


def _keep_instruments(folder: StudyFolder) -> None:
    """Keep the guides that the interviews were held with, for when they are edited."""
    templates = folder.templates("en")
    for guide in sorted({row.guide for row in folder.listed()}):
        folder.keep(templates.instrument(guide))
