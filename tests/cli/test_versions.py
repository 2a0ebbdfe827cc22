"""The verb `versions`, and `check --repair`: told first, done only when asked."""

import json
from pathlib import Path

import pytest

from sosapp.intake.demo import demo_study
from sosapp.store.study_folder import StudyFolder
from tests.cli.conftest import Run

ONE = "k3m8w2x9ta"
FILE = f"interviews/{ONE}.json"


@pytest.fixture
def demo(tmp_path: Path) -> StudyFolder:
    """The demo study, in which each file has a generation before."""
    study = demo_study(tmp_path / "demo")
    study.save(study.study)
    for name in study.ids():
        interview = study.read(name)
        file = study.interview_file(name)
        file.read_checkpoint()
        file.write(interview, study.instrument_of(interview))
    return study


def cut(path: Path) -> bytes:
    """Cut a file short; what is left of it."""
    path.write_bytes(path.read_bytes()[:-9])
    return path.read_bytes()


def test_each_version_says_what_it_holds(demo: StudyFolder, sosapp: Run) -> None:
    cut(demo.file(ONE))
    entries = len(demo.interview_file(ONE).recover_previous().entries)
    rows = json.loads(sosapp("versions", ONE[:4], demo.path, "--json").out)
    assert [row["kind"] for row in rows] == ["current", "previous"]
    assert [bool(row["problem"]) for row in rows] == [True, False]
    assert rows[1]["entries"] == entries
    lines = sosapp("versions", ONE, demo.path).out.splitlines()
    assert "is not as it was written" in lines[0]
    assert f"2  previous  {entries} entries, " in lines[1]


def test_a_version_is_put_in_place_and_the_old_one_is_kept(
    demo: StudyFolder, sosapp: Run
) -> None:
    damaged = cut(demo.file(ONE))
    answer = sosapp("versions", ONE, demo.path, "--use", 2)
    assert (answer.code, answer.err) == (0, "")
    assert demo.read(ONE).entries
    assert damaged in [path.read_bytes() for path in demo.files.aside.iterdir()]
    demo.refresh()
    line = demo.study.log[-1]
    assert (line.what, line.about) == ("version_used", ONE)


@pytest.mark.parametrize("number", ["0", "1", "7"])
def test_a_version_that_cannot_be_used_changes_nothing(
    demo: StudyFolder, sosapp: Run, number: str
) -> None:
    damaged = cut(demo.file(ONE))
    answer = sosapp("versions", ONE, demo.path, "--use", number)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err
    assert demo.file(ONE).read_bytes() == damaged


def test_check_says_what_it_would_do_and_does_it_only_when_asked(
    demo: StudyFolder, sosapp: Run
) -> None:
    cut(demo.file(ONE))
    cut(demo.files.study)
    told = sosapp("check", demo.path)
    assert told.code == 1
    assert "    --repair: go back to the previous version" in told.out
    assert demo.files.aside.exists() is False
    answer = sosapp("check", demo.path, "--repair", "--json")
    found = json.loads(answer.out)
    assert (answer.code, found["problems"]) == (0, [])
    assert [row["file"] for row in found["repaired"]] == ["study.json", FILE]
    assert sosapp("check", demo.path).code == 0


def test_a_study_whose_file_is_gone_is_brought_back(
    demo: StudyFolder, sosapp: Run
) -> None:
    demo.files.study.unlink()
    listed = sosapp("list", demo.path)
    assert listed.code == 1
    assert "The study's file study.json is not there." in listed.err
    assert sosapp("check", demo.path, "--repair").code == 0
    assert sosapp("list", demo.path).code == 0
