"""A file is taken away with what it held."""

import os
from pathlib import Path

import pytest

from sosapp.store.erasing import BLOCK, erase, erase_all
from tests.store.conftest import Disk


@pytest.mark.parametrize("size", [0, 1, BLOCK, BLOCK + 7])
def test_every_byte_is_overwritten_before_the_name_goes(
    tmp_path: Path, size: int, disk: Disk
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * size)
    disk.fail("unlink")
    with pytest.raises(OSError):
        erase(path)
    assert path.read_bytes() == bytes(size)
    disk.mend()
    assert erase(path)
    assert not path.exists()


def test_what_is_not_there_is_not_erased(tmp_path: Path) -> None:
    assert not erase(tmp_path / "none")
    assert not erase(tmp_path)
    (tmp_path / "a").write_bytes(b"x")
    assert erase_all([tmp_path / "none", tmp_path / "a"]) == 1


def test_what_a_link_leads_to_is_left_alone(tmp_path: Path) -> None:
    theirs, link = tmp_path / "theirs", tmp_path / "link"
    theirs.write_bytes(b"x")
    link.symlink_to(theirs)
    assert erase(link)
    assert theirs.read_bytes() == b"x"
    assert not link.is_symlink()


def test_a_file_in_force_under_another_name_stays(tmp_path: Path) -> None:
    own, previous = tmp_path / "own", tmp_path / "previous"
    own.write_bytes(b"x")
    os.link(own, previous)
    assert erase(previous)
    assert own.read_bytes() == b"x"
