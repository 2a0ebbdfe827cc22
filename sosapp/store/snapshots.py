"""Dated copies of a study: one a day at most, and a bounded number of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sosapp.errors import BadFile
from sosapp.store.archive import (
    Tick,
    read_manifest,
    write_archive,
)
from sosapp.store.atomic import make_private_folder
from sosapp.store.erasing import erase
from sosapp.store.settings import load_settings
from sosapp.store.study_files import SNAPSHOTS

MOST = 14
KEPT = ".kept"
DATED = re.compile(r"([0-9a-z]{10})-(\d{4}-\d{2}-\d{2})\.zip")


@dataclass(frozen=True)
class Snapshot:
    """A copy of a study as it was on one day."""

    path: Path
    date: str
    size: int


@dataclass(frozen=True)
class SnapshotPlace:
    """Where snapshots go: the folder that was chosen, or the study's own."""

    folder: Path
    away: Path | None = None
    """The folder that was chosen, if its disk is not there now."""


def snapshot_place(folder: Path, study_id: str) -> SnapshotPlace:
    """Where the snapshots of a study go now."""
    own = folder / SNAPSHOTS
    chosen = load_settings().snapshot_folders.get(study_id)
    if not chosen:
        return SnapshotPlace(own)
    if not Path(chosen).is_dir():
        return SnapshotPlace(own, Path(chosen))
    return SnapshotPlace(Path(chosen))


def snapshots(folder: Path, study_id: str) -> list[Snapshot]:
    """The snapshots of a study in every place that can be reached, the newest first."""
    places = {folder / SNAPSHOTS, snapshot_place(folder, study_id).folder}
    found = [one for place in places for one in _in(place, study_id)]
    return sorted(found, key=lambda one: (one.date, str(one.path)))[::-1]


def _in(place: Path, study_id: str) -> Iterator[Snapshot]:
    for file in place.glob("*.zip"):
        named = DATED.fullmatch(file.name)
        if named and named[1] == study_id and file.is_file():
            yield Snapshot(file, named[2], file.stat().st_size)


def take_snapshot(
    folder: Path, study_id: str, today: date, tick: Tick
) -> Snapshot | None:
    """Make the snapshot of a day; None if there is one, or nothing has changed since.

    The oldest go when there are more than fourteen, after the new one was read again.

    Raises:
        OSError: the disk did not take it; nothing is left of it.
    """
    place = snapshot_place(folder, study_id).folder
    earlier = sorted(_in(place, study_id), key=lambda one: one.date)
    if earlier and earlier[-1].date >= today.isoformat():
        return None
    make_private_folder(place)
    target = place / f"{study_id}-{today.isoformat()}.zip"
    manifest = write_archive(folder, target, tick)
    if earlier and _files(earlier[-1].path) == manifest.files:
        target.unlink()
        return None
    for one in earlier[: max(0, len(earlier) + 1 - MOST)]:
        one.path.unlink(missing_ok=True)
    return Snapshot(target, today.isoformat(), target.stat().st_size)


def _files(path: Path) -> object:
    try:
        return read_manifest(path).files
    except (BadFile, OSError):
        return None


def finish_rewriting(place: Path) -> None:
    """Give archives their names whose rewriting was interrupted at the last step.

    Raises:
        OSError: one could not be renamed.
    """
    for file in place.glob(f".*.zip{KEPT}"):
        target = file.with_name(file.name[1:].removesuffix(KEPT))
        if target.exists():
            erase(file)
        else:
            file.rename(target)
