"""A file is as it was or as it shall be, and nobody else's to read."""

import os
from collections.abc import Callable, Iterator
from errno import (
    EACCES,
    EINVAL,
    EMLINK,
    ENOSYS,
    ENOTSUP,
    EOPNOTSUPP,
    EPERM,
    EXDEV,
    errorcode,
)
from pathlib import Path

import pytest

from sosapp.store.atomic import (
    flush_folder,
    make_private_folder,
    write_all,
    write_atomically,
)
from tests.store.conftest import Disk

CALLS = [("open", 0), ("write", 0), ("fsync", 0), ("replace", 0), ("replace", 1)]


@pytest.fixture(params=[0o000, 0o022, 0o077, 0o277, 0o777])
def mask(request: pytest.FixtureRequest) -> Iterator[int]:
    """What the system takes away from the permissions of new files."""
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def permissions(path: Path) -> int:
    """Who may do what with a file."""
    return path.stat().st_mode & 0o777


def names(folder: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder."""
    made = tmp_path / "folder"
    made.mkdir()
    return made


def test_a_file_is_written(folder: Path) -> None:
    write_atomically(folder / "a", b"one")
    write_atomically(folder / "a", b"two")
    assert (folder / "a").read_bytes() == b"two"
    assert names(folder) == ["a"]


def test_the_previous_generation_is_kept(folder: Path) -> None:
    for content in (b"one", b"two", b"three"):
        write_atomically(folder / "a", content, folder / "a.previous")
    assert (folder / "a").read_bytes() == b"three"
    assert (folder / "a.previous").read_bytes() == b"two"
    assert names(folder) == ["a", "a.previous"]


@pytest.mark.parametrize(("name", "at"), CALLS)
def test_a_disk_that_fails_leaves_the_old_file_and_nothing_else(
    folder: Path, disk: Disk, name: str, at: int
) -> None:
    for content in (b"one", b"two"):
        write_atomically(folder / "a", content, folder / "a.previous")
    disk.fail(name, at)
    with pytest.raises(OSError, match="No space left"):
        write_atomically(folder / "a", b"three" * 100, folder / "a.previous")
    assert (folder / "a").read_bytes() == b"two"
    assert (folder / "a.previous").read_bytes() in (b"one", b"two")
    assert names(folder) == ["a", "a.previous"]


def test_a_file_that_a_crash_left_half_written_is_written_anew(folder: Path) -> None:
    half = folder / ".a.new"
    half.write_bytes(b"half of something longer")
    half.chmod(0o666)
    write_atomically(folder / "a", b"one")
    assert (folder / "a").read_bytes() == b"one"
    assert permissions(folder / "a") == 0o600


NO_LINKS = [EPERM, ENOTSUP, EOPNOTSUPP, EMLINK, EXDEV, ENOSYS, EACCES, EINVAL]


@pytest.fixture
def without_links(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Has the system refuse a second name for a file, with the number that is given."""

    def refuse(number: int) -> None:
        def link(*_: object) -> None:
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(os, "link", link)

    return refuse


@pytest.mark.parametrize("number", NO_LINKS, ids=errorcode.get)
def test_a_folder_without_links_keeps_the_previous_generation_too(
    folder: Path, without_links: Callable[[int], None], number: int
) -> None:
    write_atomically(folder / "a", b"one")
    without_links(number)
    write_atomically(folder / "a", b"two", folder / "a.previous")
    assert (folder / "a").read_bytes() == b"two"
    assert (folder / "a.previous").read_bytes() == b"one"
    assert permissions(folder / "a.previous") == 0o600
    assert names(folder) == ["a", "a.previous"]


@pytest.mark.parametrize("name", ["open", "write", "fsync", "close"])
def test_a_copy_cut_short_never_becomes_the_previous_generation(
    folder: Path, disk: Disk, without_links: Callable[[int], None], name: str
) -> None:
    """The first call writes the new file, the second the copy of the old one."""
    for content in (b"one", b"two"):
        write_atomically(folder / "a", content, folder / "a.previous")
    without_links(EPERM)
    disk.fail(name, 1)
    with pytest.raises(OSError, match="No space left"):
        write_atomically(folder / "a", b"three", folder / "a.previous")
    disk.mend()
    assert (folder / "a").read_bytes() == b"two"
    assert (folder / "a.previous").read_bytes() == b"one"
    assert names(folder) == ["a", "a.previous"]


def test_a_file_that_fails_only_on_closing_is_not_saved(
    folder: Path, disk: Disk
) -> None:
    write_atomically(folder / "a", b"one")
    disk.fail("close", 0)
    with pytest.raises(OSError, match="No space left"):
        write_atomically(folder / "a", b"two")
    disk.mend()
    assert (folder / "a").read_bytes() == b"one"
    assert names(folder) == ["a"]


def test_a_folder_that_cannot_be_flushed_is_left_alone(
    folder: Path, disk: Disk
) -> None:
    flush_folder(folder / "missing")
    disk.fail("fsync")
    flush_folder(folder)


def test_files_and_folders_are_private_whatever_the_system_gives(
    folder: Path, mask: int
) -> None:
    make_private_folder(folder / "a" / "b" / "c")
    write_atomically(folder / "a" / "x", b"one")
    for inner in ("a", "a/b", "a/b/c"):
        assert permissions(folder / inner) == 0o700
    assert permissions(folder / "a" / "x") == 0o600


def test_a_folder_that_keeps_no_permissions_is_used_as_it_is(
    folder: Path, disk: Disk
) -> None:
    """As a stick with exFAT, where everything belongs to everybody."""
    before = os.umask(0o777)
    try:
        disk.fail("chmod")
        disk.fail("fchmod")
        make_private_folder(folder / "b")
        write_atomically(folder / "a", b"one")
    finally:
        os.umask(before)
    assert names(folder) == ["a", "b"]


def test_a_file_where_a_folder_should_be_made_is_told_of(folder: Path) -> None:
    (folder / "a").write_bytes(b"")
    with pytest.raises(FileExistsError):
        make_private_folder(folder / "a")


def test_a_folder_that_is_there_is_left_as_it_is(folder: Path) -> None:
    folder.chmod(0o755)
    make_private_folder(folder)
    assert permissions(folder) == 0o755


def test_every_byte_is_written_however_few_are_taken_at_a_time(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda to, content: real(to, content[:3]))
    descriptor = os.open(folder / "a", os.O_WRONLY | os.O_CREAT)
    write_all(descriptor, bytes(range(256)))
    os.close(descriptor)
    assert (folder / "a").read_bytes() == bytes(range(256))
