"""The verb `guides`."""

import json
from pathlib import Path

import pytest

from sosapp.store.shipped import shipped
from sosapp.store.study_folder import StudyFolder
from tests.cli.conftest import Run

GUIDE = Path("templates", "guides", "sos_socialchef.yaml")


def test_guides_are_listed(sosapp: Run) -> None:
    lines = sosapp("guides").out.splitlines()
    assert lines[0].split() == ["Id", "Version", "Minutes", "Questions", "Title"]
    assert len(lines) == 6
    assert lines[5].split()[:4] == ["sos_socialchef", "1.0-draft", "80", "41"]


def test_guides_as_json(sosapp: Run) -> None:
    rows = {row["id"]: row for row in json.loads(sosapp("guides", "--json").out)}
    assert rows["sos_socialchef"] == {
        "id": "sos_socialchef",
        "title": {
            "sv": "S.O.S. – intervjuguide för socialchefer",
            "en": "S.O.S. – interview guide for directors of social services",
        },
        "version": "1.0-draft",
        "minutes": 80,
        "questions": 41,
    }


def test_in_a_study_its_own_guides_count(
    study: StudyFolder, sosapp: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in (study.path / "templates" / "guides").glob("[!s]*.yaml"):
        path.unlink()
    monkeypatch.chdir(study.path)
    assert len(json.loads(sosapp("guides", "--json").out)) == 2


def test_a_guide_that_cannot_be_used_is_told_of(
    study: StudyFolder, sosapp: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = study.path / GUIDE.with_name("rss_individual.yaml")
    broken.write_text("schema: sos-guide/0.1\nid: rss_individual\n")
    monkeypatch.chdir(study.path)
    answer = sosapp("guides", "--json")
    assert answer.code == 1
    assert "rss_individual.yaml" in answer.err
    ids = [row["id"] for row in json.loads(answer.out)]
    assert len(ids) == 4
    assert "rss_individual" not in ids


def test_a_guide_can_be_read(sosapp: Run) -> None:
    shown = sosapp("guides", "show", "sos_socialchef").out
    assert shown.startswith("S.O.S. – interview guide for directors")
    for said in ("Whom do you collaborate with today?", "→ Collaboration  @", "B1 "):
        assert said in shown
    assert max(map(len, shown.splitlines())) < 80


def test_a_guide_as_json_is_the_whole_of_it(sosapp: Run) -> None:
    shown = sosapp("guides", "show", "sos_socialchef", "--json")
    assert json.loads(shown.out)["sections"][0]["questions"][0]["id"] == "O1"
    assert sosapp("guides", "--json", "show", "sos_socialchef") == shown


def test_an_unknown_guide_names_the_nearest(sosapp: Run) -> None:
    answer = sosapp("guides", "show", "sos_socialche")
    assert answer.code == 1
    assert "Nearest: sos_socialchef." in answer.err


def test_a_sound_file_is_fine(sosapp: Run) -> None:
    file = shipped() / GUIDE
    answer = sosapp("guides", "check", file)
    assert (answer.code, answer.out) == (0, f"{file}: no problems.\n")
    assert json.loads(sosapp("guides", "check", file, "--json").out) == []


def test_every_problem_stands_with_its_line(study: StudyFolder, sosapp: Run) -> None:
    file = study.path / GUIDE
    text = file.read_text("utf-8")
    text = text.replace("record: collaboration", "record: colaboration", 1)
    file.write_text(text.replace("priority: core", "prioritet: core", 1), "utf-8")
    answer = sosapp("guides", "check", file)
    assert answer.code == 1
    lines = answer.out.splitlines()
    assert len(lines) >= 2
    assert all(line.startswith(f"{file}:") for line in lines)
    assert "collaboration" in answer.out
    found = json.loads(sosapp("guides", "check", file, "--json").out)
    assert [f"{row['file']}:{row['line']}: {row['what']}" for row in found] == lines


def test_a_file_outside_a_study_is_checked_with_the_shipped_types(sosapp: Run) -> None:
    Path("alone.yaml").write_bytes((shipped() / GUIDE).read_bytes())
    assert sosapp("guides", "check", "alone.yaml").code == 0


def test_a_file_that_is_not_there_is_a_problem(sosapp: Run) -> None:
    answer = sosapp("guides", "check", "nofile.yaml")
    assert answer.code == 1
    assert answer.err.startswith("nofile.yaml cannot be reached: No such file")
