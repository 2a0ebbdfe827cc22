"""The verb `list`."""

import json
from pathlib import Path

import pytest

from sosapp.intake.demo import demo_study
from sosapp.store.study_folder import StudyFolder
from tests.cli.conftest import Run


@pytest.fixture
def demo(tmp_path: Path) -> StudyFolder:
    """The demo study."""
    return demo_study(tmp_path / "demo")


def test_interviews_stand_in_the_order_they_were_held(
    demo: StudyFolder, sosapp: Run
) -> None:
    lines = sosapp("list", demo.path).out.splitlines()
    assert lines[0].split()[:3] == ["Id", "Date", "Case"]
    rows = [line.split() for line in lines[1:12]]
    assert [row[1] for row in rows] == sorted(row[1] for row in rows)
    assert rows[0][2:7] == ["Lillmora", "P01", "1", "finished", "26/41"]
    assert rows[0][7:] == ["44", "01:16:09"]
    assert rows[8][5] == "paused"
    assert lines[-2:] == ["Interviews: 11", "Withdrawn, not counted: 1"]


def test_columns_are_aligned_and_never_wrapped(demo: StudyFolder, sosapp: Run) -> None:
    lines = sosapp("list", demo.path).out.splitlines()
    place = lines[0].index("State")
    assert {line[place - 2 : place] for line in lines[:12]} == {"  "}


def test_a_list_as_json_has_what_lists_know(demo: StudyFolder, sosapp: Run) -> None:
    answer = sosapp("list", demo.path, "--json")
    assert answer.err == ""
    first = json.loads(answer.out)[0]
    assert first["id"] == "k3m8w2x9ta"
    assert first["participants"] == ["P01"]
    assert first["kinds"]["challenge"] == 2
    assert (first["state"], first["damaged"], first["unsaved"]) == (
        "finished",
        False,
        False,
    )


def test_the_current_folder_is_listed(
    demo: StudyFolder, sosapp: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = sosapp("list", demo.path)
    monkeypatch.chdir(demo.path)
    assert sosapp("list") == there


def test_a_damaged_interview_is_shown_as_such(demo: StudyFolder, sosapp: Run) -> None:
    demo.file("k3m8w2x9ta").write_bytes(b"{}")
    answer = sosapp("list", demo.path)
    assert answer.code == 0
    assert "damaged, see `sosapp check`" in answer.out.splitlines()[1]


def test_a_study_without_interviews_says_so(study: StudyFolder, sosapp: Run) -> None:
    assert sosapp("list", study.path).out == "Interviews: 0\n"
    assert sosapp("list", study.path, "--json").out == "[]\n"
