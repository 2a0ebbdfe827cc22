"""The verb `check`: every kind of fault that a study can have is found and named."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sosapp.intake.demo import demo_study
from sosapp.store.checked import Tables
from sosapp.store.kept_file import read_tables
from sosapp.store.rows import interview_of
from sosapp.store.study_folder import StudyFolder
from tests.cli.conftest import Run
from tests.keeping import write_tables

ONE = "k3m8w2x9ta"
FILE = f"interviews/{ONE}.json"


@pytest.fixture
def demo(tmp_path: Path) -> StudyFolder:
    """The demo study."""
    return demo_study(tmp_path / "demo")


@pytest.fixture
def problems(demo: StudyFolder, sosapp: Run) -> Callable[[], list[tuple[str, str]]]:
    """The problems that `check` finds, after making sure that both forms agree."""

    def check() -> list[tuple[str, str]]:
        answer = sosapp("check", demo.path, "--json")
        found = json.loads(answer.out)["problems"]
        lines = [f"{row['file']}: {row['what']}" for row in found]
        plain = sosapp("check", demo.path)
        assert (answer.err, plain.err) == ("", "")
        assert answer.code == plain.code == 1
        told = plain.out.splitlines()
        assert [line for line in told if not line.startswith("    ")] == lines
        return [(row["file"], row["what"]) for row in found]

    return check


Problems = Callable[[], list[tuple[str, str]]]


def changed(demo: StudyFolder, change: Callable[[Tables], Any]) -> None:
    """Write the first interview with other tables, its checksum right."""
    path = demo.file(ONE)
    tables = read_tables(path)
    change(tables)
    write_tables(path, tables)


def entry(tables: Tables, kind: str) -> dict[str, Any]:
    """The first entry of a kind."""
    rows = tables["entries"].values()
    found: dict[str, Any] = next(row for row in rows if row["kind"] == kind)
    return found


def test_a_sound_study_is_fine(demo: StudyFolder, sosapp: Run) -> None:
    answer = sosapp("check", demo.path)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == "Everything is whole and consistent (21 files).\n"
    found = json.loads(sosapp("check", demo.path, "--json").out)
    assert found == {"files": 21, "problems": [], "remarks": [], "repaired": []}


def test_one_flipped_byte_is_found(demo: StudyFolder, problems: Problems) -> None:
    path = demo.file(ONE)
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(raw)
    assert problems() == [(FILE, f"The file {ONE}.json is not as it was written.")]


def test_a_damaged_study_file_does_not_hide_the_interviews(
    demo: StudyFolder, problems: Problems
) -> None:
    for path in (demo.path / "study.json", demo.file(ONE)):
        path.write_bytes(path.read_bytes()[:-1])
    assert [file for file, _ in problems()] == ["study.json", FILE]


def test_a_damaged_previous_generation_is_found(
    demo: StudyFolder, problems: Problems
) -> None:
    demo.file(ONE).with_suffix(".previous").write_bytes(b"{}")
    assert [file for file, _ in problems()] == [f"interviews/{ONE}.previous"]


def test_a_damaged_journal_is_found(demo: StudyFolder, problems: Problems) -> None:
    journal = demo.file(ONE).with_suffix(".journal")
    journal.write_bytes(b"0000000000000000 {}\n" * 3)
    assert problems() == [(FILE, f"The file {ONE}.journal is not as it was written.")]


def test_files_that_belong_to_no_interview_are_found(
    demo: StudyFolder, problems: Problems
) -> None:
    alone = "belongs to an interview that does not exist"
    (demo.files.interviews / "0123456789.journal").write_bytes(b"")
    (demo.files.interviews / "copy of one.json").write_bytes(b"{}")
    assert problems() == [
        ("interviews/copy of one.json", "is no interview: its name is no id"),
        ("interviews/0123456789.journal", alone),
    ]


def test_an_interview_under_another_name_is_found(
    demo: StudyFolder, problems: Problems
) -> None:
    demo.file(ONE).rename(demo.file("0123456789"))
    assert problems()[0][0] == "interviews/0123456789.json"


def test_a_file_that_cannot_be_read_is_a_problem_of_that_file(
    demo: StudyFolder, problems: Problems
) -> None:
    demo.file(ONE).unlink()
    demo.file(ONE).mkdir()
    assert problems() == [(FILE, "cannot be read: Is a directory")]


def test_templates_that_break_a_rule_are_found(
    demo: StudyFolder, problems: Problems
) -> None:
    guide = demo.path / "templates" / "guides" / "sos_socialchef.yaml"
    guide.write_text(guide.read_text("utf-8").replace("title:", "titel:", 1), "utf-8")
    found = problems()
    assert {file for file, _ in found} == {"templates/guides/sos_socialchef.yaml"}
    assert all(what.startswith("line ") for _, what in found)


def test_a_kept_guide_that_is_gone_is_found_once_the_guide_is_edited(
    demo: StudyFolder, sosapp: Run, problems: Problems
) -> None:
    (kept,) = (demo.path / "templates" / "used").glob("*.json")
    kept.unlink()
    assert sosapp("check", demo.path).code == 0
    guide = demo.path / "templates" / "guides" / "sos_socialchef.yaml"
    guide.write_text(guide.read_text("utf-8").replace("80", "81", 1), "utf-8")
    found = problems()
    assert len(found) == 11
    assert "sos_socialchef" in found[0][1]


def test_a_case_and_a_participant_must_be_in_the_study(
    demo: StudyFolder, problems: Problems
) -> None:
    study = demo.study
    cases = {code: case for code, case in study.cases.items() if code != "9904"}
    people = {code: one for code, one in study.participants.items() if code != "P13"}
    demo.save(replace(study, cases=cases, participants=people))
    demo.path.joinpath("study.previous").unlink()
    assert [what for _, what in problems()] == [
        "the case 9904 is not in the study",
        "the participant P13 is not in the study",
    ]


def test_what_the_guide_does_not_have_is_found(
    demo: StudyFolder, problems: Problems
) -> None:
    def change(tables: Tables) -> None:
        entry(tables, "note")["question"] = "Z9"
        entry(tables, "quote")["kind"] = "sigh"
        record = entry(tables, "collaboration")
        record["fields"] |= {"colour": "blue", "form": "vänskap"}
        row = tables["coverage"]["1"]
        row["probes"] = ["q"]
        tables["interview"]["2"]["consent"]["filming"] = True

    changed(demo, change)
    said = "\n".join(what for file, what in problems() if file == FILE)
    for part in (
        "question Z9",
        "kind sigh",
        "field colour",
        "vänskap is no value of form",
        "probe q of",
        "consent item filming",
    ):
        assert part in said


def test_a_reference_to_nothing_is_found(demo: StudyFolder, problems: Problems) -> None:
    def change(tables: Tables) -> None:
        fields = entry(tables, "challenge")["fields"]
        fields["linked_collaborations"] = ["0000000000"]

    changed(demo, change)
    assert problems() == [(FILE, "refers to entry 0000000000, which does not exist")]


def test_an_entry_that_is_there_twice_is_found(
    demo: StudyFolder, problems: Problems
) -> None:
    other = demo.read("p7c4n1zr8e")
    taken = next(iter(other.entries))
    changed(demo, lambda tables: tables["entries"]["1"].update(id=taken))
    assert problems() == [
        ("interviews/p7c4n1zr8e.json", f"entry {taken} is in {ONE}.json too")
    ]


def test_a_trail_out_of_order_is_found(demo: StudyFolder, problems: Problems) -> None:
    change = {"seq": 1, "when": "", "who": "", "what": "x", "edits": []}
    changed(demo, lambda tables: tables.update(trail={"1": change, "2": change}))
    assert problems() == [(FILE, "the changes are out of order")]


def test_the_study_is_left_as_it_is(demo: StudyFolder, sosapp: Run) -> None:
    before = {path: path.read_bytes() for path in demo.path.rglob("*.*")}
    sosapp("check", demo.path)
    assert {path: path.read_bytes() for path in demo.path.rglob("*.*")} == before
    assert interview_of(read_tables(demo.file(ONE)), ONE).id == ONE


def test_a_study_in_a_cloud_folder_is_whole_all_the_same(
    tmp_path: Path, sosapp: Run, study: StudyFolder
) -> None:
    place = tmp_path / "OneDrive" / "studie"
    place.parent.mkdir()
    study.path.rename(place)
    answer = sosapp("check", place)
    assert (answer.code, answer.err) == (0, "")
    fine, remark = answer.out.splitlines()
    assert fine.startswith("Everything is whole")
    assert remark.startswith("Remark: The study is not encrypted and lies in a folder")
    found = json.loads(sosapp("check", place, "--json").out)
    assert found["problems"] == []
    assert [f"Remark: {text}" for text in found["remarks"]] == [remark]
