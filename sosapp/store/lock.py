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
from pathlib import Path

from sosapp.errors import Refused
from sosapp.store.atomic import open_private, write_all

FAR_BEHIND = 1 << 30
"""Where Windows locks a byte, as nobody else can read one that is locked."""


class Lock:
    """Held from `take` to `release`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._descriptor: int | None = None

    def take(self) -> None:
        """Take the lock; one that a dead process of this computer left is taken over.

        Raises:
            Refused: a living process, or one of another computer, has it.
        """
        descriptor = open_private(self.path, os.O_RDWR)
        host, other = socket.gethostname(), self._holder()
        if other.get("host", host) != host or not _locked(descriptor, self.path):
            os.close(descriptor)
            raise Refused(
                "interview_open",
                host=other.get("host", "?"),
                process=other.get("process", "?"),
                file=self.path.name,
            )
        self._descriptor = descriptor
        holder = json.dumps({"host": host, "process": os.getpid()})
        # A full disk has no room for the name, and still locks.
        with suppress(OSError):
            os.lseek(descriptor, 0, os.SEEK_SET)
            os.ftruncate(descriptor, 0)
            write_all(descriptor, holder.encode())

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

    def _holder(self) -> dict[str, object]:
        with suppress(OSError, ValueError):
            found = json.loads(self.path.read_text(encoding="utf-8"))
            if isinstance(found, dict):
                return found
        return {}


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
