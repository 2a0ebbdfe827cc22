"""What is read while another process writes is the interview as it was at some time."""

from collections.abc import Callable

import pytest

from sosapp.errors import Damaged, NotFound
from sosapp.instrument.instrument import Instrument
from sosapp.store.interview_file import Recovered
from sosapp.store.journal import Journal
from sosapp.store.reading import read_while_open
from sosapp.store.study_folder import StudyFolder
from sosapp.study import editing
from sosapp.study.interview import Interview
from tests.keeping import keep
from tests.study.material import AUTHOR, after, entry, texts_of


class Busy(StudyFolder):
    """A study in which something happens between the reading of two files."""

    happens: Callable[[], None] | None = None
    torn = False

    def recover(
        self, interview: str, *, trail: bool = True
    ) -> tuple[Interview, Recovered]:
        """What is read as if the other process wrote in the midst of it."""
        found = super().recover(interview, trail=trail)
        if self.happens:
            happens, self.happens = self.happens, None
            happens()
            if self.torn:
                raise Damaged("file_damaged", file="x")
        return found


@pytest.mark.parametrize("damaged", [False, True])
def test_a_checkpoint_made_in_the_meantime_is_read(
    study: StudyFolder, interview: Interview, instrument: Instrument, damaged: bool
) -> None:
    busy = Busy(study.path)
    newer = after(interview, editing.added(interview, entry("ett"), AUTHOR))
    busy.torn = damaged
    busy.happens = lambda: keep(study, newer, instrument)
    assert texts_of(read_while_open(busy, interview.id)) == ["ett"]


def test_what_stands_only_in_the_journal_is_read(
    study: StudyFolder, interview: Interview
) -> None:
    journal = Journal(study.file(interview.id).with_suffix(".journal"), interview.id)
    journal.append([editing.added(interview, entry("ett"), AUTHOR)], None)
    assert texts_of(read_while_open(study, interview.id)) == ["ett"]
    journal.close(remove=False)


def test_a_file_that_nobody_changes_is_damaged_at_once(
    study: StudyFolder, interview: Interview
) -> None:
    path = study.file(interview.id)
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(Damaged):
        read_while_open(study, interview.id)


def test_an_interview_that_does_not_exist_is_not_found(study: StudyFolder) -> None:
    with pytest.raises(NotFound):
        read_while_open(study, "0123456789")
