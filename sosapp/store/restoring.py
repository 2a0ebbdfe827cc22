"""A study brought back from an archive."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import ENOSPC
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

from sosapp.errors import Damaged, Refused
from sosapp.store.archive_reading import Manifest, read_manifest, read_members
from sosapp.store.atomic import PRIVATE_FOLDER, make_private_folder, write_flushed
from sosapp.store.flushing import flush_folder
from sosapp.store.patience import patiently
from sosapp.store.study_head import is_study
from sosapp.store.ticking import Tick

UNPACKING = ".sosapp-restoring-"


def restore_archive(file: Path, folder: Path, tick: Tick) -> Manifest:
    """Unpack a study into a new or empty folder; it is there whole or not at all.

    `tick` is told how many files of how many are done, and may raise to stop it.

    Raises:
        Refused: the folder holds something.
        Damaged, TooNew: the archive cannot be used.
        OSError: the disk did not take it; nothing is left of it.
    """
    target = Path(os.path.abspath(folder))
    was_there = target.exists()
    if was_there and (not target.is_dir() or any(target.iterdir())):
        raise Refused("folder_not_empty", folder=folder)
    manifest = read_manifest(file)
    # A folder that is there can be a whole disk, and one cannot rename beside that.
    beside = target if was_there else target.parent
    with _made(beside):
        if manifest.size > shutil.disk_usage(beside).free:
            raise OSError(ENOSPC, os.strerror(ENOSPC), str(folder))
        new = Path(mkdtemp(prefix=UNPACKING, dir=beside))
        try:
            _unpack(file, new, manifest, tick)
            (_fill if was_there else _rename)(new, target)
        except BaseException:
            shutil.rmtree(new, ignore_errors=True)
            raise
    return manifest


@contextmanager
def _made(folder: Path) -> Iterator[None]:
    """Make a folder and those above it; they go again if what follows fails."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    try:
        make_private_folder(folder)
        yield
    except BaseException:
        for one in missing:
            with suppress(OSError):
                one.rmdir()
        raise


def _unpack(file: Path, new: Path, manifest: Manifest, tick: Tick) -> None:
    make_private_folder(new / "interviews")
    for number, (name, content) in enumerate(read_members(file)):
        tick(number, len(manifest.files))
        make_private_folder((new / name).parent)
        if (new / name).exists():
            # Two names that are one here, where capitals do not count.
            raise Damaged("archive_damaged", file=file.name)
        write_flushed(new / name, content)
    if not is_study(new):
        raise Damaged("archive_damaged", file=file.name)
    for folder in (new, *(one for one in new.rglob("*") if one.is_dir())):
        flush_folder(folder)
    tick(len(manifest.files), len(manifest.files))


def _rename(new: Path, target: Path) -> None:
    patiently(partial(new.rename, target))
    flush_folder(target.parent)


def _fill(new: Path, target: Path) -> None:
    """Move everything into an empty folder; its own file last makes it a study."""
    moved: list[Path] = []
    try:
        for part in sorted(new.iterdir(), key=lambda one: (one.stem == "study", one)):
            moved.append(target / part.name)
            patiently(partial(part.rename, target / part.name))
    except BaseException:
        for part in moved:
            shutil.rmtree(part, ignore_errors=True)
            with suppress(OSError):
                part.unlink(missing_ok=True)
        raise
    new.rmdir()
    with suppress(OSError):
        target.chmod(PRIVATE_FOLDER)
    flush_folder(target)
