"""Encrypting a study from the command line, and every verb on a sealed one."""

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run

PASSPHRASE = "blå grind vid ån"
WRITTEN_ANEW = "write it anew from the whole copy"


@pytest.fixture
def sealed(sosapp: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The demo study, sealed; its passphrase stands in the environment."""
    assert sosapp("demo", "s", "--no-open").code == 0
    monkeypatch.setenv("SOSAPP_PASSPHRASE", PASSPHRASE)
    done = sosapp("encrypt", "s")
    assert (done.code, done.err) == (0, "")
    return Path("s")


def test_every_reading_verb_works_on_a_sealed_study(sosapp: Run, sealed: Path) -> None:
    assert "Interviews: 11" in sosapp("list", "s").out
    assert sosapp("summary", "collaborations", "s").code == 0
    assert sosapp("export", "excel", "s", "-o", "a.xlsx").code == 0


def test_a_study_can_be_made_sealed(
    sosapp: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOSAPP_PASSPHRASE", PASSPHRASE)
    assert sosapp("new", "s", "--name", "Hemlig", "--encrypt").code == 0
    assert not Path("s/study.json").exists()
    assert sosapp("list", "s").code == 0


@pytest.mark.parametrize("verb", [("list",), ("summary", "challenges"), ("decrypt",)])
def test_a_wrong_passphrase_is_one_clear_line(
    sosapp: Run, sealed: Path, monkeypatch: pytest.MonkeyPatch, verb: tuple[str, ...]
) -> None:
    monkeypatch.setenv("SOSAPP_PASSPHRASE", "fel fel fel")
    done = sosapp(*verb, "s")
    assert (done.code, done.out) == (1, "")
    assert done.err.splitlines()[0] == "Wrong passphrase."


def test_without_terminal_or_passphrase_it_is_said_how_to_give_it(
    sosapp: Run, sealed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOSAPP_PASSPHRASE")
    done = sosapp("list", "s")
    assert done.code == 1
    assert "--passphrase-fd" in done.err


def test_a_script_can_give_it_by_a_descriptor(
    sosapp: Run, sealed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOSAPP_PASSPHRASE")
    reading, writing = os.pipe()
    os.write(writing, PASSPHRASE.encode() + b"\n")
    os.close(writing)
    assert sosapp("list", "s", "--passphrase-fd", reading).code == 0
    os.close(reading)


def test_no_option_takes_a_passphrase(sosapp: Run, sealed: Path) -> None:
    assert sosapp("list", "s", "--passphrase", PASSPHRASE).code == 2


def test_the_passphrase_is_changed_without_rewriting_the_study(
    sosapp: Run, sealed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def others() -> dict[str, bytes]:
        files = sealed.rglob("*")
        return {
            f.name: f.read_bytes()
            for f in files
            if f.is_file() and not f.name.startswith("key")
        }

    before = others()
    monkeypatch.setenv("SOSAPP_NEW_PASSPHRASE", "en annan grind")
    assert sosapp("passphrase", "s").code == 0
    assert others() == before
    assert sosapp("list", "s").code == 1
    monkeypatch.setenv("SOSAPP_PASSPHRASE", "en annan grind")
    assert sosapp("list", "s").code == 0


def test_decrypting_gives_back_an_ordinary_study(
    sosapp: Run, sealed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sosapp("summary", "challenges", "s", "--json").out
    assert sosapp("decrypt", "s").code == 0
    monkeypatch.delenv("SOSAPP_PASSPHRASE")
    assert sosapp("summary", "challenges", "s", "--json").out == before
    assert sosapp("decrypt", "s").code == 1


def test_a_short_passphrase_changes_nothing(
    sosapp: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    sosapp("demo", "s", "--no-open")
    monkeypatch.setenv("SOSAPP_PASSPHRASE", "kort")
    assert sosapp("encrypt", "s").code == 1
    assert Path("s/study.json").exists()


def test_the_code_key_can_lie_on_another_disk(
    sosapp: Run, sealed: Path, tmp_path: Path
) -> None:
    from sosapp.store.key_file import unlock
    from sosapp.store.study_folder import open_study

    study = open_study(sealed, unlock(sealed, PASSPHRASE))
    study.code_key().put("P01", "Alva Exempelsson")
    old = study.code_key().path
    stick = tmp_path / "stick"
    assert sosapp("code-key", "s", "--to", stick).code == 1
    stick.mkdir()
    done = sosapp("code-key", "s", "--to", stick)
    assert (done.code, "1 name" in done.out) == (0, True)
    assert not old.exists()
    assert study.code_key().names() == {"P01": "Alva Exempelsson"}
    stick.rename(tmp_path / "away")
    done = sosapp("code-key", "s")
    assert (done.code, "code-key" in done.err) == (1, True)
    assert sosapp("export", "excel", "s", "-o", "b.xlsx").code == 1
    assert not Path("b.xlsx").exists()
    assert sosapp("code-key", "s", "--is-in", tmp_path / "away").code == 0
    assert study.code_key().names() == {"P01": "Alva Exempelsson"}


def test_without_the_passphrase_check_sees_the_study_from_outside(
    sosapp: Run, sealed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sosapp("check", "s").code == 0
    monkeypatch.delenv("SOSAPP_PASSPHRASE")
    told = sosapp("check", "s")
    assert (told.code, told.err) == (1, "")
    assert "without the passphrase only the key file" in told.out
    assert "Everything is whole" not in told.out
    interview = sorted((sealed / "interviews").glob("*.sealed"))[0]
    interview.write_bytes(b"something else")
    (sealed / "key.json").write_bytes(b"")
    repaired = sosapp("check", "s", "--repair")
    assert f"repaired: key.json: {WRITTEN_ANEW}" in repaired.out
    assert f"interviews/{interview.name}: " in repaired.out
    assert (sealed / "key.json").read_bytes() == (sealed / "key-copy.json").read_bytes()


def test_a_study_without_a_whole_key_file_says_so_and_is_left_alone(
    sosapp: Run, sealed: Path
) -> None:
    for name in ("key.json", "key-copy.json"):
        (sealed / name).write_bytes(b"")
    told = sosapp("check", "s", "--repair")
    assert (told.code, told.err) == (1, "")
    assert "key.json: The file key.json is not as it was written." in told.out
    assert "repaired" not in told.out
