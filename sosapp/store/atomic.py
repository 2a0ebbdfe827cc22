"""Files that are either as they were or as they shall be, never in between."""

import os
from contextlib import suppress
from functools import partial
from pathlib import Path

from sosapp.store.flushing import flush as flush
from sosapp.store.flushing import flush_folder as flush_folder
from sosapp.store.flushing import flush_rename
from sosapp.store.patience import patiently

PRIVATE = 0o600
PRIVATE_FOLDER = 0o700
PERMISSIONS = 0o777


def write_atomically(path: Path, content: bytes, previous: Path | None = None) -> None:
    """Write a file beside the old one, flush it, and rename it into its place.

    With `previous`, the old file is kept under that name.

    Raises:
        OSError: the disk did not take it; the old file is as it was, or the new one
            is there already and only its name may not last.
    """
    new = path.with_name(f".{path.name}.new")
    try:
        write_flushed(new, content)
        if previous is not None and path.exists():
            _keep(path, previous)
        replace(new, path)
    except OSError:
        with suppress(OSError):
            remove(new)
        raise
    flush_rename(path.parent)


def write_flushed(path: Path, content: bytes) -> None:
    """Write a private file and return when the disk has it.

    Raises:
        OSError: the disk did not take it; a part of it may be there.
    """
    remove(path)
    # A network folder may say only on closing that there was no room.
    descriptor = open_private(path, os.O_WRONLY | os.O_EXCL)
    try:
        write_all(descriptor, content)
        flush(descriptor)
    finally:
        os.close(descriptor)


def open_private(path: Path, flags: int) -> int:
    """Open a file, made if it is not there, that only its owner can read.

    Raises:
        OSError: it cannot be opened.
    """
    flags |= os.O_CREAT | getattr(os, "O_BINARY", 0)
    descriptor = patiently(partial(os.open, path, flags, PRIVATE))
    if os.name != "nt":
        # The user's mask may have taken the owner's rights too; exFAT keeps none.
        with suppress(OSError):
            if os.fstat(descriptor).st_mode & PERMISSIONS != PRIVATE:
                os.fchmod(descriptor, PRIVATE)
    return descriptor


def write_all(descriptor: int, content: bytes) -> None:
    """Write every byte, however many the system takes at a time."""
    left = memoryview(content)
    while left:
        left = left[os.write(descriptor, left) :]


def _keep(path: Path, previous: Path) -> None:
    """Keep a file under a second name without ever being without it."""
    second = previous.with_name(f".{previous.name}.new")
    remove(second)
    try:
        try:
            os.link(path, second)
        except OSError:
            # exFAT and some network folders have no hard links.
            write_flushed(second, patiently(path.read_bytes))
        replace(second, previous)
    finally:
        remove(second)


def replace(path: Path, target: Path) -> None:
    """Rename a file over another one.

    Raises:
        OSError: it is refused; both files are as they were.
    """
    patiently(partial(os.replace, path, target))


def remove(path: Path) -> None:
    """Take a file away if it is there.

    Raises:
        OSError: it is refused.
    """
    patiently(partial(path.unlink, missing_ok=True))


def make_private_folder(path: Path) -> None:
    """Make a folder, and those above it, that only its owner can open."""
    if not path.parent.exists():
        make_private_folder(path.parent)
    try:
        path.mkdir(mode=PRIVATE_FOLDER)
    except FileExistsError:
        if not path.is_dir():
            raise
        return
    with suppress(OSError):
        if path.stat().st_mode & PERMISSIONS != PRIVATE_FOLDER:
            path.chmod(PRIVATE_FOLDER)
