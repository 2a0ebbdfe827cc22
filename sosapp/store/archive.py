"""One file with everything a study is: its backups and its dated snapshots.

A zip with the files of the study as they lie on the disk, so that what is sealed stays
sealed, and a manifest with the SHA-256 of each. It counts only after it was read again.
"""

import json
import os
import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from sosapp.errors import Damaged, Refused
from sosapp.store.archive_names import is_kept, is_safe_name
from sosapp.store.atomic import flush_folder, open_private, replace
from sosapp.store.checked import check_format
from sosapp.store.flushing import flush
from sosapp.study.clock import now

ARCHIVE_FORMAT = 1
MANIFEST = "manifest.json"
LARGEST_MANIFEST = 64_000_000
TRIES = 5
ZIP_ERRORS = (
    *(BadZipFile, zlib.error, struct.error, EOFError),
    *(ValueError, KeyError, TypeError, AttributeError, RuntimeError),
)
"""What reading meets in a file that is no archive, or not a whole one."""

Tick = Callable[[int, int], None]


@dataclass(frozen=True)
class Member:
    """The size in bytes of a file, and the SHA-256 of its content."""

    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What an archive holds, by name."""

    made: str
    files: dict[str, Member]

    @property
    def size(self) -> int:
        """How many bytes it unpacks to."""
        return sum(member.size for member in self.files.values())


def write_archive(
    folder: Path, target: Path, tick: Tick, *, replacing: bool = False
) -> Manifest:
    """Write the archive of a study, and read it again before it counts.

    `tick` is told how many files of how many are done, and may raise to stop it.

    Raises:
        Refused: there is a file already, and it is not to be replaced.
        OSError: the disk did not take it; nothing is left of it.
    """
    if target.exists() and not replacing:
        raise Refused("file_exists", file=target)
    names = sorted(_names(folder), key=_journals_first)
    contents = _contents(folder, names, tick)
    return write_members(target, contents, now())


def write_members(
    target: Path, contents: Iterator[tuple[str, bytes]], made: str
) -> Manifest:
    """Write files by name as an archive; it is there whole or not at all.

    Raises:
        OSError: the disk did not take it.
    """
    new = target.with_name(f".{target.name}.new")
    try:
        manifest = _write(new, contents, made)
        for _ in read_members(new):
            pass
        replace(new, target)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
    flush_folder(target.parent)
    return manifest


def _write(new: Path, contents: Iterator[tuple[str, bytes]], made: str) -> Manifest:
    files: dict[str, Member] = {}
    new.unlink(missing_ok=True)
    with os.fdopen(open_private(new, os.O_RDWR | os.O_EXCL), "w+b") as file:
        with ZipFile(file, "w", ZIP_DEFLATED) as archive:
            for name, content in contents:
                archive.writestr(ZipInfo(name), content, ZIP_DEFLATED)
                files[name] = Member(len(content), sha256(content).hexdigest())
            archive.writestr(ZipInfo(MANIFEST), _as_json(files, made), ZIP_DEFLATED)
        file.flush()
        flush(file.fileno())
    return Manifest(made, files)


def _as_json(files: dict[str, Member], made: str) -> bytes:
    rows = {name: vars(member) for name, member in files.items()}
    head = {"sosapp_archive": ARCHIVE_FORMAT, "made": made, "files": rows}
    return json.dumps(head, ensure_ascii=False, indent=1).encode()


def _names(folder: Path) -> Iterator[str]:
    for file in folder.rglob("*"):
        name = PurePosixPath(file.relative_to(folder).as_posix())
        if is_kept(name) and file.is_file() and not file.is_symlink():
            yield name.as_posix()


def _journals_first(name: str) -> tuple[str, bool, str]:
    """One interview after the other, and of each the journals first.

    A save between the copies of two files then loses nothing: what is in the journal
    and in the checkpoint is counted once.
    """
    stem = name.partition(".")[0]
    return stem, not name.endswith("journal"), name


def _contents(
    folder: Path, names: list[str], tick: Tick
) -> Iterator[tuple[str, bytes]]:
    done = 0
    for group in _groups(names):
        tick(done, len(names))
        yield from _read_still(folder, group).items()
        done += len(group)
    tick(done, len(names))


def _groups(names: list[str]) -> Iterator[list[str]]:
    """The files that belong together: those with the same name before the dot."""
    group: list[str] = []
    for name in names:
        if group and group[0].partition(".")[0] != name.partition(".")[0]:
            yield group
            group = []
        group.append(name)
    if group:
        yield group


def _read_still(folder: Path, group: list[str]) -> dict[str, bytes]:
    """Files as they were at one moment; read again if one was replaced meanwhile.

    A journal may grow: it is read before what it leads from.
    """
    found: dict[str, bytes] = {}
    for _ in range(TRIES):
        before = _seen(folder, group)
        found = {
            name: (folder / name).read_bytes()
            for name in group
            if (folder / name).exists()
        }
        if _seen(folder, group) == before:
            break
    return found


def _seen(folder: Path, group: list[str]) -> list[tuple[int, int, int]]:
    """What tells the files, journals aside, from those that may take their places."""
    seen = []
    for name in group:
        if not name.endswith("journal"):
            with suppress(FileNotFoundError):
                status = (folder / name).stat()
                seen.append((status.st_ino, status.st_size, status.st_mtime_ns))
    return seen


def read_manifest(file: Path) -> Manifest:
    """What an archive says that it holds.

    Raises:
        Damaged: it is no archive of a study, or not a whole one.
        TooNew: it was written by a newer version.
        OSError: it cannot be read.
    """
    try:
        with ZipFile(file) as archive:
            return _manifest(archive, file.name)
    except ZIP_ERRORS as error:
        raise Damaged("archive_damaged", file=file.name) from error


def read_members(file: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of an archive by name, each as it was put there.

    Raises:
        Damaged: a file is missing, is not as it was, or has a name it must not have.
        TooNew: it was written by a newer version.
        OSError: it cannot be read.
    """
    try:
        with ZipFile(file) as archive:
            manifest = _manifest(archive, file.name)
            found = sorted(archive.namelist())
            if found != sorted([*manifest.files, MANIFEST]):
                raise Damaged("archive_damaged", file=file.name)
            for name, member in manifest.files.items():
                yield name, _content(archive, name, member, file.name)
    except ZIP_ERRORS as error:
        raise Damaged("archive_damaged", file=file.name) from error


def _manifest(archive: ZipFile, file: str) -> Manifest:
    with archive.open(MANIFEST) as content:
        row: dict[str, Any] = json.loads(content.read(LARGEST_MANIFEST))
    check_format({"format": row["sosapp_archive"]}, file, ARCHIVE_FORMAT)
    members = {name: Member(**member) for name, member in row["files"].items()}
    if not all(is_safe_name(name) for name in members):
        raise Damaged("archive_damaged", file=file)
    return Manifest(str(row["made"]), members)


def _content(archive: ZipFile, name: str, member: Member, file: str) -> bytes:
    with archive.open(name) as packed:
        # Never more than it says: a small archive can hold an endless file.
        content = packed.read(member.size + 1)
    if len(content) != member.size or sha256(content).hexdigest() != member.sha256:
        raise Damaged("archive_damaged", file=file)
    return content
