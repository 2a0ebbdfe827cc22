"""Dated copies of a study: one a day at most, and a bounded number of them."""

import os
import re
import shutil
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from errno import ENOSPC
from functools import partial
from pathlib import Path

from sosapp.errors import BadFile
from sosapp.store.archive import LEFT_BEHIND, members_of, write_archive, write_members
from sosapp.store.archive_reading import Manifest, Member, read_manifest
from sosapp.store.atomic import make_private_folder
from sosapp.store.erasing import erase
from sosapp.store.flushing import flush_rename
from sosapp.store.kinds_of_files import GONE, KEPT, half_written
from sosapp.store.patience import patiently
from sosapp.store.settings import load_settings
from sosapp.store.study_files import INTERVIEWS, SNAPSHOTS
from sosapp.store.ticking import Tick

MOST = 14
DATED = re.compile(r"([0-9a-z]{10})-(\d{4}-\d{2}-\d{2})\.zip")
RESERVE = 20_000_000
"""Bytes that a snapshot leaves on the disk for what is typed meanwhile."""


@dataclass(frozen=True)
class Snapshot:
    """A copy of a study as it was on one day."""

    path: Path
    date: str
    size: int
    away: Path | None = None
    """Where it was to go, had that disk been there."""


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
    """Make the snapshot of a day; None if there is one or nothing has changed.

    A study without interviews has nothing to lose yet.

    The oldest go when there are more than fourteen, after the new one was read again.

    Raises:
        Refused: another window has made it meanwhile.
        OSError: the disk did not take it, or has no room to spare; nothing is left.
    """
    chosen = snapshot_place(folder, study_id)
    place = chosen.folder
    finish_rewriting(place, LEFT_BEHIND)
    earlier = sorted(_in(place, study_id), key=lambda one: one.date)
    if today.isoformat() in (one.date for one in earlier):
        return None
    present = members_of(folder, tick)
    if not any(name.startswith(INTERVIEWS) for name in present):
        # The copy of the day is for the day's first interview.
        return None
    if earlier and _files(earlier[-1].path) == present:
        return None
    make_private_folder(place)
    _require_room(place, present)
    target = place / f"{study_id}-{today.isoformat()}.zip"
    write_archive(folder, target, tick, study_id=study_id)
    for one in earlier[: max(0, len(earlier) + 1 - MOST)]:
        one.path.unlink(missing_ok=True)
    return Snapshot(target, today.isoformat(), target.stat().st_size, chosen.away)


def _files(path: Path) -> dict[str, Member] | None:
    try:
        return read_manifest(path).files
    except (BadFile, OSError):
        return None


def _require_room(place: Path, members: dict[str, Member]) -> None:
    """Refuse to fill a disk to which somebody may be typing."""
    size = sum(member.size for member in members.values())
    if shutil.disk_usage(place).free < size + RESERVE:
        raise OSError(ENOSPC, os.strerror(ENOSPC), str(place))


def rewrite_archive(path: Path, contents: Iterable[tuple[str, bytes]]) -> None:
    """Put other files in the place of those that an archive holds.

    Raises:
        BadFile: it is no archive, or not a whole one; it is as it was.
        OSError: the disk did not take it; `finish_rewriting` leaves a whole archive.
    """
    manifest = read_manifest(path)
    new, old = _beside(path, KEPT), _beside(path, GONE)
    head = Manifest(manifest.made, manifest.study)
    write_members(new, contents, head, replacing=True)
    # The old one is erased only when the new one has its name.
    patiently(partial(path.rename, old))
    patiently(partial(new.rename, path))
    flush_rename(path.parent)
    erase(old)


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(f".{path.name}{suffix}")


def finish_rewriting(place: Path, spared: float = 0.0) -> None:
    """Finish or erase the archives whose writing was interrupted.

    Half an archive that is younger than the `spared` seconds is left alone: another
    window may be writing it.

    Raises:
        OSError: one could not be renamed or erased.
    """
    for file in half_written(place):
        if time.time() - file.stat().st_mtime >= spared:
            erase(file)
    for suffix in (KEPT, GONE):
        for file in place.glob(f".*.zip{suffix}"):
            target = file.with_name(file.name[1:].removesuffix(suffix))
            if target.exists():
                erase(file)
            else:
                file.rename(target)
