"""A lock that says which process of which computer has an interview open.

The system holds it and lets go of it when the process ends, however it ends: a file
that a crash or a power cut left behind locks nothing. A file that another computer
wrote into a shared folder does, as only that computer knows whether it is in use.
"""

import json
import os
import socket
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sosapp.errors import Refused
from sosapp.store.atomic import open_private, write_all
from sosapp.study.clock import now

NAMES = ("host", "process", "since")
FAR_BEHIND = 1 << 30
"""Where Windows locks a byte, as nobody else can read one that is locked."""


@dataclass(frozen=True)
class Holder:
    """Who has a lock; what the file does not say is a question mark."""

    host: str = "?"
    process: str = "?"
    since: str = ""
    """Clock time, ISO 8601; empty if unknown."""

    @property
    def is_elsewhere(self) -> bool:
        """Whether it is another computer: nobody here can know if it still runs."""
        return self.host not in ("?", socket.gethostname())


class Lock:
    """Held from `take` to `release`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._descriptor: int | None = None

    def take(self) -> None:
        """Take the lock; one that a dead process of this computer left is taken over.

        Raises:
            Refused: a living process, or one of another computer, has it.
            OSError: the file cannot be written.
        """
        holder = self.try_to_take()
        if holder is not None:
            raise Refused(
                "interview_open",
                host=holder.host,
                process=holder.process,
                file=self.path.name,
            )

    def try_to_take(self, *, over: bool = False) -> Holder | None:
        """Take the lock; who has it if that is somebody else.

        With `over`, one that another computer has left is taken; a living process of
        this computer keeps it all the same.

        Raises:
            OSError: the file cannot be written.
        """
        if self._descriptor is not None:
            return None
        descriptor = open_private(self.path, os.O_RDWR)
        other = self.holder()
        kept = other.is_elsewhere and not over
        if kept or not _locked(descriptor, self.path):
            os.close(descriptor)
            return other
        self._descriptor = descriptor
        mine = {"host": socket.gethostname(), "process": os.getpid(), "since": now()}
        holder = json.dumps(mine)
        # A full disk has no room for the name, and still locks.
        with suppress(OSError):
            os.lseek(descriptor, 0, os.SEEK_SET)
            os.ftruncate(descriptor, 0)
            write_all(descriptor, holder.encode())
        return None

    def release(self) -> None:
        """Let others have it."""
        if self._descriptor is None:
            return
        if sys.platform != "win32":
            self._remove()
        os.close(self._descriptor)
        self._descriptor = None
        if sys.platform == "win32":
            # An open file cannot be removed there.
            self._remove()

    def _remove(self) -> None:
        with suppress(OSError):
            self.path.unlink()

    def holder(self) -> Holder:
        """Who stands in the file."""
        with suppress(OSError, ValueError):
            found = json.loads(self.path.read_text(encoding="utf-8"))
            if isinstance(found, dict):
                said = {name: str(found[name]) for name in NAMES if name in found}
                return Holder(**said)
        return Holder()


if sys.platform == "win32":
    import msvcrt

    def _locked(descriptor: int, path: Path) -> bool:
        os.lseek(descriptor, FAR_BEHIND, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _locked(descriptor: int, path: Path) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            # Some network folders have no locks; the file still names its holder.
            return True
        try:
            # Who had it may have removed the file after it was opened here.
            return os.path.samestat(os.fstat(descriptor), path.stat())
        except FileNotFoundError:
            return False
