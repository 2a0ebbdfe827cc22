"""Backups from the command line: made, brought back, and told of."""

import json
from contextlib import suppress
from io import StringIO
from pathlib import Path

import pytest

from sosapp.cli.progress import Progress
from sosapp.store.study_folder import open_study
from sosapp.store.study_lock import writing
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


def test_the_log_of_the_study_says_that_there_is_a_backup(
    sosapp: Run, study: Path
) -> None:
    sosapp("backup", "b.zip", "s")
    line = open_study(study).study.log[-1]
    assert (line.what, line.about) == ("backup_made", "")


def test_a_study_that_another_window_writes_in_is_copied_all_the_same(
    sosapp: Run, study: Path
) -> None:
    with writing(study):
        assert sosapp("backup", "b.zip", "s").code == 0
    log = open_study(study).study.log
    assert "backup_made" not in [line.what for line in log]
    assert sosapp("restore", "b.zip", "t").code == 0


def test_a_damaged_study_is_copied_before_anybody_mends_it(
    sosapp: Run, study: Path
) -> None:
    raw = (study / "study.json").read_bytes()[:-1]
    (study / "study.json").write_bytes(raw)
    done = sosapp("backup", "b.zip", "s")
    assert done.code == 1
    assert "study.json is not as it was written" in done.err
    assert sosapp("restore", "b.zip", "t").code == 0
    assert Path("t/study.json").read_bytes() == raw


def test_what_is_not_in_the_backup_is_named(sosapp: Run, study: Path) -> None:
    (study / "templates" / "why?.yaml").touch()
    done = sosapp("backup", "b.zip", "s")
    assert done.code == 1
    assert "Not in it: templates/why?.yaml" in done.err
    assert sosapp("restore", "b.zip", "t").code == 0


def test_a_backup_says_where_the_code_key_lies(sosapp: Run, study: Path) -> None:
    code_key = open_study(study).code_key()
    code_key.put("P01", "Alva Exempelsson")
    assert str(code_key.path) in sosapp("backup", "b.zip", "s").out


def test_a_backup_is_brought_back_into_the_folder_one_stands_in(
    sosapp: Run, study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sosapp("backup", "b.zip", "s")
    Path("empty").mkdir()
    monkeypatch.chdir("empty")
    assert sosapp("restore", "../b.zip", ".").code == 0
    assert sosapp("list").code == 0


def test_a_disk_that_is_full_is_told_of(process: Run, study: Path) -> None:
    done = process("backup", "b.zip", "s", most_bytes=20_000)
    assert done.code == 1
    assert "could not be saved" in done.err
    assert list(Path().glob("*b.zip*")) == []


def test_progress_is_shown_at_a_terminal_and_taken_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Terminal(StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("sosapp.cli.progress.WAIT_SECONDS", 0)
    monkeypatch.setattr("sys.stderr", terminal := Terminal())
    with suppress(OSError), Progress() as progress:
        progress.tick(3, 8)
        raise OSError
    assert terminal.getvalue() == "\r3 / 8\r\x1b[K"


def test_snapshots_do_not_go_into_the_study(sosapp: Run, study: Path) -> None:
    done = sosapp("snapshots", "s", "--to", study / "interviews")
    assert (done.code, "lies in the study itself" in done.err) == (1, True)
    Path("disk").mkdir()
    assert sosapp("snapshots", "s", "--to", "disk", "--here").code == 2


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
