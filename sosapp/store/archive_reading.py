"""Reading an archive of a study; it can be anyone's, so nothing in it is believed."""

import json
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from errno import EINVAL
from hashlib import sha256
from pathlib import Path
from stat import S_IFMT, S_ISREG
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from sosapp.errors import Damaged
from sosapp.store.archive_checksum import verify_checksum
from sosapp.store.archive_names import LARGEST_FILE, is_safe_name
from sosapp.store.checked import check_format

ARCHIVE_FORMAT = 1
MANIFEST = "manifest.json"
LARGEST_MANIFEST = 64_000_000
ENCRYPTED = 1
ZIP_ERRORS = (
    *(BadZipFile, zlib.error, struct.error, EOFError, OverflowError),
    *(ValueError, KeyError, TypeError, AttributeError, RuntimeError),
)
"""What reading meets in a file that is no archive, or not a whole one."""


@dataclass(frozen=True)
class Member:
    """The size in bytes of a file, and the SHA-256 of its content."""

    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What an archive holds, by name."""

    made: str
    study: str = ""
    """The id of the study; empty if it was not known."""
    files: dict[str, Member] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """How many bytes it unpacks to."""
        return sum(member.size for member in self.files.values())


def read_manifest(file: Path) -> Manifest:
    """What an archive holds, after its checksum was found right.

    Raises:
        Damaged: it is no archive of a study, or not a whole one.
        TooNew: it was written by a newer version.
        OSError: it cannot be read.
    """
    with _opened(file) as archive:
        return _manifest(archive, file.name)


def read_members(file: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of an archive by name, each as it was put there.

    Raises:
        Damaged: a file is missing, is not as it was, or has a name it must not have.
        TooNew: it was written by a newer version.
        OSError: it cannot be read.
    """
    with _opened(file) as archive:
        manifest = _manifest(archive, file.name)
        for name, member in manifest.files.items():
            yield name, _content(archive, name, member, file.name)


@contextmanager
def _opened(file: Path) -> Iterator[ZipFile]:
    with file.open("rb") as raw:
        verify_checksum(raw, file.name)
        try:
            with ZipFile(raw) as archive:
                yield archive
        except ZIP_ERRORS as error:
            raise Damaged("archive_damaged", file=file.name) from error
        except OSError as error:
            # A forged zip can point before its beginning.
            if error.errno != EINVAL:
                raise
            raise Damaged("archive_damaged", file=file.name) from error


def _manifest(archive: ZipFile, file: str) -> Manifest:
    with archive.open(MANIFEST) as content:
        row: dict[str, Any] = json.loads(content.read(LARGEST_MANIFEST))
    check_format({"format": row["sosapp_archive"]}, file, ARCHIVE_FORMAT)
    members = {name: Member(**member) for name, member in row["files"].items()}
    if not (_are_sound(members) and _is_packed_so(archive, members)):
        raise Damaged("archive_damaged", file=file)
    return Manifest(str(row["made"]), str(row.get("study", "")), members)


def _are_sound(members: dict[str, Member]) -> bool:
    return all(
        is_safe_name(name)
        and type(member.size) is int
        and 0 <= member.size <= LARGEST_FILE
        and isinstance(member.sha256, str)
        for name, member in members.items()
    )


def _is_packed_so(archive: ZipFile, members: dict[str, Member]) -> bool:
    """Whether the zip holds these files and no others, each once and plainly."""
    packed = archive.infolist()
    names = sorted(info.filename for info in packed)
    return names == sorted([*members, MANIFEST]) and all(
        _is_plain(info)
        and (info.filename == MANIFEST or info.file_size == members[info.filename].size)
        for info in packed
    )


def _is_plain(info: ZipInfo) -> bool:
    """Whether a packed file is a file: no link, no folder, no other way of packing."""
    mode = info.external_attr >> 16
    return (
        info.compress_type in (ZIP_STORED, ZIP_DEFLATED)
        and not info.flag_bits & ENCRYPTED
        and (S_IFMT(mode) == 0 or S_ISREG(mode))
    )


def _content(archive: ZipFile, name: str, member: Member, file: str) -> bytes:
    with archive.open(name) as packed:
        # Never more than it says: a small archive can hold an endless file.
        content = packed.read(member.size + 1)
    if len(content) != member.size or sha256(content).hexdigest() != member.sha256:
        raise Damaged("archive_damaged", file=file)
    return content
