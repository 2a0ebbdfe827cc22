"""Restoring gives back every file, or leaves nothing behind."""

import os
from collections import namedtuple
from collections.abc import Callable
from pathlib import Path

import pytest

from sosapp.errors import Damaged, Refused
from sosapp.store.archive import write_archive
from sosapp.store.checking.study_check import check_study
from sosapp.store.restoring import restore_archive
from sosapp.store.study_folder import StudyFolder, open_study
from sosapp.store.ticking import unheard
from sosapp.study.interview import Interview
from tests.store.archives import forged
from tests.store.conftest import Disk
from tests.store.test_archive import Stopped, files, told
from tests.store.test_sealing import all_bytes, readable, seal

told = told


@pytest.fixture
def archive(study: StudyFolder, told: Interview, tmp_path: Path) -> Path:
    """The archive of a study with one interview."""
    target = tmp_path / "a.zip"
    write_archive(study.path, target, unheard)
    return target


def mode(path: Path) -> int:
    """Who may read a file or folder."""
    return path.stat().st_mode & 0o777


def test_a_restored_study_is_the_study(
    study: StudyFolder, archive: Path, told: Interview, tmp_path: Path
) -> None:
    target = tmp_path / "new" / "place"
    restore_archive(archive, target, unheard)
    assert files(target) == files(study.path)
    assert open_study(target).read(told.id) == told
    found = check_study(study.path, "en").findings
    assert check_study(target, "en").findings == found
    assert list(target.parent.iterdir()) == [target]


def test_a_restored_study_is_private(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir(mode=0o755)
    for name in ("new", "there"):
        restore_archive(archive, tmp_path / name, unheard)
        found = [tmp_path / name, *(tmp_path / name).rglob("*")]
        assert {mode(one) for one in found if one.is_dir()} == {0o700}
        assert {mode(one) for one in found if one.is_file()} == {0o600}


def test_a_sealed_study_stays_sealed(
    study: StudyFolder, told: Interview, tmp_path: Path
) -> None:
    key = seal(study.path)
    write_archive(study.path, tmp_path / "a.zip", unheard)
    restore_archive(tmp_path / "a.zip", tmp_path / "back", unheard)
    assert readable(tmp_path / "back") == []
    assert b"Vattentornet" not in all_bytes(tmp_path / "back")
    assert open_study(tmp_path / "back", key).read(told.id) == told


def test_an_empty_folder_is_filled(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    number = here.stat().st_ino
    restore_archive(archive, Path("."), unheard)
    assert open_study(here).listed()
    assert here.stat().st_ino == number
    assert sorted(one.name for one in here.iterdir()) == [
        *("interviews", "study.json", "templates")
    ]


def test_a_folder_that_holds_something_is_refused(
    archive: Path, tmp_path: Path
) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").touch()
    with pytest.raises(Refused):
        restore_archive(archive, tmp_path / "full", unheard)
    with pytest.raises(Refused):
        restore_archive(archive, tmp_path / "full" / "x", unheard)
    assert list((tmp_path / "full").iterdir()) == [tmp_path / "full" / "x"]


def stop(done: int, _of: int) -> None:
    """End the work after its first step."""
    if done:
        raise Stopped


def test_one_that_is_stopped_leaves_nothing(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    for target in ("out/of/here", "there"):
        with pytest.raises(Stopped):
            restore_archive(archive, tmp_path / target, stop)
    assert list((tmp_path / "there").iterdir()) == []
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("call", ["write", "fsync", "mkdir", "rename"])
@pytest.mark.parametrize("there", [True, False])
def test_a_disk_that_fails_leaves_nothing(
    archive: Path, tmp_path: Path, disk: Disk, call: str, there: bool
) -> None:
    target = tmp_path / "above" / "out"
    if there:
        target.mkdir(parents=True)
    for at in range(3 if call != "rename" or there else 1):
        disk.fail(call, at)
        with pytest.raises(OSError, match="No space"):
            restore_archive(archive, target, unheard)
        disk.mend()
        assert list(tmp_path.glob("above/*/*")) == []
        assert (tmp_path / "above").exists() == there
    restore_archive(archive, target, unheard)
    assert open_study(target).listed()


def test_a_study_that_the_disk_has_no_room_for_is_not_begun(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")
    full: Callable[[object], usage] = lambda _: usage(1, 1, 10)  # noqa: E731
    monkeypatch.setattr("shutil.disk_usage", full)
    with pytest.raises(OSError, match=os.strerror(28)):
        restore_archive(archive, tmp_path / "out", unheard)
    assert not list(tmp_path.glob("*out*"))


def test_an_archive_without_a_study_is_refused(tmp_path: Path) -> None:
    none = forged(tmp_path / "a.zip", {"interviews/a.json": b"x"})
    with pytest.raises(Damaged):
        restore_archive(none, tmp_path / "out", unheard)
    assert not list(tmp_path.glob("*out*"))
