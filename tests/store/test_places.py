"""Where a new study is put, and how a folder is written."""

import os
from pathlib import Path

import pytest
from platformdirs import user_documents_path

from sosapp.store.places import folder_for_studies, folder_name, full, short


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("Pilot hösten 2026", "pilot-hosten-2026"),
        ("  S.O.S. – Åre/Älv  ", "s-o-s-are-alv"),
        ("../../etc", "etc"),
        ("[/b]", "b"),
        ("研究", ""),
        ("x" * 100, "x" * 60),
    ],
)
def test_a_folder_is_named_in_letters_that_every_system_takes(
    name: str, folder: str
) -> None:
    assert folder_name(name) == folder


def test_studies_are_put_where_the_application_is_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert folder_for_studies() == tmp_path


def test_a_folder_that_is_gone_is_replaced_by_the_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert folder_for_studies() == user_documents_path()


def test_a_folder_is_written_from_here_or_from_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    elsewhere = Path(os.path.abspath(os.sep)) / "elsewhere" / "c"
    for path in (tmp_path / "a", Path.home() / "b", elsewhere):
        assert full(short(path)) == path
    assert short(tmp_path / "a") == f".{os.sep}a"
    assert short(elsewhere) == str(elsewhere)


def test_home_is_written_with_its_sign(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "x").mkdir()
    monkeypatch.chdir(tmp_path / "x")
    assert short(Path.home() / "b") == f"~{os.sep}b"
