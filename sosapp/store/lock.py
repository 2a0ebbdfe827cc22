"""A lock that says which process of which computer has an interview open."""

import json
import os
import socket
from contextlib import suppress
from pathlib import Path

from sosapp.errors import Refused
from sosapp.store.atomic import PRIVATE


class Lock:
    """Held from `take` to `release`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._held = False

    def take(self) -> None:
        """Take the lock; one that a dead process of this computer left is taken over.

        Raises:
            Refused: a living process, or one of another computer, has it.
        """
        holder = {"host": socket.gethostname(), "process": os.getpid()}
        for _ in range(2):
            try:
                flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
                descriptor = os.open(self.path, flags, PRIVATE)
            except FileExistsError:
                self._clear_if_dead()
                continue
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                json.dump(holder, file)
            self._held = True
            return
        other = self._holder()
        raise Refused(
            "interview_open",
            host=other.get("host", "?"),
            process=other.get("process", "?"),
            file=self.path.name,
        )

    def release(self) -> None:
        """Let others have it."""
        if self._held:
            with suppress(OSError):
                self.path.unlink()
        self._held = False

    def _holder(self) -> dict[str, object]:
        with suppress(OSError, ValueError):
            found = json.loads(self.path.read_text(encoding="utf-8"))
            if isinstance(found, dict):
                return found
        return {}

    def _clear_if_dead(self) -> None:
        holder = self._holder()
        process = holder.get("process")
        same_host = holder.get("host") == socket.gethostname()
        if same_host and isinstance(process, int) and not _is_alive(process):
            with suppress(OSError):
                self.path.unlink()


def _is_alive(process: int) -> bool:
    if process == os.getpid():
        return True
    if os.name == "nt":
        return _is_alive_on_windows(process)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _is_alive_on_windows(process: int) -> bool:
    """Ask the system: on Windows `os.kill` would end the process."""
    import ctypes

    query_limited_information, still_active = 0x1000, 259
    kernel = vars(ctypes)["windll"].kernel32
    handle = kernel.OpenProcess(query_limited_information, False, process)
    if not handle:
        return False
    code = ctypes.c_ulong()
    kernel.GetExitCodeProcess(handle, ctypes.byref(code))
    kernel.CloseHandle(handle)
    return code.value == still_active
