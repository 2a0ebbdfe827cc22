"""A disk that goes and comes back: all is written, and nothing is overwritten."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sosapp.store.journal import Journal, JournalLost
from sosapp.store.journal_reading import read_journal
from sosapp.store.open_interview import OpenInterview
from sosapp.store.study_folder import StudyFolder
from sosapp.study import editing
from sosapp.study.interview import Draft, Interview
from tests.store.disk import Disk
from tests.store.work import ID, LONG_ENOUGH, WHOLE, crash, until
from tests.study.material import AUTHOR, entry, texts_of

ONE, TWO, THREE = WHOLE.trail[:3]


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """A journal with one change, whose disk has refused the next one."""
    made = Journal(tmp_path / f"{ID}.journal", ID)
    made.append([ONE], Draft(text="halv"))
    return made


def refused(journal: Journal, disk: Disk) -> None:
    """Have the disk refuse a change, and work again."""
    disk.fail("fsync", at=0)
    with pytest.raises(OSError, match="No space"):
        journal.append([TWO], None)
    disk.mend()


def test_the_same_file_is_gone_on_with(journal: Journal, disk: Disk) -> None:
    refused(journal, disk)
    journal.append([TWO], Draft(text="halvskriven"))
    replay = read_journal(journal.path, ID)
    assert replay.changes == (ONE, TWO)
    assert replay.draft == Draft(text="halvskriven")
    assert not replay.torn


def test_a_copy_of_the_same_bytes_is_gone_on_with(journal: Journal, disk: Disk) -> None:
    refused(journal, disk)
    again = journal.path.with_suffix(".again")
    shutil.copyfile(journal.path, again)
    again.replace(journal.path)
    journal.append([TWO], None)
    assert read_journal(journal.path, ID).changes == (ONE, TWO)


def taken_away(path: Path) -> None:
    """The file is not there any more."""
    path.unlink()


def cut_short(path: Path) -> None:
    """What had been flushed is not all there."""
    path.write_bytes(path.read_bytes()[:50])


def replaced(path: Path) -> None:
    """Another file of the same length lies there."""
    path.write_bytes(b"x" * path.stat().st_size)


@pytest.mark.parametrize("change", [taken_away, cut_short, replaced])
def test_a_file_that_is_not_what_was_written_is_told(
    journal: Journal, disk: Disk, change: Callable[[Path], None]
) -> None:
    refused(journal, disk)
    change(journal.path)
    before = journal.path.read_bytes() if journal.path.exists() else None
    with pytest.raises(JournalLost):
        journal.append([TWO], None)
    after = journal.path.read_bytes() if journal.path.exists() else None
    assert after == before


@pytest.mark.parametrize("change", [taken_away, cut_short, replaced])
def test_what_a_lost_journal_held_goes_into_a_checkpoint(
    study: StudyFolder,
    interview: Interview,
    disk: Disk,
    quick: None,
    change: Callable[[Path], None],
) -> None:
    work = OpenInterview(study, interview.id, lambda _: None)
    work.change(editing.added(work.interview, entry("ett"), AUTHOR))
    assert work.wait(LONG_ENOUGH)
    disk.fail("fsync")
    work.change(editing.added(work.interview, entry("två"), AUTHOR))
    until(lambda: bool(work.state.failing_since))
    change(study.files.journal(interview.id))
    disk.mend()
    assert work.wait(LONG_ENOUGH)
    work.change(editing.added(work.interview, entry("tre"), AUTHOR))
    work.keep_draft(Draft(text="halv"))
    crash(work)
    back, _ = study.recover(interview.id)
    assert texts_of(back) == ["ett", "två", "tre"]
    assert back.draft.text == "halv"


def test_a_study_that_is_away_and_comes_back_gets_everything(
    study: StudyFolder, interview: Interview, quick: None, tmp_path: Path
) -> None:
    work = OpenInterview(study, interview.id, lambda _: None)
    work.change(editing.added(work.interview, entry("ett"), AUTHOR))
    assert work.wait(LONG_ENOUGH)
    # The open file goes with its disk.
    journal = work._journal
    assert journal._descriptor is not None
    study.path.rename(tmp_path / "away")
    journal._let_go()
    for text in ("två", "tre"):
        work.change(editing.added(work.interview, entry(text), AUTHOR))
    until(lambda: bool(work.state.failing_since))
    assert not study.path.exists()
    (tmp_path / "away").rename(study.path)
    assert work.wait(LONG_ENOUGH)
    assert not work.state.failing_since
    work.close()
    assert texts_of(study.read(interview.id)) == ["ett", "två", "tre"]


def test_an_empty_mount_point_does_not_become_a_study(
    study: StudyFolder, interview: Interview, quick: None, tmp_path: Path
) -> None:
    work = OpenInterview(study, interview.id, lambda _: None)
    work.change(editing.added(work.interview, entry("ett"), AUTHOR))
    assert work.wait(LONG_ENOUGH)
    study.path.rename(tmp_path / "away")
    work._journal._let_go()
    study.path.mkdir()
    work.change(editing.added(work.interview, entry("två"), AUTHOR))
    until(lambda: bool(work.state.failing_since))
    assert list(study.path.iterdir()) == []
    study.path.rmdir()
    (tmp_path / "away").rename(study.path)
    assert work.wait(LONG_ENOUGH)
    work.close()
    assert texts_of(study.read(interview.id)) == ["ett", "två"]
