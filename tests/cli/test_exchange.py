"""The verbs `export` and `import`."""

import re
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from sosapp.export.formats import OF_ONE_INTERVIEW, SUFFIXES
from sosapp.intake.demo import demo_study
from sosapp.store.shipped import shipped
from sosapp.store.study_folder import StudyFolder, open_study
from tests.cli.conftest import Run

NOTES = shipped() / "interviews" / "demo_notes"
ONE = ("--interview", "k3m8", "--identified")


@pytest.fixture
def demo(tmp_path: Path) -> StudyFolder:
    """The demo study."""
    return demo_study(tmp_path / "demo")


def test_notes_come_in_and_say_what_they_brought(
    study: StudyFolder, sosapp: Run
) -> None:
    answer = sosapp("import", "notes", NOTES / "F01.txt", study.path)
    assert (answer.code, answer.err) == (0, "")
    assert "k3m8w2x9ta" in answer.out
    assert "9901" in answer.out
    assert "P01" in answer.out
    known = open_study(study.path).study
    assert (list(known.cases), list(known.participants)) == (["9901"], ["P01"])
    assert sosapp("check", study.path).code == 0


def test_notes_go_out_and_come_in_again(
    demo: StudyFolder, study: StudyFolder, sosapp: Run
) -> None:
    for interview in demo.ids():
        one = ("--interview", interview, "--identified")
        assert sosapp("export", "notes", demo.path, "-o", "n.txt", *one).code == 0
        assert sosapp("import", "notes", "n.txt", study.path).code == 0
        Path("n.txt").unlink()
        before, after = demo.read(interview), study.read(interview)
        assert after.facts == before.facts
        assert after.entries == before.entries
        assert after.coverage == before.coverage


def test_an_export_ends_with_its_count(demo: StudyFolder, sosapp: Run) -> None:
    answer = sosapp("export", "notes", demo.path, *ONE)
    assert answer.out == "Wrote k3m8w2x9ta.txt\n  Entries: 44 of 44\n"
    first = Path("k3m8w2x9ta.txt").read_text("utf-8").splitlines()[:2]
    assert first[0] == "---"
    assert first[1].startswith("# FICTIONAL DATA")


def test_notes_need_an_interview_and_that_one_knows_it_is_identified(
    demo: StudyFolder, sosapp: Run
) -> None:
    one = ["--interview", "k3m8"]
    for given, needed in (
        ([], "--interview ID"),
        (["--identified"], "--interview ID"),
        (one, "--identified"),
    ):
        answer = sosapp("export", "notes", demo.path, *given)
        assert answer.code == 2
        assert f"give {needed}." in answer.err
    assert list(Path().iterdir()) == []


def test_nothing_is_overwritten_unless_forced(demo: StudyFolder, sosapp: Run) -> None:
    Path("mine.txt").write_text("mine")
    for form in ("notes", "excel"):
        answer = sosapp("export", form, demo.path, "-o", "mine.txt", *ONE)
        assert answer.code == 1
        assert answer.err.startswith("The file mine.txt exists already.")
    assert Path("mine.txt").read_text() == "mine"
    forced = sosapp("export", "notes", demo.path, "-o", "mine.txt", *ONE, "--force")
    assert forced.code == 0
    assert Path("mine.txt").read_text("utf-8").startswith("---\n")


def test_nothing_is_written_among_the_files_of_the_study(
    demo: StudyFolder, sosapp: Run
) -> None:
    own = demo.file("k3m8w2x9ta")
    before = own.read_bytes()
    answer = sosapp("export", "notes", demo.path, "-o", own, *ONE, "--force")
    assert answer.code == 1
    assert "among the study's own files" in answer.err
    assert own.read_bytes() == before


@pytest.mark.parametrize("form", ["notes", "excel"])
def test_a_place_that_cannot_be_written_is_said(
    form: str, demo: StudyFolder, sosapp: Run
) -> None:
    Path("file").write_text("in the way")
    for place in ("file/out", "no/such/folder/out"):
        answer = sosapp("export", form, demo.path, "-o", place, *ONE)
        assert answer.code == 1
        assert "could not be saved" in answer.err


def test_unknown_formats_name_those_there_are(demo: StudyFolder, sosapp: Run) -> None:
    answer = sosapp("export", "pdf", demo.path)
    assert answer.code == 2
    assert "'excel', 'word', 'html'," in answer.err
    answer = sosapp("import", "excel", "file", demo.path)
    assert answer.code == 2
    assert "notes" in answer.err


def test_an_unknown_interview_is_a_problem(demo: StudyFolder, sosapp: Run) -> None:
    answer = sosapp("export", "notes", demo.path, "--interview", "zzz", "--identified")
    assert answer.code == 1
    assert "zzz" in answer.err


def test_wrong_notes_name_their_lines_and_change_nothing(
    study: StudyFolder, sosapp: Run
) -> None:
    before = (study.path / "study.json").read_bytes()
    text = (NOTES / "F01.txt").read_text("utf-8").replace("## B1", "## B99", 1)
    Path("wrong.txt").write_text(text.replace("works:", "wroks:", 1), "utf-8")
    answer = sosapp("import", "notes", "wrong.txt", study.path)
    assert (answer.code, answer.out) == (1, "")
    lines = [line for line in answer.err.splitlines() if ":" in line]
    assert sum(bool(re.match(r"wrong\.txt:\d+: ", line)) for line in lines) == 2
    assert "works" in answer.err
    assert study.ids() == []
    assert (study.path / "study.json").read_bytes() == before


def test_a_file_that_is_not_there_is_a_problem(study: StudyFolder, sosapp: Run) -> None:
    answer = sosapp("import", "notes", "nofile.txt", study.path)
    assert answer.code == 1
    assert "nofile.txt" in answer.err


def test_the_workbook_is_named_after_the_study_and_the_day(
    demo: StudyFolder, sosapp: Run
) -> None:
    answer = sosapp("export", "excel", demo.path)
    assert (answer.code, answer.err) == (0, "")
    name = f"s-o-s-pahittad-pilotstudie-{date.today().isoformat()}.xlsx"
    lines = answer.out.splitlines()
    assert lines[0] == f"Wrote {name}"
    assert any(line.endswith(": 42 of 42") for line in lines)
    assert Path(name).stat().st_mode & 0o777 == 0o600
    assert len(load_workbook(name).sheetnames) == 18


def test_the_workbook_speaks_the_chosen_language(
    demo: StudyFolder, sosapp: Run
) -> None:
    for language, title in (("en", "Challenges"), ("sv", "Utmaningar")):
        file = f"{language}.xlsx"
        chosen = ("--language", language, "-o", file)
        assert sosapp("export", "excel", demo.path, *chosen).code == 0
        assert title in load_workbook(file).sheetnames


def test_a_workbook_can_hold_one_interview(demo: StudyFolder, sosapp: Run) -> None:
    answer = sosapp("export", "excel", demo.path, "--interview", "k3m8", "-o", "1.xlsx")
    assert answer.code == 0
    assert re.search(r": 3 of \d+", answer.out)


@pytest.mark.parametrize("name", [n for n in SUFFIXES if n not in OF_ONE_INTERVIEW])
def test_a_study_goes_out_in_every_format(
    name: str, demo: StudyFolder, sosapp: Run, tmp_path: Path
) -> None:
    file = tmp_path / f"out{SUFFIXES[name]}"
    answer = sosapp("export", name, demo.path, "-o", file)
    assert answer.code == 0
    assert file.stat().st_size > 1000
    assert "Granåker" not in file.read_bytes().decode("utf-8", "replace")


def test_the_log_of_the_study_says_what_went_out_and_how(
    demo: StudyFolder, sosapp: Run, tmp_path: Path
) -> None:
    sosapp("export", "csv", demo.path, "-o", tmp_path / "Hemlig fil.zip")
    sosapp("export", "json", demo.path, "-o", tmp_path / "a.json", "--identified")
    sosapp("export", "checkback", demo.path, *ONE[:2], "-o", tmp_path / "a.docx")
    lines = [line.about for line in open_study(demo.path).study.log[-3:]]
    assert lines == [
        "csv, pseudonymised",
        "json, identified",
        "checkback, pseudonymised, k3m8w2x9ta",
    ]
    assert "Hemlig" not in sosapp("history", demo.path).out


def test_an_export_that_fails_is_not_in_the_log(
    demo: StudyFolder, sosapp: Run, tmp_path: Path
) -> None:
    before = open_study(demo.path).study.log
    (tmp_path / "a.json").write_text("mine")
    answer = sosapp("export", "json", demo.path, "-o", tmp_path / "a.json")
    assert answer.code == 1
    assert open_study(demo.path).study.log == before


def test_what_is_sent_back_says_when_and_where_to_reply(
    demo: StudyFolder, sosapp: Run, tmp_path: Path
) -> None:
    file = tmp_path / "back.docx"
    reply = ("--reply-by", "2027-01-15", "--reply-to", "svar@exempel.se")
    answer = sosapp("export", "checkback", demo.path, *ONE[:2], *reply, "-o", file)
    assert answer.code == 0
    text = " ".join(one.text for one in Document(str(file)).paragraphs)
    assert "Svara senast 2027-01-15 till svar@exempel.se" in text


def test_a_cancelled_export_leaves_nothing_and_says_so(
    demo: StudyFolder,
    sosapp: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sosapp.cli.progress.Progress.tick", interrupt)
    file = tmp_path / "a.xlsx"
    answer = sosapp("export", "excel", demo.path, "-o", file)
    assert answer.code == 130
    assert "a.xlsx" in answer.err
    assert not file.exists()


def test_a_layout_that_is_no_document_is_told(
    demo: StudyFolder, sosapp: Run, tmp_path: Path
) -> None:
    layout = demo.path / "templates" / "layouts" / "report.sv.docx"
    layout.write_bytes(b"no document")
    answer = sosapp("export", "word", demo.path, "-o", tmp_path / "a.docx")
    assert answer.code == 1
    assert "report.sv.docx" in answer.err
    layout.unlink()
    assert sosapp("export", "word", demo.path, "-o", tmp_path / "a.docx").code == 0
