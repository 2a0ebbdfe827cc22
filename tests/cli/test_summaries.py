"""The verb `summary`: what was told before it was written comes out of it exactly."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sosapp.instrument.yaml_document import read_document
from sosapp.intake.demo import demo_study
from sosapp.store.shipped import shipped
from sosapp.store.study_folder import StudyFolder
from tests.cli.conftest import Run

World = dict[str, Any]
Sum = Callable[[str], dict[str, Any]]
FIRST_THREE = ("F01", "F02", "F03")


@pytest.fixture(scope="module")
def world() -> World:
    """The ground truth that the interviews were written from."""
    path = shipped() / "interviews" / "fictional_world.yaml"
    data: World = read_document(path).data
    return data


@pytest.fixture
def demo(tmp_path: Path) -> StudyFolder:
    """The demo study."""
    return demo_study(tmp_path / "demo")


@pytest.fixture
def of_demo(demo: StudyFolder, sosapp: Run) -> Sum:
    """Summaries of the demo study."""
    return lambda what: json.loads(sosapp("summary", what, demo.path, "--json").out)


@pytest.fixture
def of_three(study: StudyFolder, sosapp: Run) -> Sum:
    """Summaries of a study with only the first three interviews."""
    for name in FIRST_THREE:
        notes = shipped() / "interviews" / "demo_notes" / f"{name}.txt"
        assert sosapp("import", "notes", notes, study.path).code == 0
    return lambda what: json.loads(sosapp("summary", what, study.path, "--json").out)


def aggregates(summed: Sum) -> dict[str, Any]:
    """What the summaries say, under the names of the ground truth."""
    collaborations, challenges = summed("collaborations"), summed("challenges")
    smallness, ideas = summed("small-scale"), summed("future")
    counts = collaborations["counts"]
    return {
        "interviews": collaborations["interviews"],
        "records": {
            "collaboration": len(collaborations["rows"]),
            "challenge": len(challenges["rows"]),
            "smallness": len(smallness["rows"]),
            "future_idea": len(ideas["rows"]),
        },
        "collaboration_by_partner_type": counts["partner_type"],
        "collaboration_by_form": counts["form"],
        "collaboration_by_sufficiency": counts["sufficiency"],
        "collaboration_works_stated": collaborations["stated"]["works"],
        "collaboration_works_mean": collaborations["means"]["works"],
        "challenge_by_category_mentions": challenges["counts"]["category"],
        "challenge_by_category_interviews": challenges["interviews_by"]["category"],
        "challenge_by_horizon": challenges["counts"]["horizon"],
        "smallness_by_direction": smallness["counts"]["direction"],
        "future_idea_by_kind": ideas["counts"]["kind"],
    }


def test_the_whole_demo_adds_up(of_demo: Sum, world: World) -> None:
    expected = world["expected_aggregates_all"]
    found = aggregates(of_demo)
    assert found == {name: expected[name] for name in found}


def test_three_interviews_add_up(of_three: Sum, world: World) -> None:
    expected = world["expected_aggregates"]
    found = aggregates(of_three)
    assert found == {name: expected[name] for name in found}


def test_what_works_is_not_always_enough(of_demo: Sum, world: World) -> None:
    expected = world["expected_aggregates_all"]
    codes = {row["id"]: row["municipality"] for row in world["interviews"]}

    def told(works: set[int], suffices: set[str]) -> list[tuple[str, str]]:
        return [
            (row["case"], row["partner_name"])
            for row in of_demo("collaborations")["rows"]
            if row.get("works") in works and row.get("sufficiency") in suffices
        ]

    def named(pairs: list[list[str]]) -> list[tuple[str, str]]:
        return [(codes[interview], partner) for interview, partner in pairs]

    works_only = told({4, 5}, {"delvis", "otillracklig"})
    suffices_only = told({1, 2}, {"tillracklig"})
    assert works_only == named(expected["works_but_not_sufficient"])
    assert suffices_only == named(expected["sufficient_but_works_poorly"])


def test_each_interview_brings_new_challenges(
    demo: StudyFolder, of_demo: Sum, sosapp: Run, world: World
) -> None:
    new: dict[str, set[str]] = {
        row["id"]: set() for row in json.loads(sosapp("list", demo.path, "--json").out)
    }
    for row in of_demo("challenges")["rows"]:
        known = set().union(*new.values())
        new[row["interview"]] |= set(row.get("category", [])) - known
    expected = world["expected_aggregates_all"]
    found = [len(categories) for categories in new.values()]
    assert found == expected["new_challenge_categories_per_interview"]


def test_json_is_alone_on_standard_output(demo: StudyFolder, process: Run) -> None:
    answer = process("summary", "voices", demo.path, "--json")
    assert answer.err == ""
    assert json.loads(answer.out)["what"] == "voices"
    assert process("summary", "voices", demo.path, "--json") == answer


@pytest.mark.parametrize(
    "what", ["collaborations", "challenges", "small-scale", "future", "voices"]
)
def test_tables_fit_80_columns(what: str, demo: StudyFolder, sosapp: Run) -> None:
    answer = sosapp("summary", what, demo.path)
    assert (answer.code, answer.err) == (0, "")
    assert max(map(len, answer.out.splitlines())) < 80
    assert "Lillmora" in answer.out


def test_a_table_counts_records_and_interviews(demo: StudyFolder, sosapp: Run) -> None:
    lines = sosapp("summary", "collaborations", demo.path).out.splitlines()
    assert lines[0].startswith("FICTIONAL DATA")
    assert lines[1:3] == ["Collaborations", "Interviews: 11 · rows: 42"]
    assert "Number  Interviews  Type of partner" in lines
    assert "    11           8  Neighbouring municipality" in lines
    assert "    15              Not stated" in lines
    assert "     0           0  1 Does not work" in lines
    assert "Mean 3.64, stated in 33 of 42 records." in lines


def test_coverage_is_told_question_by_question(demo: StudyFolder, sosapp: Run) -> None:
    lines = sosapp("summary", "coverage", demo.path).out.splitlines()
    assert len(lines) == 4 + 1 + 41
    assert max(map(len, lines)) < 80


def test_an_unknown_summary_names_those_there_are(
    demo: StudyFolder, sosapp: Run
) -> None:
    answer = sosapp("summary", "colaborations", demo.path)
    assert (answer.code, answer.out) == (2, "")
    assert "Nearest: collaborations" in answer.err
    assert "small-scale, future, voices, coverage" in answer.err


def test_a_damaged_interview_is_left_out_and_told_of(
    demo: StudyFolder, sosapp: Run
) -> None:
    demo.file("k3m8w2x9ta").write_bytes(b"{}")
    answer = sosapp("summary", "collaborations", demo.path, "--json")
    assert answer.code == 1
    assert json.loads(answer.out)["interviews"] == 10
    assert "k3m8w2x9ta.json" in answer.err
