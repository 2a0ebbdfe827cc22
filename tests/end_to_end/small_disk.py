"""Disks that run full or are locked under the program, and have room again.

`MountedDisk` is a real file system of one megabyte, for which this thread gets mounts
of its own, so that none is left behind. Where the system does not let it, `LimitedDisk`
stands in.
"""

import ctypes
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from errno import ENOSPC
from pathlib import Path

from . import full_disk
from .onlooker import PATIENCE, SOSAPP
from .terminal import Terminal

OWN_MOUNTS = 0x20000
READ_ONLY, REMOUNT, RECURSIVELY, PRIVATE = 1, 32, 16384, 1 << 18
ONE_MEGABYTE = b"size=1m"
PAGE = 4096
"""What a file takes from the file system at a time."""


class MountedDisk:
    """A small file system in memory."""

    name = "a file system of one megabyte"
    launcher: tuple[str, ...] = (SOSAPP,)

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._ballast = folder / "ballast"

    def fill_up(self, terminal: Terminal) -> None:
        """Leave room for a page of what is typed next."""
        with self._ballast.open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(PAGE))
            except OSError as error:
                assert error.errno == ENOSPC
            file.truncate(file.tell() - PAGE)

    def make_room(self, terminal: Terminal) -> None:
        """Take everything again."""
        self._ballast.unlink()

    @contextmanager
    def read_only(self, study: Path) -> Iterator[None]:
        """Take nothing for a while."""
        _mount(b"tmpfs", self.folder, b"tmpfs", REMOUNT | READ_ONLY, ONE_MEGABYTE)
        try:
            yield
        finally:
            _mount(b"tmpfs", self.folder, b"tmpfs", REMOUNT, ONE_MEGABYTE)


class LimitedDisk:
    """A limit on the size of files, set by a signal."""

    name = "a limit on the size of files"

    def __init__(self, folder: Path, journal: Path) -> None:
        self.folder = folder
        self._sign = folder / "full"
        program = (str(full_disk.__file__), str(journal), str(self._sign))
        self.launcher: tuple[str, ...] = (sys.executable, *program)

    def fill_up(self, terminal: Terminal) -> None:
        """Take the next record only in half, and the rest not at all."""
        terminal.kill(signal.SIGUSR1)
        terminal.wait_until(self._sign.exists, PATIENCE)

    def make_room(self, terminal: Terminal) -> None:
        """Take everything again."""
        terminal.kill(signal.SIGUSR2)
        terminal.wait_until(lambda: not self._sign.exists(), PATIENCE)

    @contextmanager
    def read_only(self, study: Path) -> Iterator[None]:
        """Take nothing for a while, from who has no special rights."""
        folder = study / "interviews"
        folder.chmod(0o500)
        try:
            yield
        finally:
            folder.chmod(0o700)


@contextmanager
def mounted(folder: Path) -> Iterator[Path | None]:
    """A small file system in a folder; None if the system does not let us."""
    here = Path.cwd()
    with _own_mounts() as own:
        try:
            _mount(b"none", Path("/"), None, RECURSIVELY | PRIVATE)
            _mount(b"tmpfs", folder, b"tmpfs", 0, ONE_MEGABYTE)
        except OSError:
            own = False
        yield folder if own else None
    os.chdir(here)


@contextmanager
def _own_mounts() -> Iterator[bool]:
    """Have mounts of one's own for a while; False if that is not permitted."""
    if sys.platform != "linux":
        yield False
        return
    library = ctypes.CDLL(None, use_errno=True)
    before = os.open("/proc/thread-self/ns/mnt", os.O_RDONLY)
    try:
        own = library.unshare(OWN_MOUNTS) == 0
        yield own
        if own:
            assert library.setns(before, OWN_MOUNTS) == 0, ctypes.get_errno()
    finally:
        os.close(before)


def _mount(
    source: bytes, folder: Path, kind: bytes | None, flags: int, data: bytes = b""
) -> None:
    library = ctypes.CDLL(None, use_errno=True)
    place = os.fsencode(folder)
    if library.mount(source, place, kind, ctypes.c_ulong(flags), data) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
