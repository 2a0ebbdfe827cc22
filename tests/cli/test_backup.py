"""Backups from the command line: made, brought back, and told of."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def study(sosapp: Run) -> Path:
    """The demo study."""
    assert sosapp("demo", "s", "--no-open").code == 0
    return Path("s")


def test_a_backup_is_brought_back(sosapp: Run, study: Path) -> None:
    done = sosapp("backup", "b.zip", "s")
    assert (done.code, done.err) == (0, "")
    assert "read back and whole" in done.out
    assert "code key" in done.out
    back = sosapp("restore", "b.zip", "t")
    assert back.code == 0
    assert sosapp("list", "t").out == sosapp("list", "s").out
    assert sosapp("check", "t").code == 0


def test_a_backup_overwrites_nothing_unless_forced(sosapp: Run, study: Path) -> None:
    Path("b.zip").write_text("mine")
    assert sosapp("backup", "b.zip", "s").code == 1
    assert Path("b.zip").read_text() == "mine"
    assert sosapp("backup", "b.zip", "s", "--force").code == 0


def test_a_backup_does_not_lie_in_its_study(sosapp: Run, study: Path) -> None:
    assert sosapp("backup", "s/b.zip", "s").code == 1
    assert not Path("s/b.zip").exists()


def test_a_file_that_is_no_backup_is_told_of(sosapp: Run, study: Path) -> None:
    Path("b.zip").write_text("not a zip")
    done = sosapp("restore", "b.zip", "t")
    assert (done.code, "b.zip" in done.err) == (1, True)
    assert not Path("t").exists()
    assert sosapp("restore", "none.zip", "t").code == 1
    sosapp("backup", "c.zip", "s")
    assert sosapp("restore", "c.zip", "s").code == 1


def test_snapshots_are_listed_and_can_be_put_elsewhere(
    sosapp: Run, study: Path, tmp_path: Path
) -> None:
    assert "None yet" in sosapp("snapshots", "s").out
    assert json.loads(sosapp("snapshots", "s", "--json").out) == []
    assert sosapp("snapshots", "s", "--to", tmp_path / "disk").code == 1
    (tmp_path / "disk").mkdir()
    assert (
        str(tmp_path / "disk")
        in sosapp("snapshots", "s", "--to", tmp_path / "disk").out
    )
    (tmp_path / "disk").rmdir()
    assert "not there now" in sosapp("snapshots", "s").err
    assert "not there" not in sosapp("snapshots", "s", "--here").err
