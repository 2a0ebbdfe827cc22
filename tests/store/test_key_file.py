"""The key of a study is there for whoever knows the passphrase."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from sosapp.errors import Damaged, NotFound, Refused, TooNew
from sosapp.store.key_file import (
    KEY_FILES,
    KeyFile,
    change_passphrase,
    read_key_file,
    unlock,
    wrapped,
    write_key_file,
)
from sosapp.store.study_key import StudyKey, new_study_key
from tests.keeping import write_tables

STUDY = "abcdefghij"
PASSPHRASE = "blå grind vid ån"


@pytest.fixture
def key() -> StudyKey:
    """The key of a study."""
    return new_study_key(STUDY)


@pytest.fixture
def folder(tmp_path: Path, key: StudyKey) -> Path:
    """A folder with its key file."""
    write_key_file(tmp_path, wrapped(key, PASSPHRASE))
    return tmp_path


def opens(one: StudyKey, other: StudyKey) -> bool:
    """Whether what one key seals can be read with another."""
    return other.unseal(one.seal(b"x", "a"), "a") == b"x"


def test_the_right_passphrase_gives_the_key(folder: Path, key: StudyKey) -> None:
    assert opens(key, unlock(folder, PASSPHRASE))


def test_composed_and_decomposed_letters_are_the_same(
    folder: Path, key: StudyKey
) -> None:
    typed_on_another_system = "bla\u030a grind vid a\u030an"
    assert opens(key, unlock(folder, typed_on_another_system))


@pytest.mark.parametrize("wrong", ["", "blå grind vid an", PASSPHRASE + " ", "x" * 999])
def test_every_wrong_passphrase_gets_the_same_answer(folder: Path, wrong: str) -> None:
    with pytest.raises(Refused) as caught:
        unlock(folder, wrong)
    assert (caught.value.key, caught.value.values) == ("passphrase_wrong", {})


def test_a_new_passphrase_wraps_the_same_key(folder: Path, key: StudyKey) -> None:
    change_passphrase(folder, key, "en annan grind")
    assert opens(key, unlock(folder, "en annan grind"))
    with pytest.raises(Refused):
        unlock(folder, PASSPHRASE)


def test_a_short_new_passphrase_changes_nothing(folder: Path, key: StudyKey) -> None:
    before = [(folder / name).read_bytes() for name in KEY_FILES]
    with pytest.raises(Refused, match="short"):
        change_passphrase(folder, key, "kort")
    assert [(folder / name).read_bytes() for name in KEY_FILES] == before


def test_a_short_passphrase_is_refused(key: StudyKey) -> None:
    with pytest.raises(Refused, match="short"):
        wrapped(key, "1234567")


def test_one_damaged_copy_is_not_missed(folder: Path, key: StudyKey) -> None:
    for damaged in KEY_FILES:
        whole = (folder / damaged).read_bytes()
        (folder / damaged).write_bytes(whole[:-9])
        assert opens(key, unlock(folder, PASSPHRASE))
        (folder / damaged).unlink()
        assert opens(key, unlock(folder, PASSPHRASE))
        (folder / damaged).write_bytes(whole)


def test_damage_is_told_from_a_wrong_passphrase(folder: Path) -> None:
    for name in KEY_FILES:
        (folder / name).write_bytes(b"{}")
    with pytest.raises(Damaged):
        read_key_file(folder)
    for name in KEY_FILES:
        (folder / name).unlink()
    with pytest.raises(NotFound):
        read_key_file(folder)


def test_no_key_file_can_ask_for_all_the_memory(key: StudyKey, tmp_path: Path) -> None:
    honest = wrapped(key, PASSPHRASE)
    for changed in (
        replace(honest, cost=1 << 30),
        replace(honest, cost=3),
        replace(honest, block_size=1 << 20),
        replace(honest, parallel=1 << 20),
    ):
        write_key_file(tmp_path, changed)
        with pytest.raises(Damaged):
            read_key_file(tmp_path)


def test_a_newer_key_file_is_refused(folder: Path) -> None:
    for name in KEY_FILES:
        row = json.loads((folder / name).read_bytes())["key"]["1"]
        write_tables(folder / name, {"key": {"1": row | {"format": 99}}})
    with pytest.raises(TooNew):
        read_key_file(folder)


def test_the_numbers_are_bound_to_the_key(key: StudyKey) -> None:
    honest: KeyFile = wrapped(key, PASSPHRASE)
    with pytest.raises(Refused):
        replace(honest, study="zzzzzzzzzz").unlock(PASSPHRASE)
