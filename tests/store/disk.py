"""A disk whose every call can fail, take too little, or be the last."""

import os
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from errno import ENOSPC
from itertools import count
from pathlib import Path
from typing import Any

import pytest

CALLS: tuple[str, ...] = (
    "open",
    "write",
    "fsync",
    "fdatasync",
    "ftruncate",
    "link",
    "replace",
)
CALLS += ("rename", "unlink", "close", "mkdir", "rmdir")
"""What a save asks of the system."""

LATE_SECONDS = 0.002


class Died(BaseException):
    """The process is no more; nothing that it would still have done happens."""


Call = Callable[..., Any]
Fault = Callable[["Disk", str, Call, tuple[Any, ...], dict[str, Any]], Any]
"""What becomes of one call: the disk, its name, the real one and what it was given."""


def error(number: int) -> Fault:
    """The system refuses; half of what was to be written may have been."""

    def refuse(
        disk: "Disk", name: str, real: Call, given: Any, named: dict[str, Any]
    ) -> Any:
        if name == "write":
            real(given[0], bytes(given[1])[: len(given[1]) // 2])
        if name == "close":
            # Linux lets go of the descriptor even when it reports an error.
            real(*given)
        raise OSError(number, os.strerror(number))

    return refuse


def too_little(
    disk: "Disk", name: str, real: Call, given: Any, named: dict[str, Any]
) -> Any:
    """Only one byte is taken, which the system may do."""
    if name == "write":
        return real(given[0], bytes(given[1])[:1])
    return real(*given, **named)


def late(disk: "Disk", name: str, real: Call, given: Any, named: dict[str, Any]) -> Any:
    """The call takes its time."""
    time.sleep(LATE_SECONDS)
    return real(*given, **named)


def death(
    disk: "Disk", name: str, real: Call, given: Any, named: dict[str, Any]
) -> Any:
    """The process ends here, in the middle of a write or before anything else."""
    if name == "write":
        real(given[0], bytes(given[1])[: len(given[1]) // 2])
    disk.dead = True
    raise Died


def power_cut(
    disk: "Disk", name: str, real: Call, given: Any, named: dict[str, Any]
) -> Any:
    """The computer goes dark here: what was written and not flushed is not there."""
    if name == "write":
        real(*given)
    disk.forget_unflushed()
    disk.dead = True
    raise Died


class Disk:
    """The system's calls that write, each of which can be made to fail.

    `fail` and `mend` are for one kind of call wherever it is made. `watch` follows all
    calls that concern one folder, and `meet` gives one of them a fault.
    """

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._patch = patch
        self._real: dict[str, Call] = {}
        self._folder = ""
        self._descriptors: set[int] = set()
        self._turn = threading.RLock()
        self._faults: dict[int, Fault] = {}
        self._flushed: dict[int, int] = {}
        """The bytes that the disk surely has of each file that has more, by inode."""
        self.calls: list[str] = []
        """The calls since `begin`, each with the name of its file."""
        self.dead = False
        self.broken: list[BaseException] = []
        """What ended a thread that should have gone on."""

    def fail(self, name: str, at: int | None = None) -> None:
        """Have a call fail as on a full disk: every time, or one time counted from 0.

        A failing write leaves half of its bytes behind.
        """
        real = self._real.setdefault(name, getattr(os, name))
        numbers = count()

        def call(*given: Any, **named: Any) -> Any:
            if at not in (None, next(numbers)):
                return real(*given, **named)
            if name == "write":
                real(given[0], bytes(given[1])[: len(given[1]) // 2])
            if name == "close":
                real(*given)
            raise OSError(ENOSPC, os.strerror(ENOSPC))

        self._patch.setattr(os, name, call)

    def mend(self) -> None:
        """Have every call work again."""
        self._faults.clear()
        for name, real in self._real.items():
            self._patch.setattr(os, name, real)

    def watch(self, folder: Path) -> None:
        """Follow the calls that concern what lies in a folder."""
        self._folder = str(folder)
        self._patch.setattr(threading, "excepthook", self._thread_ended)
        for name in CALLS:
            if hasattr(os, name):
                self._patch.setattr(os, name, self._watched(name, getattr(os, name)))

    def begin(self) -> None:
        """Count from here."""
        self.calls.clear()
        self.broken.clear()
        self._faults.clear()
        self._flushed.clear()

    def meet(self, at: int, fault: Fault) -> None:
        """Give the call with this number, counted from 0, a fault."""
        self._faults[at] = fault

    def forget_unflushed(self) -> None:
        """Leave of each file what had been flushed."""
        for path in Path(self._folder).rglob("*"):
            found = path.lstat()
            flushed = self._flushed.get(found.st_ino, found.st_size)
            if path.is_file() and flushed < found.st_size:
                os.truncate(path, flushed)
        self._flushed.clear()

    def restart(self) -> None:
        """Begin a new process: what the old one had open the system has closed."""
        self.dead = False
        self._faults.clear()
        for descriptor in list(self._descriptors):
            with suppress(OSError):
                os.close(descriptor)

    def _watched(self, name: str, real: Call) -> Call:
        def call(*given: Any, **named: Any) -> Any:
            with self._turn:
                if not self._concerns(given, named):
                    return real(*given, **named)
                fault = self._next(name, given)
                self._comes(name, given)
                if fault:
                    self._closed(name, given)
                    answer = fault(self, name, real, given, named)
                else:
                    answer = real(*given, **named)
                if name == "open":
                    self._opened(answer)
                if name in ("fsync", "fdatasync"):
                    self._flushed.pop(os.fstat(given[0]).st_ino, None)
                self._closed(name, given)
                return answer

        return call

    def _next(self, name: str, given: tuple[Any, ...]) -> Fault | None:
        if self.dead:
            raise Died
        file = given[0] if not isinstance(given[0], int) else ""
        self.calls.append(f"{name} {Path(file).name}".strip())
        return self._faults.pop(len(self.calls) - 1, None)

    def _opened(self, descriptor: int) -> None:
        self._descriptors.add(descriptor)
        found = os.fstat(descriptor)
        if found.st_size == 0:
            # A file that went may have had the same inode.
            self._flushed.pop(found.st_ino, None)

    def _comes(self, name: str, given: tuple[Any, ...]) -> None:
        """Note how much of a file is flushed before more is written or some is cut."""
        if name in ("write", "ftruncate"):
            found = os.fstat(given[0])
            known = self._flushed.setdefault(found.st_ino, found.st_size)
            if name == "ftruncate":
                self._flushed[found.st_ino] = min(known, given[1])

    def _closed(self, name: str, given: tuple[Any, ...]) -> None:
        if name == "close":
            self._descriptors.discard(given[0])

    def _concerns(self, given: tuple[Any, ...], named: dict[str, Any]) -> bool:
        first, folder = given[0], named.get("dir_fd")
        if isinstance(first, int):
            return first in self._descriptors
        if folder is not None:
            return folder in self._descriptors
        return os.path.abspath(os.fsdecode(first)).startswith(self._folder)

    def _thread_ended(self, ended: threading.ExceptHookArgs) -> None:
        if ended.exc_value is not None and not isinstance(ended.exc_value, Died):
            self.broken.append(ended.exc_value)
