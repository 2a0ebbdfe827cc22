"""Changing an interview that nobody has open."""

from contextlib import AbstractContextManager
from types import TracebackType

from sosapp.store.lock import Lock
from sosapp.store.study_folder import StudyFolder
from sosapp.study.applying import applied
from sosapp.study.change import Change


class Amending(AbstractContextManager["Amending"]):
    """Holds the lock of an interview from the beginning to the end of a `with`.

    Raises on entering what `StudyFolder.recover` raises, NotFound or Damaged if its
    instrument cannot be used, and Refused if a window has the interview open.
    """

    def __init__(self, folder: StudyFolder, interview_id: str) -> None:
        self._folder = folder
        self._file = folder.interview_file(interview_id)
        self._lock = Lock(self._file.path.with_suffix(".lock"))

    def __enter__(self) -> "Amending":
        if not self._file.path.exists():
            # A lock for nothing would make a file, perhaps where there is no study.
            self._file.read_checkpoint()
        self._lock.take()
        try:
            self.interview, _ = self._file.recover()
            self.instrument = self._folder.instrument_of(self.interview)
        except BaseException:
            self._lock.release()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._lock.release()

    def make(self, change: Change | None) -> bool:
        """Apply a change and keep the interview with it; False if there was none.

        Raises:
            ChangedElsewhere: another program has replaced the file.
            OSError: the disk did not take it.
        """
        if change is None:
            return False
        self.interview = applied(self.interview, change)
        self._file.write(self.interview, self.instrument)
        if self._file.has_journal():
            self._file.put_journal_behind()
        return True
