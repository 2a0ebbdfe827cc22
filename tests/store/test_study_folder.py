"""A study folder: made, found, read, kept."""

import shutil
from pathlib import Path

import pytest

from sosapp.errors import BadFile, Damaged, NotFound, Refused, TooNew
from sosapp.instrument.instrument import Instrument
from sosapp.store.checked import FORMAT
from sosapp.store.journal import Journal
from sosapp.store.kept_file import read_tables
from sosapp.store.study_folder import StudyFolder, open_study
from sosapp.study import editing
from sosapp.study.interview import Interview
from sosapp.study.study import Case
from tests.keeping import keep, write_tables
from tests.study.material import AUTHOR, after, blank, entry, texts_of


def test_a_study_is_opened_where_there_is_one(
    study: StudyFolder, tmp_path: Path
) -> None:
    assert open_study(study.path).study == study.study
    with pytest.raises(NotFound) as caught:
        open_study(tmp_path)
    assert str(tmp_path) in caught.value.message("sv")


def test_a_study_that_is_saved_is_read_again(study: StudyFolder) -> None:
    before = study.study
    study.save(before.with_case(Case(code="9901", name="Lillmora")))
    assert open_study(study.path).study == study.study
    previous = study.path / "study.previous"
    assert read_tables(previous)["cases"] == {}


def test_a_study_that_cannot_be_read_says_why(study: StudyFolder) -> None:
    path = study.path / "study.json"
    write_tables(path, {"study": {"1": {"format": FORMAT + 1}}})
    with pytest.raises(TooNew):
        open_study(study.path)
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(Damaged):
        open_study(study.path)


def test_an_interview_is_written_and_read(
    study: StudyFolder, interview: Interview, instrument: Instrument
) -> None:
    said = after(interview, editing.added(interview, entry("hej"), AUTHOR))
    keep(study, said, instrument)
    assert study.read(said.id) == said
    assert study.file(said.id).stat().st_mode & 0o777 == 0o600
    assert study.ids() == [said.id]


def test_an_interview_that_is_not_there(study: StudyFolder) -> None:
    with pytest.raises(NotFound):
        study.read("b7d0k2m4n6")


def test_an_interview_under_another_name_is_damaged(
    study: StudyFolder, interview: Interview
) -> None:
    shutil.copy(study.file(interview.id), study.file("b7d0k2m4n6"))
    with pytest.raises(Damaged):
        study.read("b7d0k2m4n6")


def test_an_id_may_be_given_by_its_beginning(
    study: StudyFolder, instrument: Instrument
) -> None:
    for name in ("b700000000", "b800000000"):
        keep(study, blank(id=name, instrument=instrument.digest), instrument)
    assert study.full_id("b7") == "b700000000"
    with pytest.raises(Refused, match="b700000000"):
        study.full_id("b")
    for missing in ("x", ""):
        with pytest.raises(NotFound):
            study.full_id(missing)


def test_damaged_interviews_are_told_of_and_passed_over(
    study: StudyFolder, interview: Interview, instrument: Instrument
) -> None:
    keep(study, blank(id="b700000000", instrument=instrument.digest), instrument)
    path = study.file("b700000000")
    path.write_bytes(path.read_bytes().replace(b"9901", b"9902"))
    problems: list[BadFile] = []
    found = list(study.interviews(problems.append))
    assert found == [interview]
    assert [problem.values["file"] for problem in problems] == ["b700000000.json"]
    with pytest.raises(Damaged):
        list(study.interviews())


def test_a_journal_with_a_gap_is_damaged(
    study: StudyFolder, interview: Interview
) -> None:
    first = editing.added(interview, entry("ett"), AUTHOR)
    said = after(interview, first)
    second = editing.added(said, entry("två"), AUTHOR)
    journal = Journal(study.file(interview.id).with_suffix(".journal"), interview.id)
    journal.append([second], None)
    with pytest.raises(Damaged):
        study.read(interview.id)


def test_a_change_that_does_not_fit_is_damage(
    study: StudyFolder, interview: Interview
) -> None:
    other = after(interview, editing.added(interview, entry("ett"), AUTHOR))
    [old] = other.entries.values()
    other = Interview(facts=interview.facts, entries={old.id: old})
    stray = editing.rewritten(other, entry("två", id=old.id, number=1), AUTHOR)
    assert stray is not None
    journal = Journal(study.file(interview.id).with_suffix(".journal"), interview.id)
    journal.append([stray], None)
    with pytest.raises(Damaged):
        study.read(interview.id)


def test_an_interview_keeps_the_guide_it_was_started_with(
    study: StudyFolder, interview: Interview, instrument: Instrument
) -> None:
    guide = study.path / "templates" / "guides" / "sos_socialchef.yaml"
    text = guide.read_text(encoding="utf-8")
    guide.write_text(text.replace("duration_min: 80", "duration_min: 81"), "utf-8")
    assert study.instrument_of(interview) == instrument
    guide.unlink()
    assert study.instrument_of(interview) == instrument


def test_without_its_copy_the_guide_of_the_study_serves_while_it_is_the_same(
    study: StudyFolder, interview: Interview, instrument: Instrument
) -> None:
    [kept] = (study.path / "templates" / "used").iterdir()
    kept.unlink()
    assert study.instrument_of(interview) == instrument
    guide = study.path / "templates" / "guides" / "sos_socialchef.yaml"
    text = guide.read_text(encoding="utf-8")
    guide.write_text(text.replace("duration_min: 80", "duration_min: 81"), "utf-8")
    with pytest.raises(NotFound) as caught:
        study.instrument_of(interview)
    assert kept.name in caught.value.message("en")


def test_a_kept_guide_that_was_changed_is_damaged(
    study: StudyFolder, interview: Interview
) -> None:
    [kept] = (study.path / "templates" / "used").iterdir()
    raw = kept.read_bytes()
    for wrong in (raw.replace(b"socialchefer", b"socialcheferX"), raw[:-1], b""):
        kept.write_bytes(wrong)
        with pytest.raises(Damaged):
            study.instrument_of(interview)


def test_an_interview_with_a_journal_is_read_with_it(
    study: StudyFolder, interview: Interview
) -> None:
    change = editing.added(interview, entry("ett"), AUTHOR)
    journal = Journal(study.file(interview.id).with_suffix(".journal"), interview.id)
    journal.append([change], None)
    assert texts_of(study.read(interview.id)) == ["ett"]
    assert texts_of(study.interview_file(interview.id).read_checkpoint()) == []
