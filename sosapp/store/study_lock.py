"""Who may write in a study: one window, or one command, at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from errno import EDQUOT, ENOSPC
from pathlib import Path

from sosapp.errors import Refused
from sosapp.store.lock import Holder, Lock

LOCK_FILE = "study.lock"
FULL = (ENOSPC, EDQUOT)


@dataclass(frozen=True)
class Standing:
    """Whether this process may write in a study, and why not."""

    may_write: bool = True
    holder: Holder | None = None
    """Who writes in it."""
    problem: str = ""
    """What the system says of a folder in which nothing can be written."""


class StudyLock:
    """The lock of one study."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = Lock(folder / LOCK_FILE)

    def take(self, *, over: bool = False) -> Standing:
        """Take the lock, or tell who has it; a full disk has no room for it."""
        try:
            holder = self._lock.try_to_take(over=over)
        except OSError as error:
            if error.errno in FULL:
                return Standing()
            return Standing(False, problem=error.strerror or str(error))
        return Standing() if holder is None else Standing(False, holder)

    def release(self) -> None:
        """Let others write."""
        self._lock.release()


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Have a study to oneself.

    Raises:
        Refused: somebody else writes in it.
        OSError: nothing can be written in it.
    """
    lock = StudyLock(folder)
    standing = lock.take()
    if standing.problem:
        raise OSError(0, standing.problem, str(folder))
    if standing.holder:
        raise Refused("study_open", **vars(standing.holder), file=LOCK_FILE)
    try:
        yield
    finally:
        lock.release()
