"""An interview under work: its newest snapshot, kept as it changes."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from sosapp.errors import ChangedElsewhere, Refused
from sosapp.store.lock import Lock
from sosapp.store.rescue import rescue, rescue_places
from sosapp.store.study_folder import StudyFolder
from sosapp.store.study_lock import FULL
from sosapp.store.withdrawal_mark import WithdrawalMark
from sosapp.store.writer import SaveState, Writer
from sosapp.study.applying import applied
from sosapp.study.change import Change
from sosapp.study.interview import Draft, Interview
from sosapp.study.withdrawing import is_closed

CLOSE_SECONDS = 5.0


class OpenInterview:
    """Applies changes to an interview and has each written at once.

    Raises on opening what `StudyFolder.recover` raises, Refused if another window has
    the interview or its withdrawal has begun, and OSError if the disk cannot be
    written.
    """

    read_only = False

    def __init__(
        self,
        folder: StudyFolder,
        interview_id: str,
        report: Callable[[SaveState], None],
    ) -> None:
        self._file = folder.interview_file(interview_id)
        self._lock = Lock(self._file.path.with_suffix(".lock"))
        self._take_lock()
        try:
            if WithdrawalMark(folder.files, interview_id).is_there:
                raise Refused("withdrawal_begun")
            self.interview, self.recovered = self._file.recover()
            self.instrument = folder.instrument_of(self.interview)
            self.draft = self.interview.draft
            if self._file.has_journal():
                # The old journal may go once a checkpoint has all it held.
                self._file.write(self.interview, self.instrument)
                self._file.put_journal_behind()
        except BaseException:
            self._lock.release()
            raise
        self.aside: Path | None = None
        """Where it is kept since another program has replaced its file."""
        self._journal = self._file.journal()
        self._writer = Writer(self._journal, self._checkpoint, report)

    def _take_lock(self) -> None:
        """Take the lock; a full disk has no room for it, and must not stop anybody."""
        try:
            self._lock.take()
        except OSError as error:
            if error.errno not in FULL:
                raise

    @property
    def state(self) -> SaveState:
        """Whether everything is on the disk."""
        state, aside = self._writer.state, self.aside.name if self.aside else ""
        saved = state.saved and not self._writer.pending
        return replace(state, saved=saved, kept_aside=aside)

    @property
    def is_closed(self) -> bool:
        """Whether the interviewee has withdrawn, so that nothing can be added."""
        return is_closed(self.interview.facts)

    def rescue(self) -> Path:
        """Put the interview with what is half typed into a file somewhere else.

        Raises:
            OSError: no place takes it.
        """
        content = self._file.packed(self._snapshot(), self.instrument)
        name, suffix = self.interview.id, self._file.path.suffix
        return rescue(name, content, suffix, rescue_places())

    def change(self, change: Change | None, draft: Draft | None = None) -> Interview:
        """Apply a change and have it written; the interview as it then is.

        A draft that is given is written with it: what was half typed is filed.

        Raises:
            Refused: the interviewee has withdrawn.
        """
        if change is not None:
            if self.is_closed:
                raise Refused("interview_closed")
            self.interview = applied(self.interview, change)
            self.draft = self.draft if draft is None else draft
            self._writer.put(self._snapshot(), change, draft)
        return self.interview

    def keep_draft(self, draft: Draft) -> None:
        """Have the half-typed line written; nothing is typed where all is closed."""
        if draft != self.draft and not self.is_closed:
            self.draft = draft
            self._writer.put_draft(self._snapshot(), draft)

    def _snapshot(self) -> Interview:
        return replace(self.interview, draft=self.draft)

    def _checkpoint(self, interview: Interview) -> None:
        """Write the checkpoint, or a file of its own if another program has been there.

        Both versions are then whole, and neither has overwritten the other.
        """
        if self.aside is None:
            try:
                self._file.write(interview, self.instrument)
                self._journal.base = self._file.mark
                return
            except ChangedElsewhere:
                pass
        before = self.aside
        self.aside = self._file.write_aside(interview, self.instrument)
        if before is not None:
            before.unlink(missing_ok=True)

    def wait(self, seconds: float = CLOSE_SECONDS) -> bool:
        """Wait until everything is on the disk; False if it is not by then."""
        return self._writer.wait(seconds)

    def close(self) -> bool:
        """Write what is left and let the interview go; False if that failed."""
        done = self._writer.close(CLOSE_SECONDS)
        self._lock.release()
        return done
