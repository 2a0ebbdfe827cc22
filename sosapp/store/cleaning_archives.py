"""A withdrawn interview taken out of the snapshots of its study."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path, PurePosixPath

from sosapp.errors import SosappError
from sosapp.store.archive_reading import read_members
from sosapp.store.kinds_of_files import id_in
from sosapp.store.rows import study_of, study_tables
from sosapp.store.snapshots import (
    finish_rewriting,
    rewrite_archive,
    snapshot_place,
    snapshots,
)
from sosapp.store.study_files import ASIDE, STUDY
from sosapp.store.study_folder import StudyFolder
from sosapp.store.withdrawal_plan import Archives
from sosapp.study.withdrawing import Gone, forgotten

Member = tuple[str, bytes]


def archives_of(folder: StudyFolder) -> Archives:
    """The snapshots of a study, and the place of those that cannot be reached.

    Raises:
        OSError: a folder cannot be read.
    """
    place = snapshot_place(folder.path, folder.study.id)
    for where in (folder.files.snapshots, place.folder):
        finish_rewriting(where)
    found = snapshots(folder.path, folder.study.id)
    away = (place.away,) if place.away else ()
    return Archives(
        tuple(one.path for one in found), away, partial(clean_archive, folder)
    )


def clean_archive(folder: StudyFolder, path: Path, gone: Gone) -> None:
    """Write an archive anew without anything of what is gone.

    Raises:
        SosappError: it is no archive, or not a whole one; it is as it was.
        OSError: the disk did not take it; the next withdrawal finishes or repeats it.
    """
    kept = list(_kept(folder, path, gone))
    if kept != list(read_members(path)):
        rewrite_archive(path, kept)


def _kept(folder: StudyFolder, path: Path, gone: Gone) -> Iterator[Member]:
    for name, content in read_members(path):
        file = PurePosixPath(name)
        if id_in(Path(name)) == gone.id:
            continue
        if file.name.startswith("study."):
            if file.parent.name == ASIDE:
                continue
            content = _without(folder, name, content, gone)
        yield name, content


def _without(folder: StudyFolder, name: str, content: bytes, gone: Gone) -> bytes:
    """The study's own file without what is gone; as it is if it cannot be read."""
    envelope = folder.files.envelope
    try:
        tables = envelope.unpack(content, STUDY, name)
        study = study_of(tables, name)
    except SosappError:
        return content
    changed = forgotten(study, gone)
    if changed == study:
        return content
    return envelope.pack(study_tables(changed), STUDY)
