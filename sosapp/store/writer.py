"""A thread that writes what is newest, so that typing never waits for the disk."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from sosapp.store.journal import Journal, JournalLost
from sosapp.study.change import Change
from sosapp.study.clock import now
from sosapp.study.interview import Draft, Interview

RETRY_SECONDS: Final = 1.0
IDLE_SECONDS: Final = 10.0
DRAFT_SECONDS: Final = 0.01
"""How long a half-typed line waits for the screen."""
LONG_JOURNAL: Final = 512_000
"""Bytes of journal after which a checkpoint does not wait for a pause."""


@dataclass(frozen=True)
class SaveState:
    """Whether everything typed is on the disk, and since when it is not."""

    saved: bool = True
    saved_at: str = ""
    pending_since: str = ""
    """When the oldest thing was typed that is not on the disk yet."""
    failing_since: str = ""
    problem: str = ""
    """What the system said of the last attempt that failed."""
    errno: int = 0
    """The number of that problem."""
    kept_aside: str = ""
    """The file that is written since another program has replaced the interview's."""


class Writer:
    """Appends changes and drafts to a journal, and makes checkpoints when idle.

    `report` is called from the thread each time the state changes.
    """

    def __init__(
        self,
        journal: Journal,
        checkpoint: Callable[[Interview], None],
        report: Callable[[SaveState], None],
    ) -> None:
        self._journal = journal
        self._checkpoint = checkpoint
        self._report = report
        self._condition = threading.Condition()
        self._changes: list[Change] = []
        self._draft: Draft | None = None
        self._snapshot: Interview | None = None
        self._closing = False
        self._busy = False
        self._since = ""
        """When the oldest thing was put that no attempt has taken yet."""
        self.state = SaveState()
        self._thread = threading.Thread(
            target=self._guarded, name="writer", daemon=True
        )
        self._thread.start()

    def put(
        self, snapshot: Interview, change: Change, draft: Draft | None = None
    ) -> None:
        """Take a change, the interview as it is with it, and what is half typed now."""
        with self._condition:
            self._changes.append(change)
            self._draft = self._draft if draft is None else draft
            self._put(snapshot)

    def put_draft(self, snapshot: Interview, draft: Draft) -> None:
        """Take a half-typed line in place of the one before."""
        with self._condition:
            self._draft = draft
            self._put(snapshot)

    def _put(self, snapshot: Interview) -> None:
        self._snapshot = snapshot
        self._since = self._since or now()
        if not self.state.pending_since:
            self.state = replace(self.state, saved=False, pending_since=self._since)
        self._condition.notify_all()

    @property
    def pending(self) -> bool:
        """Whether anything is not on the disk yet."""
        return bool(self._changes) or self._draft is not None or self._busy

    def wait(self, seconds: float) -> bool:
        """Wait until everything is on the disk; False if it is not by then."""
        with self._condition:
            return self._condition.wait_for(lambda: not self.pending, seconds)

    def close(self, seconds: float) -> bool:
        """Write what is left, make a checkpoint, and end the thread.

        False if not everything was on the disk in time.
        """
        with self._condition:
            self._closing = True
            self._condition.notify_all()
        self._thread.join(seconds)
        return not self._thread.is_alive() and not self.pending

    def _guarded(self) -> None:
        """Work, and say so if a fault of ours ends it: nothing more is written."""
        try:
            self._run()
        except Exception as fault:
            with self._condition:
                # What was being written may not be there, and counts as pending.
                self._busy = True
                self.state = replace(
                    self.state,
                    saved=False,
                    failing_since=self.state.failing_since or now(),
                    problem=type(fault).__name__,
                )
            self._report(self.state)

    def _run(self) -> None:
        while True:
            with self._condition:
                self._condition.wait_for(self._has_work, IDLE_SECONDS)
                if not (self._changes or self._closing) and self._draft is not None:
                    # The key is painted first; a disk is quicker than the next key.
                    self._condition.wait_for(self._is_urgent, DRAFT_SECONDS)
                changes, draft = self._changes, self._draft
                snapshot = self._snapshot
                self._changes, self._draft, self._since = [], None, ""
                self._busy = bool(changes or draft is not None)
                closing = self._closing
            if self._busy and not self._append(changes, draft, snapshot):
                if closing:
                    break
                self._pause()
                continue
            self._after_writing(snapshot, closing, bool(changes or draft))
            if closing and not self._changes and self._draft is None:
                break
        self._journal.close(remove=False)

    def _is_urgent(self) -> bool:
        return bool(self._changes) or self._closing

    def _has_work(self) -> bool:
        return bool(self._changes) or self._draft is not None or self._closing

    def _append(
        self, changes: list[Change], draft: Draft | None, snapshot: Interview | None
    ) -> bool:
        try:
            self._write(changes, draft, snapshot)
        except OSError as error:
            with self._condition:
                self._changes = changes + self._changes
                if self._draft is None:
                    self._draft = draft
                self._busy = False
                self._since = self.state.pending_since
                self.state = replace(
                    self.state,
                    saved=False,
                    failing_since=self.state.failing_since or now(),
                    problem=error.strerror or str(error),
                    errno=error.errno or 0,
                )
            self._report(self.state)
            return False
        with self._condition:
            self._busy = False
            waits = self._since
            self.state = SaveState(not waits, saved_at=now(), pending_since=waits)
            self._condition.notify_all()
        self._report(self.state)
        return True

    def _write(
        self, changes: list[Change], draft: Draft | None, snapshot: Interview | None
    ) -> None:
        """Append to the journal; make a checkpoint if that has vanished meanwhile."""
        try:
            self._journal.append(changes, draft)
        except JournalLost:
            if snapshot is None:
                raise
            self._checkpoint(snapshot)
            self._journal.rotate()

    def _after_writing(
        self, snapshot: Interview | None, closing: bool, wrote: bool
    ) -> None:
        """Make a checkpoint when closing, when idle, or when the journal is long."""
        due = closing or not wrote or self._journal.size > LONG_JOURNAL
        if not (due and snapshot):
            return
        try:
            if self._journal.size:
                self._checkpoint(snapshot)
                self._journal.rotate()
            if closing:
                self._journal.close(remove=True)
        except OSError:
            # The journal has everything; the next pause tries again.
            return

    def _pause(self) -> None:
        with self._condition:
            self._condition.wait_for(lambda: self._closing, RETRY_SECONDS)
