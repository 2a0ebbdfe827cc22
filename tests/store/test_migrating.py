"""Files that older versions wrote are read as if this one had, and kept before that."""

import json
import shutil
from pathlib import Path

import pytest

from sosapp.instrument.instrument import Instrument
from sosapp.store.checked import FORMAT
from sosapp.store.code_key import CodeKey, code_key_folder
from sosapp.store.kept_file import read_tables
from sosapp.store.migrating import MIGRATIONS, migrated
from sosapp.store.study_folder import StudyFolder, open_study
from sosapp.study import editing
from sosapp.study.applying import applied
from sosapp.study.study import Participant
from tests.study.material import AUTHOR, entry, texts_of

FORMATS = Path(__file__).with_name("formats")
ID, STUDY = "7k3m9x2p4q", "b7d0k2m4n6"


@pytest.fixture(params=[str(number) for number in range(1, FORMAT)])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> StudyFolder:
    """A study as an older version left it in a crash."""
    source: Path = FORMATS / request.param
    folder = tmp_path / "old"
    (folder / "interviews").mkdir(parents=True)
    shutil.copyfile(source / "study.json", folder / "study.json")
    for suffix in ("json", "journal"):
        name = f"{ID}.{suffix}"
        shutil.copyfile(source / name, folder / "interviews" / name)
    code_key_folder().mkdir(parents=True)
    shutil.copyfile(source / "code_key.json", code_key_folder() / f"{STUDY}.json")
    return open_study(folder)


def files(folder: Path) -> dict[str, bytes]:
    """What lies in a folder, by name."""
    found = folder.rglob("*") if folder.exists() else ()
    return {file.name: file.read_bytes() for file in found if file.is_file()}


def test_there_is_a_migration_for_every_older_format() -> None:
    assert {len(steps) for steps in MIGRATIONS.values()} == {FORMAT - 1}
    assert sorted(path.name for path in FORMATS.iterdir()) == [
        str(number) for number in range(1, FORMAT)
    ]


def test_everything_that_was_kept_is_there(old: StudyFolder) -> None:
    assert (old.study.id, old.study.name) == (STUDY, "Gammal pilot")
    assert set(old.study.cases) == {"9901"}
    interview, recovered = old.recover(ID)
    assert texts_of(interview) == ["Första raden å"]
    assert [change.what for change in interview.trail] == ["entry_added"] * 3
    assert (interview.draft.question, interview.draft.text) == ("B2", "halvskriven")
    assert (interview.draft.form, interview.draft.waiting) == ("", "")
    assert recovered.draft
    assert old.code_key().names() == {"P01": "Alva Exempelsson"}


def test_reading_changes_nothing_on_the_disk(old: StudyFolder) -> None:
    before = files(old.path)
    old.read(ID)
    assert list(old.listed())
    assert files(old.path) == before


def test_the_old_file_is_kept_before_the_first_save(
    old: StudyFolder, instrument: Instrument
) -> None:
    before = files(old.path) | files(code_key_folder())
    file = old.interview_file(ID)
    interview, _ = file.recover()
    for text in ("mer", "ännu mer"):
        change = editing.added(interview, entry(text), AUTHOR)
        interview = applied(interview, change)
        file.write(interview, instrument)
    old.save(old.study.with_participant(Participant(code="P02")))
    old.code_key().put("P02", "Åke Exempelsson")
    number = json.loads(before["study.json"])["study"]["1"]["format"]
    aside = files(old.files.aside)
    assert aside == {
        f"{ID}-format-{number}.json": before[f"{ID}.json"],
        f"study-format-{number}.json": before["study.json"],
    }
    kept = files(code_key_folder())[f"{STUDY}-format-{number}.json"]
    assert kept == before[f"{STUDY}.json"]
    assert read_tables(old.file(ID))["interview"]["1"]["format"] == FORMAT
    assert read_tables(old.files.study)["study"]["1"]["format"] == FORMAT
    assert CodeKey(STUDY).names()["P02"] == "Åke Exempelsson"


def test_a_migration_is_a_pure_function() -> None:
    tables = read_tables(FORMATS / "1" / f"{ID}.json")
    before = json.dumps(tables)
    once = migrated("interview", tables, 1)
    assert json.dumps(tables) == before
    assert migrated("interview", tables, 1) == once != tables
