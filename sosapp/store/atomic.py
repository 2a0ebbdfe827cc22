"""Files that are either as they were or as they shall be, never in between."""

import os
from contextlib import suppress
from pathlib import Path

PRIVATE = 0o600
PRIVATE_FOLDER = 0o700


def write_atomically(path: Path, content: bytes, previous: Path | None = None) -> None:
    """Write a file beside the old one, flush it, and rename it into its place.

    With `previous`, the old file is kept under that name.

    Raises:
        OSError: the disk did not take it; the old file is as it was.
    """
    new = path.with_name(f".{path.name}.new")
    try:
        write_flushed(new, content)
        if previous is not None and path.exists():
            _keep(path, previous)
        os.replace(new, path)
    except OSError:
        with suppress(OSError):
            new.unlink()
        raise
    flush_folder(path.parent)


def write_flushed(path: Path, content: bytes) -> None:
    """Write a private file and return when the disk has it."""
    path.unlink(missing_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, PRIVATE)
    try:
        write_all(descriptor, content)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_all(descriptor: int, content: bytes) -> None:
    """Write every byte, however many the system takes at a time."""
    left = memoryview(content)
    while left:
        left = left[os.write(descriptor, left) :]


def _keep(path: Path, previous: Path) -> None:
    """Keep a file under a second name without ever being without it."""
    second = previous.with_name(f".{previous.name}.new")
    second.unlink(missing_ok=True)
    try:
        try:
            os.link(path, second)
        except OSError:
            # exFAT and some network folders have no hard links.
            write_flushed(second, path.read_bytes())
        os.replace(second, previous)
    finally:
        second.unlink(missing_ok=True)


def flush_folder(folder: Path) -> None:
    """Make a rename in a folder last; a system that cannot is left alone."""
    if os.name == "nt":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def make_private_folder(path: Path) -> None:
    """Make a folder, and those above it, that only its owner can open."""
    if not path.parent.exists():
        make_private_folder(path.parent)
    path.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
