"""A writer at work on changes that are at hand."""

import time
from collections.abc import Callable
from errno import ENOSPC
from pathlib import Path

from sosapp.store.journal import Journal
from sosapp.store.journal_reading import read_journal
from sosapp.store.open_interview import OpenInterview
from sosapp.store.writer import SaveState, Writer
from sosapp.study.interview import Interview
from tests.study.material import after, blank, with_texts

ID = "7k3m9x2p4q"
WHOLE = with_texts(*(str(number) for number in range(50)))
LONG_ENOUGH = 10.0


class Work:
    """A writer with its journal, the checkpoints it made and what it reported."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.checkpoints: list[Interview] = []
        self.reports: list[SaveState] = []
        self.full = False
        journal = Journal(path, ID)
        self.writer = Writer(journal, self._checkpoint, self.reports.append)

    def _checkpoint(self, interview: Interview) -> None:
        if self.full:
            raise OSError(ENOSPC, "No space left on device")
        self.checkpoints.append(interview)

    def put(self, number: int) -> None:
        """Hand over a change, counted from 0, with the interview after it."""
        changes = WHOLE.trail[: number + 1]
        self.writer.put(after(blank(), *changes), changes[-1])

    def texts(self) -> list[int]:
        """The numbers of the changes in the journal."""
        return [change.seq - 1 for change in read_journal(self.path, ID).changes]


def until(condition: Callable[[], bool]) -> None:
    """Wait until something holds."""
    end = time.monotonic() + LONG_ENOUGH
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.005)


def crash(opened: OpenInterview) -> None:
    """End an interview as a crash would: its journal stays, no checkpoint is made."""

    def refuse(_: Interview) -> None:
        raise OSError(ENOSPC, "No space left on device")

    assert opened.wait(LONG_ENOUGH)
    opened._writer._checkpoint = refuse
    opened.close()
