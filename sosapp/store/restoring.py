"""A study brought back from an archive."""

import shutil
from pathlib import Path

from sosapp.errors import Damaged, Refused
from sosapp.store.archive import Manifest, Tick, read_manifest, read_members
from sosapp.store.atomic import flush_folder, make_private_folder, write_flushed
from sosapp.store.study_head import is_study


def restore_archive(file: Path, folder: Path, tick: Tick) -> Manifest:
    """Unpack a study into a new or empty folder; it is there whole or not at all.

    Raises:
        Refused: the folder holds something.
        Damaged, TooNew: the archive cannot be used.
        OSError: the disk did not take it; nothing is left of it.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused("folder_not_empty", folder=folder)
    manifest = read_manifest(file)
    made_above = not folder.parent.exists()
    make_private_folder(folder.parent)
    new = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    try:
        _unpack(file, new, manifest, tick)
        if not is_study(new):
            raise Damaged("archive_damaged", file=file.name)
        if folder.exists():
            folder.rmdir()
        new.rename(folder)
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        if made_above:
            shutil.rmtree(folder.parent, ignore_errors=True)
        raise
    flush_folder(folder.parent)
    return manifest


def _unpack(file: Path, new: Path, manifest: Manifest, tick: Tick) -> None:
    make_private_folder(new / "interviews")
    for number, (name, content) in enumerate(read_members(file)):
        tick(number, len(manifest.files))
        make_private_folder((new / name).parent)
        write_flushed(new / name, content)
    tick(len(manifest.files), len(manifest.files))
