"""An interview that is only read: nothing of it is written, whatever is asked."""

from pathlib import Path

from sosapp.store.interview_file import Recovered
from sosapp.store.study_folder import StudyFolder
from sosapp.store.writer import SaveState
from sosapp.study.change import Change
from sosapp.study.interview import Draft, Interview
from sosapp.study.withdrawing import is_closed


class ReadInterview:
    """Has the interface of `OpenInterview` and changes nothing.

    Raises on opening what `StudyFolder.recover` raises.
    """

    read_only = True

    def __init__(self, folder: StudyFolder, interview_id: str) -> None:
        self.interview = folder.read(interview_id)
        self.instrument = folder.instrument_of(self.interview)
        self.draft = self.interview.draft
        self.recovered = Recovered()
        self.aside: Path | None = None

    @property
    def is_closed(self) -> bool:
        """Whether the interviewee has withdrawn, so that nothing can be added."""
        return is_closed(self.interview.facts)

    @property
    def state(self) -> SaveState:
        """There is nothing to save."""
        return SaveState()

    def change(self, change: Change | None, draft: Draft | None = None) -> Interview:
        """The interview as it was."""
        return self.interview

    def keep_draft(self, draft: Draft) -> None:
        """Nothing is kept."""

    def rescue(self) -> Path:
        """There is nothing to rescue.

        Raises:
            OSError: always.
        """
        raise OSError(0, "read-only")

    def wait(self, seconds: float = 0.0) -> bool:
        """There is nothing to wait for."""
        return True

    def close(self) -> bool:
        """There is nothing to close."""
        return True
