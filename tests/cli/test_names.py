"""The verb `names`: what looks like a name, and what stands for it in exports."""

import json
from pathlib import Path
from typing import Any

import pytest

from sosapp.intake.demo import demo_study
from sosapp.store.study_folder import StudyFolder
from tests.cli.conftest import Run

NAME = "Omsorgsnämnden"


@pytest.fixture
def demo(tmp_path: Path) -> StudyFolder:
    return demo_study(tmp_path / "demo")


def listed(sosapp: Run, demo: StudyFolder) -> dict[str, Any]:
    found = json.loads(sosapp("names", demo.path, "--json").out)
    return {row["text"]: row for row in found}


def exported(sosapp: Run, demo: StudyFolder, file: Path) -> str:
    assert sosapp("export", "json", demo.path, "-o", file, "--force").code == 0
    return file.read_text(encoding="utf-8")


def test_names_are_found_with_where_they_stand(demo: StudyFolder, sosapp: Run) -> None:
    found = listed(sosapp, demo)
    assert found[NAME]["sure"]
    assert found[NAME]["shown"] is None
    assert NAME in found[NAME]["example"]
    # Cases are hidden anyway, and a guide's own words are no names.
    assert not {"Granåker", "Regionen", "Polisen"} & found.keys()


def test_a_rule_holds_in_every_export_from_then_on(
    demo: StudyFolder, sosapp: Run, tmp_path: Path
) -> None:
    assert NAME in exported(sosapp, demo, tmp_path / "a.json")
    answer = sosapp("names", demo.path, "--replace", f"{NAME}=[nämnd]")
    assert answer.code == 0
    assert listed(sosapp, demo)[NAME]["shown"] == "[nämnd]"
    text = exported(sosapp, demo, tmp_path / "a.json")
    assert NAME not in text
    assert "[nämnd]" in text


def test_a_rule_can_be_forgotten_and_a_name_left(
    demo: StudyFolder, sosapp: Run, tmp_path: Path
) -> None:
    sosapp("names", demo.path, "--replace", f"{NAME}=[nämnd]")
    sosapp("names", demo.path, "--forget", NAME, "--keep", "Thursday")
    found = listed(sosapp, demo)
    assert found[NAME]["shown"] is None
    assert found["Thursday"]["shown"] == ""
    assert NAME in exported(sosapp, demo, tmp_path / "a.json")


def test_rules_lie_in_the_code_key_and_names_stay_there(
    demo: StudyFolder, sosapp: Run
) -> None:
    demo.code_key().put("P01", "Alva Exempelsson")
    sosapp("names", demo.path, "--replace", f"{NAME}=[nämnd]")
    demo.code_key().put("P02", "Bo Exempelsson")
    key = demo.code_key()
    assert key.rules() == {NAME: "[nämnd]"}
    assert set(key.names()) == {"P01", "P02"}
    every = (path.read_text(encoding="utf-8") for path in demo.path.rglob("*.json"))
    assert not any("[nämnd]" in text for text in every)


@pytest.mark.parametrize(
    "rule", [NAME, f"{NAME}=", "=[x]", f"{NAME}=Granåker", f"{NAME}=omsorgsnämnden i X"]
)
def test_a_rule_that_lets_a_name_out_is_refused(
    demo: StudyFolder, sosapp: Run, rule: str
) -> None:
    answer = sosapp("names", demo.path, "--replace", rule)
    assert answer.code == 1
    assert answer.err.count("\n") == 2
    assert demo.code_key().rules() == {}


def test_an_export_says_how_many_are_undecided(
    demo: StudyFolder, sosapp: Run, tmp_path: Path
) -> None:
    answer = sosapp("export", "json", demo.path, "-o", tmp_path / "a.json")
    assert "sosapp names" in answer.out
    for name, row in listed(sosapp, demo).items():
        if row["sure"]:
            sosapp("names", demo.path, "--keep", name)
    answer = sosapp("export", "json", demo.path, "-o", tmp_path / "b.json")
    assert "sosapp names" not in answer.out


def test_words_that_may_be_names_are_shown_when_asked_for(
    demo: StudyFolder, sosapp: Run
) -> None:
    few = sosapp("names", demo.path).out.count("\n")
    assert sosapp("names", demo.path, "--maybe").out.count("\n") > few + 50
