"""A new study is made whole, private and with its own templates, or not at all."""

import os
import shutil
from pathlib import Path

import pytest

from sosapp.errors import NotFound, Refused
from sosapp.store.new_study import new_study
from sosapp.store.shipped import shipped
from sosapp.store.study_folder import StudyFolder
from sosapp.store.study_head import is_study
from sosapp.study.identity import is_id
from tests.store.conftest import Disk

TEMPLATES = shipped() / "templates"


def test_what_is_shipped_is_found() -> None:
    assert (shipped() / "templates" / "vocabularies.yaml").is_file()
    assert (shipped() / "interviews").is_dir()


def test_a_new_study_has_its_own_templates(study: StudyFolder) -> None:
    assert is_study(study.path)
    assert is_id(study.study.id)
    assert study.study.guides == ("sos_socialchef",)
    own = study.templates("sv").instrument("sos_socialchef")
    assert own.guide.id == "sos_socialchef"
    assert list(study.listed()) == []


def test_a_study_without_a_choice_has_every_guide(tmp_path: Path) -> None:
    study = new_study(tmp_path / "s", "Pilot", "en", (), TEMPLATES, fictional=True)
    assert len(study.study.guides) == 5
    assert study.study.fictional


def test_a_study_is_private_and_its_templates_can_be_changed(tmp_path: Path) -> None:
    source = tmp_path / "installed"
    shutil.copytree(TEMPLATES, source)
    for path in sorted(source.rglob("*"), reverse=True):
        path.chmod(0o444 if path.is_file() else 0o555)
    before = os.umask(0o000)
    try:
        study = new_study(tmp_path / "a" / "s", "Pilot", "sv", (), source)
    finally:
        os.umask(before)
    for path in (study.path.parent, study.path, *study.path.rglob("*")):
        expected = 0o700 if path.is_dir() else 0o600
        assert path.stat().st_mode & 0o777 == expected


def test_a_folder_that_is_taken_is_refused(study: StudyFolder, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="already"):
        new_study(study.path, "Again", "sv", (), TEMPLATES)
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "thesis.txt").write_text("mine", encoding="utf-8")
    for path in (taken, taken / "thesis.txt"):
        with pytest.raises(Refused, match="not an empty folder"):
            new_study(path, "Again", "sv", (), TEMPLATES)
    assert [path.name for path in taken.iterdir()] == ["thesis.txt"]


def test_an_unknown_guide_makes_no_study(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        new_study(tmp_path / "s", "Pilot", "sv", ("sos",), TEMPLATES)
    assert not (tmp_path / "s").exists()


@pytest.mark.parametrize("call", ["write", "fsync", "replace"])
def test_a_full_disk_leaves_no_half_study(
    tmp_path: Path, disk: Disk, call: str
) -> None:
    disk.fail(call)
    with pytest.raises(OSError, match="No space"):
        new_study(tmp_path / "s", "Pilot", "sv", (), TEMPLATES)
    disk.mend()
    assert not (tmp_path / "s").exists()
    new_study(tmp_path / "s", "Pilot", "sv", (), TEMPLATES)
