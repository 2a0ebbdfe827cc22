"""A TinyDB file in which every changed byte is noticed."""

import json
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from sosapp.errors import Damaged, TooNew
from sosapp.store.checked import (
    FORMAT,
    check_format,
    is_checked,
    with_check,
    without_check,
)
from sosapp.store.kept_file import KeptFile, read_tables
from tests.keeping import write_tables

TABLES: dict[str, dict[str, Any]] = {
    "interview": {"1": {"id": "7k3m9x2p4q", "case": "Åre [/b] 👩‍🚒"}},
    "entries": {"1": {"text": '"}}}, \\ \n', "at": 4, "works": 2.5, "star": True}},
    "empty": {},
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A small checked file."""
    made = tmp_path / "a.json"
    write_tables(made, TABLES)
    return made


def test_what_is_written_is_read_back(path: Path) -> None:
    assert read_tables(path) == TABLES


def test_every_changed_byte_is_noticed() -> None:
    raw = with_check(TABLES)
    for place in range(len(raw)):
        for other in (raw[place] ^ 1, raw[place] ^ 0x80, 0):
            changed = raw[:place] + bytes([other]) + raw[place + 1 :]
            with pytest.raises(Damaged):
                without_check(changed, "a.json")


def test_every_truncation_is_noticed() -> None:
    raw = with_check(TABLES)
    for length in range(len(raw)):
        with pytest.raises(Damaged):
            without_check(raw[:length], "a.json")


@pytest.mark.parametrize("addition", [b"\n", b" ", b"\0", b"}"])
def test_what_is_added_is_noticed(path: Path, addition: bytes) -> None:
    path.write_bytes(path.read_bytes() + addition)
    assert not is_checked(path.read_bytes())
    with pytest.raises(Damaged):
        read_tables(path)


@pytest.mark.parametrize("raw", [b"", b"{}", b"[]", b"\xff\xfe", b"x" * 5000])
def test_what_was_never_a_checked_file_is_damaged(path: Path, raw: bytes) -> None:
    path.write_bytes(raw)
    with pytest.raises(Damaged) as caught:
        read_tables(path)
    assert "a.json" in caught.value.message("en")


def test_a_whole_file_is_known_without_being_read_through(path: Path) -> None:
    assert is_checked(path.read_bytes())


def test_a_missing_file_is_not_a_damaged_one(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_tables(tmp_path / "none.json")


def test_a_stock_database_opens_the_file_and_leaves_it_as_it_is(path: Path) -> None:
    raw = path.read_bytes()
    with TinyDB(path, encoding="utf-8") as database:
        [row] = database.table("interview").all()
        assert row == TABLES["interview"]["1"]
        assert database.tables() == {*TABLES, "_check"}
    assert path.read_bytes() == raw


def test_a_database_can_work_on_the_file(path: Path) -> None:
    with TinyDB(path, storage=KeptFile) as database:
        database.table("entries").insert({"text": "två"})
    with TinyDB(path, storage=KeptFile) as database:
        assert [row["text"] for row in database.table("entries")] == [
            TABLES["entries"]["1"]["text"],
            "två",
        ]
    assert is_checked(path.read_bytes())


def test_a_database_begins_a_new_file(tmp_path: Path) -> None:
    path = tmp_path / "new.json"
    with TinyDB(path, storage=KeptFile) as database:
        assert database.tables() == set()
        database.insert({"a": 1})
    assert read_tables(path)["_default"] == {"1": {"a": 1}}


def test_the_previous_file_is_kept_under_another_name(path: Path) -> None:
    previous = path.with_suffix(".previous")
    file = KeptFile(path, previous)
    file.read()
    file.write({"other": {}})
    assert read_tables(previous) == TABLES
    assert read_tables(path) == {"other": {}}


def test_half_a_character_does_not_make_the_file_unreadable(path: Path) -> None:
    tables = {"entries": {"1": {"text": "a\udc80b"}}}
    write_tables(path, tables)
    assert read_tables(path) == tables
    assert json.loads(path.read_text(encoding="utf-8"))["entries"] == tables["entries"]


@pytest.mark.parametrize(
    "tables", [{}, {"a": {"1": {"x": float("nan")}}}, {"a": {"1": {"x": float("inf")}}}]
)
def test_what_no_json_can_hold_is_not_written(
    path: Path, tables: dict[str, dict[str, Any]]
) -> None:
    with pytest.raises(ValueError, match=r"tables|JSON"):
        KeptFile(path).write(tables)
    assert read_tables(path) == TABLES


def test_a_file_of_a_newer_format_is_refused() -> None:
    check_format({"format": FORMAT}, "a.json")
    check_format({}, "a.json")
    with pytest.raises(TooNew) as caught:
        check_format({"format": FORMAT + 1}, "a.json")
    assert str(FORMAT + 1) in caught.value.message("sv")


@pytest.mark.parametrize("version", ["2", None, 0, -1, True, 1.0])
def test_what_is_no_version_is_damage(version: object) -> None:
    with pytest.raises(Damaged):
        check_format({"format": version}, "a.json")
