"""One file with everything a study is: its backups and its dated snapshots.

A zip with the files of the study as they lie on the disk, so that what is sealed stays
sealed, and a manifest with the SHA-256 of each. It counts only after it was read again.
"""

import json
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from glob import escape
from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sosapp.errors import NotFound, Refused
from sosapp.store.archive_checksum import COMMENT, put_checksum
from sosapp.store.archive_reading import (
    ARCHIVE_FORMAT,
    MANIFEST,
    Manifest,
    Member,
    read_members,
)
from sosapp.store.archive_sources import read_study
from sosapp.store.atomic import open_private, replace
from sosapp.store.flushing import flush, flush_rename
from sosapp.store.study_files import SNAPSHOTS
from sosapp.store.study_head import is_study
from sosapp.store.ticking import Tick, unheard
from sosapp.study.clock import now

QUICKLY = 1
"""How hard the files are packed: a copy must not get in anybody's way."""
LEFT_BEHIND = 3600.0
"""Seconds after which half an archive is nobody's work any more."""


def write_archive(
    folder: Path,
    target: Path,
    tick: Tick,
    *,
    study_id: str = "",
    replacing: bool = False,
) -> Manifest:
    """Write the archive of a study, and read it again before it counts.

    `tick` is told how much of how much is done, and may raise to stop it.

    Raises:
        NotFound: there is no study, or a file of it cannot be read.
        Refused: there is a file already, and it is not to be replaced, or it would lie
            among those of the study.
        OSError: the disk did not take it; nothing is left of it.
    """
    if not is_study(folder):
        raise NotFound("study_missing", folder=folder)
    if _is_among(target, folder):
        raise Refused("output_in_study", file=target)
    if target.exists() and not replacing:
        raise Refused("file_exists", file=target)
    # Reading the archive again is half of the work.
    contents = read_study(folder, lambda done, of: tick(done, 2 * of))
    manifest = Manifest(now(), study_id)
    return write_members(target, contents, manifest, tick, replacing=replacing)


def _is_among(target: Path, folder: Path) -> bool:
    """Whether a file would lie among those of a study; its snapshots lie there."""
    above = [one for one in target.resolve().parents if one.exists()]

    def lies_in(place: Path) -> bool:
        return place.exists() and any(map(place.samefile, above))

    return lies_in(folder) and not lies_in(folder / SNAPSHOTS)


def members_of(folder: Path, tick: Tick) -> dict[str, Member]:
    """What the archive of a study would hold now.

    Raises:
        NotFound: a file cannot be read.
        OSError: a folder cannot be listed.
    """
    return {name: _member(content) for name, content in read_study(folder, tick)}


def _member(content: bytes) -> Member:
    return Member(len(content), sha256(content).hexdigest())


def write_members(
    target: Path,
    contents: Iterable[tuple[str, bytes]],
    head: Manifest,
    tick: Tick = unheard,
    *,
    replacing: bool = False,
) -> Manifest:
    """Write files by name as an archive; it is there whole or not at all.

    Raises:
        Refused: there is a file by now, and it is not to be replaced.
        OSError: the disk did not take it.
    """
    _remove_left_behind(target)
    # Another window may be writing the same copy of the day.
    new = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        manifest = _write(new, contents, head)
        of = len(manifest.files)
        for number, _ in enumerate(read_members(new)):
            tick(of + number, 2 * of)
        if target.exists() and not replacing:
            raise Refused("file_exists", file=target)
        replace(new, target)
    except BaseException:
        with suppress(OSError):
            new.unlink()
        raise
    flush_rename(target.parent)
    return manifest


def _remove_left_behind(target: Path) -> None:
    """Remove what a killed process has left of the same archive."""
    for file in target.parent.glob(f".{escape(target.name)}.*.new"):
        with suppress(OSError):
            if time.time() - file.stat().st_mtime > LEFT_BEHIND:
                file.unlink()


def _write(
    new: Path, contents: Iterable[tuple[str, bytes]], head: Manifest
) -> Manifest:
    manifest = Manifest(head.made, head.study)
    new.unlink(missing_ok=True)
    with os.fdopen(open_private(new, os.O_RDWR | os.O_EXCL), "w+b") as file:
        with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=QUICKLY) as archive:
            archive.comment = COMMENT
            for name, content in _noted(contents, manifest):
                archive.writestr(ZipInfo(name), content, ZIP_DEFLATED, QUICKLY)
            archive.writestr(ZipInfo(MANIFEST), _as_json(manifest), ZIP_DEFLATED)
        put_checksum(file)
        file.flush()
        flush(file.fileno())
    return manifest


def _noted(
    contents: Iterable[tuple[str, bytes]], manifest: Manifest
) -> Iterator[tuple[str, bytes]]:
    for name, content in contents:
        manifest.files[name] = _member(content)
        yield name, content


def _as_json(manifest: Manifest) -> bytes:
    rows = {name: vars(member) for name, member in manifest.files.items()}
    study = {"study": manifest.study} if manifest.study else {}
    head = {"sosapp_archive": ARCHIVE_FORMAT, "made": manifest.made} | study
    return json.dumps(head | {"files": rows}, indent=1).encode()
