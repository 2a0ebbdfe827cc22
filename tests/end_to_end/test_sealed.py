"""Nothing that is typed into a sealed study can be read on the disk, at any time."""

import os
from base64 import b64encode
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sosapp.instrument.instrument import Instrument
from sosapp.store.snapshots import take_snapshot
from tests.kept import GUIDE, SEALED

from .conftest import prepare
from .desk import Desk
from .onlooker import PATIENCE

NAME = "Alva Exempelsson"
TYPED = ("Vattentornet", "xylofon", "Granåkersby", "halvtannat", "#hemligtagg")


@pytest.fixture
def desk(instrument: Instrument, tmp_path: Path) -> Desk:
    """A desk with an interview in a sealed study, and a name behind its code."""
    study = SEALED.make(tmp_path / "study", (GUIDE,))
    prepare(study, instrument)
    study.code_key().put("P01", NAME)
    return Desk(study.path, instrument, kept=SEALED)


def all_files(*folders: Path) -> Iterator[Path]:
    """Every file in some folders."""
    for folder in folders:
        for path, _, names in os.walk(folder):
            yield from (Path(path, name) for name in names)


def readable(*folders: Path) -> list[tuple[str, str]]:
    """What of the typed can be read, and in which file, in any usual spelling."""
    found = []
    for file in all_files(*folders):
        try:
            content = file.read_bytes() + file.name.encode()
        except FileNotFoundError:
            continue
        for text in (*TYPED, NAME):
            spellings = (
                text.encode(),
                text.encode("utf-16-le"),
                text.encode("unicode_escape"),
                b64encode(text.encode())[:-4],
            )
            if any(spelling in content for spelling in spellings):
                found.append((text, str(file)))
    return found


def test_nothing_typed_can_be_read_while_typing_after_a_kill_or_on_leaving(
    desk: Desk, tmp_path: Path, isolated_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    places = (desk.folder, isolated_home, temporary)
    env = {"TMPDIR": str(temporary)}
    with desk.terminal(str(desk.folder), env=env) as terminal:
        her = desk.interviewer(terminal)
        her.begins()
        terminal.type("Vattentornet xylofon #hemligtagg\n")
        terminal.type("@ Granåkersby\n")
        terminal.wait_until(lambda: len(desk.interview.entries) == 2, PATIENCE)
        terminal.type("halvtannat")
        terminal.wait_until(lambda: "halvtannat" in desk.interview.draft.text, PATIENCE)
        assert readable(*places) == []
        terminal.kill()
        terminal.wait(PATIENCE)
    assert readable(*places) == []
    with desk.terminal(str(desk.folder), env=env) as terminal:
        her = desk.interviewer(terminal)
        her.opens_first()
        terminal.wait_for("halvtannat", PATIENCE)
        assert readable(*places) == []
        terminal.key("ctrl+q")
        assert terminal.wait(PATIENCE) == 0
    study = desk.kept.open(desk.folder)
    day = date(2100, 1, 1)
    assert take_snapshot(study.path, study.study.id, day, lambda _done, _of: None)
    assert readable(*places) == []
    texts = [entry.text for entry in desk.interview.entries.values()]
    assert "Vattentornet" in texts[0]
    assert desk.interview.draft.text == "halvtannat"


def test_the_same_search_finds_what_an_open_study_holds(
    instrument: Instrument, tmp_path: Path
) -> None:
    file = tmp_path / "x"
    for text in TYPED:
        file.write_text(f"… {text} …", encoding="utf-8")
        assert (text, str(file)) in readable(tmp_path)
