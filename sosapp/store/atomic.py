"""Files that are either as they were or as they shall be, never in between."""

import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

Result = TypeVar("Result")

PRIVATE = 0o600
PRIVATE_FOLDER = 0o700
WINDOWS_PAUSES = (0.01, 0.03, 0.1, 0.2, 0.3, 0.4)
PAUSES: tuple[float, ...] = WINDOWS_PAUSES if os.name == "nt" else ()
"""Seconds between attempts on a file that another program may be holding.

Windows refuses to replace or remove a file while a virus scanner or a synchronising
program reads it, which is soon over. Other systems do not.
"""


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
        replace(new, path)
    except OSError:
        with suppress(OSError):
            new.unlink()
        raise
    flush_folder(path.parent)


def write_flushed(path: Path, content: bytes) -> None:
    """Write a private file and return when the disk has it."""
    patiently(lambda: path.unlink(missing_ok=True))
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, PRIVATE)
    try:
        make_private(descriptor)
        write_all(descriptor, content)
        flush(descriptor)
    finally:
        # A network folder may say only here that it did not take the content.
        os.close(descriptor)


def patiently(action: Callable[[], Result]) -> Result:
    """Do something with a file, again a little later if another program holds it.

    Raises:
        OSError: it is refused for another reason, or still after about a second.
    """
    for pause in PAUSES:
        try:
            return action()
        except PermissionError:
            time.sleep(pause)
    return action()


def replace(source: Path, target: Path) -> None:
    """Rename a file over another one.

    Raises:
        OSError: it is refused; both files are as they were.
    """
    patiently(lambda: os.replace(source, target))


def flush(descriptor: int) -> None:
    """Return when the disk itself has what was written.

    Raises:
        OSError: it did not take it.
    """
    if sys.platform == "darwin":
        # There fsync leaves the content in the cache of the drive.
        from fcntl import F_FULLFSYNC, fcntl

        with suppress(OSError):
            fcntl(descriptor, F_FULLFSYNC)
            return
    os.fsync(descriptor)


def make_private(descriptor: int) -> None:
    """Give a new file to its owner alone, whatever the umask has made of it."""
    if os.name != "nt":
        # A file system without permissions refuses; there is nothing to protect then.
        with suppress(OSError):
            os.fchmod(descriptor, PRIVATE)


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
        replace(second, previous)
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
    try:
        path.mkdir(mode=PRIVATE_FOLDER)
    except FileExistsError:
        if not path.is_dir():
            raise
    else:
        with suppress(OSError):
            path.chmod(PRIVATE_FOLDER)
