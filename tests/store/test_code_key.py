"""Names stay outside the study folder."""

import shutil
from pathlib import Path

import pytest

from sosapp.errors import Damaged, Refused
from sosapp.store.code_key import CodeKey
from sosapp.store.sealing import unseal_study
from sosapp.store.study_folder import StudyFolder, open_study
from sosapp.store.ticking import unheard
from tests.keeping import write_tables
from tests.store.test_sealing import seal


def test_names_are_kept_outside_the_study(
    study: StudyFolder, isolated_home: Path
) -> None:
    key = CodeKey(study.study.id)
    key.put("P01", "Åsa [/b] Ek")
    assert key.path.is_relative_to(isolated_home)
    assert not key.path.is_relative_to(study.path)
    assert CodeKey(study.study.id).names() == {"P01": "Åsa [/b] Ek"}
    inside = b"".join(p.read_bytes() for p in study.path.rglob("*") if p.is_file())
    assert "Åsa".encode() not in inside


def test_nobody_else_can_read_the_names(study: StudyFolder) -> None:
    key = CodeKey(study.study.id)
    key.put("P01", "Åsa")
    key.put("P02", "Bo")
    assert key.path.parent.stat().st_mode & 0o777 == 0o700
    for path in key.path.parent.iterdir():
        assert path.stat().st_mode & 0o777 == 0o600


def test_a_name_is_added_or_replaced(tmp_path: Path) -> None:
    key = CodeKey("7k3m9x2p4q", tmp_path)
    assert key.names() == {}
    for code, name in (("P01", "Åsa"), ("P02", "Bo"), ("P01", "Åsa Ek")):
        key.put(code, name)
    assert key.names() == {"P01": "Åsa Ek", "P02": "Bo"}


def test_studies_do_not_share_names(tmp_path: Path) -> None:
    CodeKey("7k3m9x2p4q", tmp_path).put("P01", "Åsa")
    assert CodeKey("b7d0k2m4n6", tmp_path).names() == {}


@pytest.mark.parametrize("tables", [{"x": {}}, {"code_key": {"1": {}}, "names": []}])
def test_a_key_that_is_not_as_it_was_written_is_damaged(
    tmp_path: Path, tables: dict[str, dict[str, object]]
) -> None:
    key = CodeKey("7k3m9x2p4q", tmp_path)
    write_tables(key.path, tables)
    with pytest.raises(Damaged):
        key.names()
    key.path.write_bytes(b"{}")
    with pytest.raises(Damaged):
        key.names()


@pytest.mark.parametrize("name", ["../../x", "", "study", "a/b"])
def test_a_study_cannot_name_a_file_elsewhere(name: str) -> None:
    with pytest.raises(Damaged):
        CodeKey(name)


def test_names_that_only_a_sealed_copy_can_read_are_not_taken_for_none(
    study: StudyFolder,
) -> None:
    study.code_key().put("P01", "Alva Exempelsson")
    copy = study.path.with_name("copy")
    shutil.copytree(study.path, copy)
    seal(study.path)
    with pytest.raises(Refused, match="encrypted"):
        open_study(copy).code_key().names()


def test_decrypting_one_copy_leaves_the_names_of_the_others(
    study: StudyFolder,
) -> None:
    study.code_key().put("P01", "Alva Exempelsson")
    key = seal(study.path)
    copy = study.path.with_name("copy")
    shutil.copytree(study.path, copy)
    unseal_study(copy, key, unheard)
    assert open_study(copy).code_key().names() == {"P01": "Alva Exempelsson"}
    sealed = open_study(study.path, key)
    assert sealed.code_key().names() == {"P01": "Alva Exempelsson"}
