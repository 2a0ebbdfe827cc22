"""Written is what the drive has, and what its folder will still name tomorrow."""

import fcntl
import os
from errno import EINVAL, EIO, ENOSPC, ENOTSUP, ENOTTY, EPERM, ESTALE
from pathlib import Path
from stat import S_ISDIR

import pytest

from sosapp.store.atomic import flush, flush_folder, write_atomically

FULL = 51
"""The number that macOS gives to the flush of a drive."""


class Drive:
    """What was asked of a drive, which refuses as it is told to."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.asked: list[str] = []
        self.refusal = 0
        patch.setattr(fcntl, "F_FULLFSYNC", FULL, raising=False)
        patch.setattr(fcntl, "fcntl", self._through)
        patch.setattr(os, "fsync", lambda _: self.asked.append("system"))

    def _through(self, _: int, command: int) -> int:
        assert command == FULL
        self.asked.append("drive")
        if self.refusal:
            raise OSError(self.refusal, os.strerror(self.refusal))
        return 0


@pytest.fixture
def drive(monkeypatch: pytest.MonkeyPatch) -> Drive:
    """A drive of macOS."""
    return Drive(monkeypatch)


def test_a_drive_that_can_empty_its_cache_is_asked_to(drive: Drive) -> None:
    flush(0)
    assert drive.asked == ["drive"]


@pytest.mark.parametrize("refusal", [ENOTSUP, ENOTTY, EINVAL])
def test_one_that_cannot_is_flushed_as_elsewhere(drive: Drive, refusal: int) -> None:
    drive.refusal = refusal
    flush(0)
    assert drive.asked == ["drive", "system"]


def test_one_that_fails_is_not_asked_for_less(drive: Drive) -> None:
    drive.refusal = EIO
    with pytest.raises(OSError, match="Input/output"):
        flush(0)
    assert drive.asked == ["drive"]


def test_files_and_their_folder_are_flushed_to_the_drive(
    tmp_path: Path, drive: Drive
) -> None:
    write_atomically(tmp_path / "a", b"one")
    assert drive.asked == ["drive", "drive"]


@pytest.fixture
def folder_flush(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Put an error number in, and the flush of a folder fails with it."""
    numbers: list[int] = []
    real = os.fsync

    def fsync(descriptor: int) -> None:
        if numbers and S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(numbers[0], os.strerror(numbers[0]))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    return numbers


@pytest.mark.parametrize("number", [EINVAL, ENOTSUP, EPERM])
def test_a_folder_that_cannot_be_flushed_does_not_stop_a_save(
    tmp_path: Path, folder_flush: list[int], number: int
) -> None:
    folder_flush.append(number)
    write_atomically(tmp_path / "a", b"one")
    assert (tmp_path / "a").read_bytes() == b"one"


@pytest.mark.parametrize("number", [EIO, ENOSPC, ESTALE])
def test_a_rename_that_may_not_last_is_not_saved(
    tmp_path: Path, folder_flush: list[int], number: int
) -> None:
    write_atomically(tmp_path / "a", b"one")
    folder_flush.append(number)
    with pytest.raises(OSError) as raised:
        write_atomically(tmp_path / "a", b"two", tmp_path / "a.previous")
    assert raised.value.errno == number
    assert (tmp_path / "a").read_bytes() == b"two"
    assert (tmp_path / "a.previous").read_bytes() == b"one"


def test_elsewhere_the_folder_is_flushed_as_far_as_it_goes(
    tmp_path: Path, folder_flush: list[int]
) -> None:
    folder_flush.append(EIO)
    flush_folder(tmp_path)
