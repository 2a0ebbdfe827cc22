"""Notes from a file into a study."""

from pathlib import Path

import pytest

from sosapp.errors import BadFile, Refused, Unreadable
from sosapp.export.notes import as_notes
from sosapp.intake.notes import MOST_BYTES, import_notes
from sosapp.store.settings import Settings, save_settings
from sosapp.store.shipped import shipped
from sosapp.store.study_folder import StudyFolder
from sosapp.store.study_head import STUDY_FILE

NOTES = """\
---
id: 7k3m9x2p4q
guide: sos_socialchef
case: "0512"
participants: [P01, P02]
---
## B1
Text
  id: entry00001
"""
DEMO = sorted((shipped() / "interviews" / "demo_notes").glob("*.txt"))


def notes(tmp_path: Path, text: str = NOTES, name: str = "notes.txt") -> Path:
    path = tmp_path / name
    path.write_bytes(text.encode())
    return path


def files(study: StudyFolder) -> dict[str, bytes]:
    """Everything that a study's folder holds."""
    found = (path for path in study.path.rglob("*") if path.is_file())
    return {str(path): path.read_bytes() for path in found}


def test_an_interview_comes_into_the_study(study: StudyFolder, tmp_path: Path) -> None:
    report = import_notes(study, notes(tmp_path), "en")

    interview = study.read("7k3m9x2p4q")
    assert (report.id, report.entries, report.held_with) == ("7k3m9x2p4q", 1, "")
    assert interview.entries["entry00001"].text == "Text"
    assert study.instrument_of(interview).guide.id == "sos_socialchef"
    assert list((study.path / "templates" / "used").iterdir())


def test_a_case_and_participants_are_added_and_said(
    study: StudyFolder, tmp_path: Path
) -> None:
    report = import_notes(study, notes(tmp_path), "en")

    kept = StudyFolder(study.path).study
    assert (report.case, report.participants) == ("0512", ("P01", "P02"))
    assert kept.cases["0512"].name == "Ydre"
    assert kept.cases["0512"].attributes["neighbours"]
    assert [person.role for person in kept.participants.values()] == ["socialchef"] * 2
    assert report.lines("en") == [
        "Imported: interview 7k3m9x2p4q. Entries: 1.",
        "Added to the study: the case 0512.",
        "Added to the study: P01, P02.",
    ]
    assert report.lines("sv")[1] == "Tillagt i studien: fallet 0512."


def test_what_the_study_has_is_not_added_again(
    study: StudyFolder, tmp_path: Path
) -> None:
    import_notes(study, notes(tmp_path), "en")
    other = NOTES.replace("7k3m9x2p4q", "8k3m9x2p4q").replace(
        "[P01, P02]", "[P02, P03]"
    )

    report = import_notes(study, notes(tmp_path, other), "en")

    assert (report.case, report.participants) == ("", ("P03",))


def test_a_case_that_no_list_has_is_named_by_its_code(
    study: StudyFolder, tmp_path: Path
) -> None:
    import_notes(study, notes(tmp_path, NOTES.replace("0512", "9901")), "en")

    assert study.study.cases["9901"].name == "9901"


def test_the_log_says_who_imported(study: StudyFolder, tmp_path: Path) -> None:
    save_settings(Settings(interviewer="Forskare B"))

    import_notes(study, notes(tmp_path), "en")

    line = StudyFolder(study.path).study.log[-1]
    assert (line.what, line.who) == ("interview_imported", "Forskare B")
    assert line.about == "7k3m9x2p4q"


def test_nothing_is_overwritten(study: StudyFolder, tmp_path: Path) -> None:
    import_notes(study, notes(tmp_path), "en")
    before = files(study)

    with pytest.raises(Refused) as raised:
        import_notes(study, notes(tmp_path, NOTES.replace("P02", "P03")), "en")

    assert raised.value.key == "interview_exists"
    assert files(study) == before


def test_nothing_is_imported_where_anything_is_wrong(
    study: StudyFolder, tmp_path: Path
) -> None:
    before = files(study)

    with pytest.raises(Unreadable) as raised:
        import_notes(study, notes(tmp_path, NOTES + "## B11\n"), "en")

    assert raised.value.problems[0].startswith("notes.txt:10: ")
    assert files(study) == before


def test_a_disk_that_refuses_the_interview_lets_it_be_imported_later(
    study: StudyFolder, tmp_path: Path
) -> None:
    shelf = study.files.interviews
    shelf.rmdir()
    shelf.write_text("in the way")
    with pytest.raises(OSError):
        import_notes(study, notes(tmp_path), "en")
    assert not StudyFolder(study.path).study.log

    shelf.unlink()
    report = import_notes(study, notes(tmp_path), "en")

    assert report.entries == 1
    assert len(StudyFolder(study.path).study.log) == 1


def test_what_another_window_has_changed_is_kept(
    study: StudyFolder, tmp_path: Path
) -> None:
    other = StudyFolder(study.path)
    import_notes(other, notes(tmp_path), "en")

    text = NOTES.replace("7k3m9x2p4q", "8k3m9x2p4q").replace("0512", "0509")
    import_notes(study, notes(tmp_path, text), "en")

    assert list(StudyFolder(study.path).study.cases) == ["0512", "0509"]


def test_the_guide_it_was_held_with_is_used_if_the_study_has_kept_it(
    study: StudyFolder, tmp_path: Path
) -> None:
    import_notes(study, notes(tmp_path), "en")
    interview = study.read("7k3m9x2p4q")
    held_with = study.instrument_of(interview)
    written = as_notes(interview, held_with)
    guide = study.path / "templates" / "guides" / "sos_socialchef.yaml"
    text = guide.read_text(encoding="utf-8")
    guide.write_text(text.replace('"1.0-draft"', '"2.0"'), encoding="utf-8")
    study.file(interview.id).unlink()

    report = import_notes(study, notes(tmp_path, written), "en")

    assert study.read(interview.id) == interview
    assert report.held_with == ""


def test_another_version_of_the_guide_is_used_and_said(
    study: StudyFolder, tmp_path: Path
) -> None:
    older = "guide_version: 0.9-draft\ninstrument: 0123456789ab\ncase:"

    report = import_notes(study, notes(tmp_path, NOTES.replace("case:", older)), "en")

    interview = study.read(report.id)
    assert report.held_with == interview.facts.guide_version == "0.9-draft"
    assert study.instrument_of(interview).guide.version == "1.0-draft"
    assert "0.9-draft" in report.lines("en")[-1]


def test_a_file_that_is_not_utf8_names_the_line(
    study: StudyFolder, tmp_path: Path
) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes(NOTES.encode() + "Två rader".encode("latin-1"))

    with pytest.raises(Unreadable) as raised:
        import_notes(study, path, "en")

    assert raised.value.problems[0].startswith("latin.txt:10: ")


def test_a_file_that_is_too_large(study: StudyFolder, tmp_path: Path) -> None:
    path = notes(tmp_path)
    with path.open("ab") as file:
        file.truncate(MOST_BYTES + 1)

    with pytest.raises(BadFile) as raised:
        import_notes(study, path, "en")

    assert raised.value.message("en").startswith("notes.txt is larger than 20 MB")


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_a_file_that_cannot_be_opened(
    name: str, study: StudyFolder, tmp_path: Path
) -> None:
    with pytest.raises(BadFile) as raised:
        import_notes(study, tmp_path / name, "sv")

    assert raised.value.key == "notes_not_opened"
    assert raised.value.hint("sv")


@pytest.mark.parametrize("path", DEMO, ids=lambda path: path.stem)
def test_the_demo_notes_are_imported(path: Path, study: StudyFolder) -> None:
    report = import_notes(study, path, "sv")

    interview = study.read(report.id)
    assert len(interview.entries) == report.entries > 20
    assert (study.path / STUDY_FILE).exists()


def test_there_are_demo_notes() -> None:
    assert len(DEMO) == 11
