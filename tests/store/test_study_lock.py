"""One process writes in a study at a time."""

import os
from errno import EACCES, ENOSPC, EROFS
from pathlib import Path

import pytest

from sosapp.errors import Refused
from sosapp.store.study_lock import LOCK_FILE, StudyLock, writing


def test_a_lock_that_is_had_is_told_with_its_holder(tmp_path: Path) -> None:
    first = StudyLock(tmp_path)
    assert first.take().may_write
    standing = StudyLock(tmp_path).take()
    assert not standing.may_write
    assert standing.holder is not None
    assert standing.holder.process == str(os.getpid())
    assert standing.holder.since[:2] == "20"
    first.release()
    assert not (tmp_path / LOCK_FILE).exists()


def test_a_living_process_of_this_computer_is_never_taken_over(tmp_path: Path) -> None:
    first = StudyLock(tmp_path)
    first.take()
    assert not StudyLock(tmp_path).take(over=True).may_write


@pytest.mark.parametrize("number", [EACCES, EROFS])
def test_a_folder_that_cannot_be_written_is_only_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    refuse(monkeypatch, number)
    standing = StudyLock(tmp_path).take()
    assert (standing.may_write, standing.problem) == (False, os.strerror(number))
    with pytest.raises(OSError, match=os.strerror(number)), writing(tmp_path):
        pytest.fail("written")


def test_a_full_disk_stops_nobody_from_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(monkeypatch, ENOSPC)
    lock = StudyLock(tmp_path)
    assert lock.take().may_write
    lock.release()


def refuse(patch: pytest.MonkeyPatch, number: int) -> None:
    """Have no file be opened."""

    def opened(*_: object) -> int:
        raise OSError(number, os.strerror(number))

    patch.setattr(os, "open", opened)


def test_a_command_is_refused_while_a_window_writes(tmp_path: Path) -> None:
    lock = StudyLock(tmp_path)
    lock.take()
    with pytest.raises(Refused, match=str(os.getpid())), writing(tmp_path):
        pytest.fail("written")
    lock.release()
    with writing(tmp_path):
        assert (tmp_path / LOCK_FILE).exists()
    assert not (tmp_path / LOCK_FILE).exists()
