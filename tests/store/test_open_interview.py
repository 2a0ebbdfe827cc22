"""An interview under work: nothing that was typed is lost by a crash."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sosapp.errors import Damaged, NotFound, Refused
from sosapp.store.interview_file import Recovered
from sosapp.store.open_interview import OpenInterview
from sosapp.store.study_folder import StudyFolder
from sosapp.store.writer import SaveState
from sosapp.study import editing, undoing
from sosapp.study.interview import Draft, Interview
from tests.keeping import keep
from tests.store.conftest import Disk
from tests.study.material import AUTHOR, entry, texts_of


def ignored(state: SaveState) -> None:
    """Nobody looks."""


def opened(folder: StudyFolder, interview: Interview) -> OpenInterview:
    """The interview, open for work."""
    return OpenInterview(folder, interview.id, ignored)


@pytest.fixture
def work(study: StudyFolder, interview: Interview) -> Iterator[OpenInterview]:
    """The interview of the study, open for work."""
    made = opened(study, interview)
    yield made
    made.close()


def type_in(work: OpenInterview, *texts: str) -> None:
    """Add notes and wait until they are on the disk."""
    for text in texts:
        work.change(editing.added(work.interview, entry(text), AUTHOR))
    assert work.wait()


def left_by_a_crash(study: StudyFolder, folder: Path) -> StudyFolder:
    """The study as it lies on the disk now, with nobody at work on it."""
    return StudyFolder(shutil.copytree(study.path, folder), study.key)


def names(study: StudyFolder) -> list[str]:
    """What lies beside the interviews, by their endings."""
    found = study.files.interviews.iterdir()
    return sorted(path.name.partition(".")[2] for path in found)


def test_a_change_is_applied_and_saved(work: OpenInterview, study: StudyFolder) -> None:
    type_in(work, "ett", "två")
    assert texts_of(work.interview) == ["ett", "två"]
    assert work.state.saved
    assert study.read(work.interview.id) == work.interview


def test_no_change_is_no_change(work: OpenInterview) -> None:
    assert work.change(None) == work.interview
    work.keep_draft(work.draft)
    assert work.state.saved


def test_a_clean_close_leaves_a_checkpoint_and_no_journal(
    work: OpenInterview, study: StudyFolder
) -> None:
    type_in(work, "ett")
    assert work.close()
    assert names(study) == ["json", "previous", "previous-journal"]
    assert study.interview_file(work.interview.id).read_checkpoint() == work.interview


def test_after_a_crash_everything_is_there(
    work: OpenInterview, study: StudyFolder, tmp_path: Path
) -> None:
    type_in(work, "ett", "två", "tre")
    draft = Draft(question="B1", text="halvskriv", at=12)
    work.keep_draft(draft)
    assert work.wait()
    again = opened(left_by_a_crash(study, tmp_path / "copy"), work.interview)
    assert again.interview.entries == work.interview.entries
    assert again.interview.trail == work.interview.trail
    assert again.draft == draft
    assert again.recovered == Recovered(changes=3, draft=True)
    again.close()


def test_after_a_clean_close_nothing_is_recovered(
    work: OpenInterview, study: StudyFolder
) -> None:
    type_in(work, "ett")
    work.keep_draft(Draft(question="B1", text="halv"))
    work.close()
    again = opened(study, work.interview)
    assert not again.recovered
    assert again.draft == Draft(question="B1", text="halv")
    again.close()


def test_one_crash_after_the_other_loses_nothing(
    work: OpenInterview, study: StudyFolder, tmp_path: Path
) -> None:
    type_in(work, "ett")
    second = left_by_a_crash(study, tmp_path / "second")
    type_in(opened(second, work.interview), "två")
    third = opened(left_by_a_crash(second, tmp_path / "third"), work.interview)
    assert texts_of(third.interview) == ["ett", "två"]
    assert third.recovered == Recovered(changes=1)
    third.close()


def test_the_place_in_the_guide_survives_two_crashes(
    work: OpenInterview, study: StudyFolder, tmp_path: Path
) -> None:
    work.keep_draft(Draft(question="D2", text="rad"))
    work.wait()
    work.keep_draft(Draft(question="D2"))
    work.wait()
    second = left_by_a_crash(study, tmp_path / "second")
    again = opened(second, work.interview)
    assert again.draft == Draft(question="D2")
    third = opened(left_by_a_crash(second, tmp_path / "third"), work.interview)
    assert third.draft == Draft(question="D2")
    again.close()
    third.close()


def test_a_record_that_the_crash_tore_is_dropped_and_reported(
    work: OpenInterview, study: StudyFolder, tmp_path: Path
) -> None:
    type_in(work, "ett", "två")
    copy = left_by_a_crash(study, tmp_path / "copy")
    journal = copy.file(work.interview.id).with_suffix(".journal")
    journal.write_bytes(journal.read_bytes()[:-20])
    again = opened(copy, work.interview)
    assert texts_of(again.interview) == ["ett"]
    assert again.recovered == Recovered(changes=1, torn=True)
    again.close()


def test_a_journal_that_the_checkpoint_already_has_adds_nothing(
    work: OpenInterview, study: StudyFolder, tmp_path: Path
) -> None:
    type_in(work, "ett")
    copy = left_by_a_crash(study, tmp_path / "copy")
    keep(copy, copy.read(work.interview.id), work.instrument)
    again = opened(copy, work.interview)
    assert texts_of(again.interview) == ["ett"]
    assert not again.recovered
    assert "journal" not in names(copy)
    again.close()


def test_undo_reaches_across_a_restart(work: OpenInterview, study: StudyFolder) -> None:
    type_in(work, "ett", "två")
    work.change(undoing.undo(work.interview, AUTHOR))
    work.close()
    again = opened(study, work.interview)
    again.change(undoing.redo(again.interview, AUTHOR))
    assert texts_of(again.interview) == ["ett", "två"]
    for _ in range(3):
        again.change(undoing.undo(again.interview, AUTHOR))
    assert texts_of(again.interview) == []
    again.close()


def test_an_interview_is_open_once(work: OpenInterview, study: StudyFolder) -> None:
    with pytest.raises(Refused) as caught:
        opened(study, work.interview)
    assert str(os.getpid()) in caught.value.message("sv")
    work.close()
    opened(study, work.interview).close()


def test_an_interview_that_cannot_be_read_is_not_left_locked(
    study: StudyFolder, interview: Interview
) -> None:
    path = study.file(interview.id)
    raw = path.read_bytes()
    path.write_bytes(raw[:-1])
    with pytest.raises(Damaged):
        opened(study, interview)
    path.write_bytes(raw)
    opened(study, interview).close()


def test_an_interview_that_is_not_there(study: StudyFolder) -> None:
    with pytest.raises(NotFound):
        OpenInterview(study, "b7d0k2m4n6", ignored)
    assert names(study) == []


def test_a_full_disk_on_opening_leaves_the_journal_as_it_was(
    work: OpenInterview, study: StudyFolder, tmp_path: Path, disk: Disk
) -> None:
    type_in(work, "ett")
    copy = left_by_a_crash(study, tmp_path / "copy")
    journal = copy.file(work.interview.id).with_suffix(".journal")
    before = journal.read_bytes()
    disk.fail("fsync")
    with pytest.raises(OSError, match="No space"):
        opened(copy, work.interview)
    assert journal.read_bytes() == before
    disk.mend()
    again = opened(copy, work.interview)
    assert texts_of(again.interview) == ["ett"]
    again.close()


KILLED = """
import os, signal, sys
from pathlib import Path
from sosapp.store.open_interview import OpenInterview
from sosapp.store.study_folder import StudyFolder
from sosapp.study import editing
from sosapp.study.interview import Draft
from tests.study.material import AUTHOR, entry
work = OpenInterview(StudyFolder(Path(sys.argv[1])), sys.argv[2], lambda state: None)
for text in ("ett", "två"):
    work.change(editing.added(work.interview, entry(text), AUTHOR))
work.keep_draft(Draft(question="B1", text="halv"))
assert work.wait()
print("saved", flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_process_that_is_killed_loses_nothing_that_was_saved(
    study: StudyFolder, interview: Interview
) -> None:
    command = [sys.executable, "-c", KILLED, str(study.path), interview.id]
    project = Path(__file__).parents[2]
    ended = subprocess.run(command, capture_output=True, text=True, cwd=project)
    assert (ended.stdout, ended.stderr) == ("saved\n", "")
    assert "lock" in names(study)
    again = opened(study, interview)
    assert texts_of(again.interview) == ["ett", "två"]
    assert again.draft.text == "halv"
    assert again.recovered == Recovered(changes=2, draft=True)
    again.close()


def test_a_full_disk_does_not_stop_an_interview_from_opening(
    study: StudyFolder, interview: Interview, disk: Disk
) -> None:
    disk.fail("open", at=0)
    work = OpenInterview(study, interview.id, lambda _: None)
    disk.mend()
    type_in(work, "ett")
    work.close()
    assert texts_of(study.read(interview.id)) == ["ett"]
