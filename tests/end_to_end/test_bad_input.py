"""Whatever is wrong around it: one clear line, nothing lost, never a traceback."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sosapp.store.checked import FORMAT, with_check
from sosapp.store.kept_file import read_tables

from . import unprivileged
from .conversation import Line
from .desk import Desk, Size
from .onlooker import PATIENCE, SOSAPP
from .small_disk import LimitedDisk

NO_UTF8 = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
UNPRIVILEGED = (sys.executable, str(unprivileged.__file__), SOSAPP)


def told(*arguments: str | Path, **env: str) -> subprocess.CompletedProcess[str]:
    """What the program answers where there is no terminal."""
    said = subprocess.run(
        [SOSAPP, *map(str, arguments)],
        capture_output=True,
        text=True,
        errors="strict",
        timeout=PATIENCE,
        env=os.environ | {"LANG": "sv_SE.UTF-8"} | env,
    )
    assert "Traceback" not in said.stdout + said.stderr
    return said


def texts(desk: Desk) -> list[str]:
    """The texts of the entries in their order."""
    return [entry.text for entry in desk.interview.entries.values()]


def test_a_folder_without_a_study_is_named(beside: Path) -> None:
    said = told(beside)
    assert (said.returncode, said.stdout) == (1, "")
    assert str(beside) in said.stderr
    assert len(said.stderr.splitlines()) == 2


def test_beside_no_study_one_is_chosen(beside: Path, prepared: Desk) -> None:
    prepared.folder = beside / "none"
    with prepared.terminal() as terminal:
        her = prepared.interviewer(terminal)
        her.sees_word("pick.title")
        her.quits()


def test_a_dumb_terminal_is_told_so(prepared: Desk) -> None:
    with prepared.terminal(str(prepared.folder), env={"TERM": "dumb"}) as terminal:
        assert terminal.wait(PATIENCE) == 1
        prepared.interviewer(terminal).sees_word("error.terminal_dumb")


def test_no_terminal_is_said(prepared: Desk) -> None:
    said = told(prepared.folder)
    assert (said.returncode, said.stdout) == (1, "")
    assert len(said.stderr.splitlines()) == 2


def test_a_reader_that_goes_is_not_complained_about(prepared: Desk) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as output:
        command = [SOSAPP, "list", str(prepared.folder)]
        said = subprocess.run(command, stdout=output, stderr=subprocess.PIPE)
    assert said.stderr == b""
    assert said.returncode != 0


def test_no_variable_has_keys_written_beside_the_study(prepared: Desk) -> None:
    """Each of these has Textual write what is typed, or the screen, to a file."""
    told = {
        "TEXTUAL": "debug,devtools",
        "TEXTUAL_DEBUG": "1",
        "TEXTUAL_SCREENSHOT": "0",
    }
    told |= {"TEXTUAL_LOG": "textual.log"}
    before = set(prepared.folder.parent.iterdir())
    with prepared.terminal(str(prepared.folder), env=told) as terminal:
        her = prepared.interviewer(terminal)
        her.begins()
        her.leaves_half("hemligt")
        her.files()
        her.quits()
    assert texts(prepared) == ["hemligt"]
    assert set(prepared.folder.parent.iterdir()) == before


def test_a_terminal_of_40_by_12_is_enough(prepared: Desk) -> None:
    prepared.size = Size(40, 12)
    with prepared.terminal(str(prepared.folder)) as terminal:
        her = prepared.interviewer(terminal)
        her.begins()
        her.leaves_half("smal åäö")
        her.files()
        her.sees("smal åäö")
        her.quits()
    assert texts(prepared) == ["smal åäö"]


@pytest.mark.parametrize("size", [Size(80, 24), Size(40, 12)])
def test_the_end_of_a_long_line_is_seen(prepared: Desk, size: Size) -> None:
    prepared.size = size
    with prepared.terminal(str(prepared.folder)) as terminal:
        her = prepared.interviewer(terminal)
        her.begins()
        terminal.paste("ett ord till " * 100 + "slutet")
        her.sees("slutet")


def test_a_terminal_that_shrinks_keeps_the_line(prepared: Desk) -> None:
    with prepared.terminal(str(prepared.folder)) as terminal:
        her = prepared.interviewer(terminal)
        her.begins()
        her.leaves_half("bred åäö")
        terminal.resize(40, 12)
        her.sees_no(prepared.instrument.guide.sections[-1].title.sv)
        her.sees("bred åäö")
        terminal.resize(120, 40)
        her.sees("bred åäö", prepared.instrument.guide.sections[-1].title.sv)
        her.files()
        her.quits()
    assert texts(prepared) == ["bred åäö"]


def test_a_locale_without_utf8_loses_no_letter(prepared: Desk) -> None:
    said = "åäö é 😀"
    with prepared.terminal(str(prepared.folder), env=NO_UTF8) as terminal:
        her = prepared.interviewer(terminal)
        her.begins()
        her.leaves_half(said)
        her.files()
        her.sees(said)
        her.quits()
    assert texts(prepared) == [said]
    assert told("list", prepared.folder, **NO_UTF8).returncode == 0


def edit(guide: Path) -> None:
    """Change the words of a question."""
    text = guide.read_text(encoding="utf-8")
    guide.write_text(text.replace("Tack för att du", "Hej du"), encoding="utf-8")


def break_it(guide: Path) -> None:
    """Leave what is no YAML."""
    guide.write_text("sections: [", encoding="utf-8")


@pytest.mark.parametrize(
    "harm", [Path.unlink, edit, break_it], ids=lambda f: f.__name__
)
def test_an_interview_keeps_the_guide_it_was_started_with(
    prepared: Desk, harm: Callable[[Path], None]
) -> None:
    harm(prepared.folder / "templates" / "guides" / "sos_socialchef.yaml")
    with prepared.terminal(str(prepared.folder)) as terminal:
        her = prepared.interviewer(terminal)
        her.begins()
        her.types(Line("det går bra", ()))
        her.goes_to("D1")
        her.quits()
    assert texts(prepared) == ["det går bra"]


def test_an_interview_of_a_newer_version_is_left_alone(prepared: Desk) -> None:
    tables = read_tables(prepared.file)
    tables["interview"]["1"]["format"] = FORMAT + 1
    written = with_check(tables)
    file = prepared.file
    file.write_bytes(written)
    with prepared.terminal(str(prepared.folder)) as terminal:
        her = prepared.interviewer(terminal)
        her.opens_first()
        her.sees_word("app.problem")
        her.sees(file.name)
        her.quits()
    assert file.read_bytes() == written
    assert [found.name for found in file.parent.iterdir()] == [file.name]


def test_a_study_of_a_newer_version_is_left_alone(prepared: Desk) -> None:
    file = prepared.folder / "study.json"
    tables = read_tables(file)
    tables["study"]["1"]["format"] = FORMAT + 1
    written = with_check(tables)
    file.write_bytes(written)
    with prepared.terminal(str(prepared.folder)) as terminal:
        her = prepared.interviewer(terminal)
        her.sees(file.name)
        terminal.key("ctrl+q")
        terminal.wait(PATIENCE)
        her.sees_no_fault()
    assert file.read_bytes() == written


def test_a_damaged_interview_is_left_alone(prepared: Desk) -> None:
    file = prepared.file
    written = file.read_bytes().replace(b'"P01"', b'"P07"', 1)
    file.write_bytes(written)
    with prepared.terminal(str(prepared.folder)) as terminal:
        her = prepared.interviewer(terminal)
        her.opens_first()
        her.sees(file.name)
        her.quits()
    assert file.read_bytes() == written


def test_a_folder_that_cannot_be_written_is_said(prepared: Desk) -> None:
    folder = prepared.file.parent
    before = prepared.interview
    folder.chmod(0o500)
    try:
        with prepared.terminal(str(prepared.folder), launcher=UNPRIVILEGED) as terminal:
            her = prepared.interviewer(terminal)
            her.opens_first()
            her.sees_word("app.problem")
            her.quits()
    finally:
        folder.chmod(0o700)
    assert prepared.interview == before


def test_a_program_that_is_ended_keeps_the_line(prepared: Desk) -> None:
    with prepared.terminal(str(prepared.folder)) as terminal:
        her = prepared.interviewer(terminal)
        her.begins()
        her.leaves_half("mitt i")
        terminal.kill(signal.SIGTERM)
        terminal.wait(PATIENCE)
        her.sees_no_fault()
    assert prepared.interview.draft.text == "mitt i"


@pytest.fixture
def disk(prepared: Desk, tmp_path: Path) -> LimitedDisk:
    """The disk that the prepared interview lies on."""
    return LimitedDisk(tmp_path, prepared.file.with_suffix(".journal"))


def test_a_full_disk_is_said_at_once_and_nothing_is_lost(
    prepared: Desk, disk: LimitedDisk
) -> None:
    with prepared.terminal(str(prepared.folder), launcher=disk.launcher) as terminal:
        her = prepared.interviewer(terminal)
        her.begins()
        her.types(Line("medan det finns rum", ()))
        disk.fill_up(terminal)
        her.leaves_half("när det är fullt")
        her.sees_word("saved.no")
        her.sees_word("saved.failing")
        terminal.key("enter")
        her.goes_on_to("A1")
        her.leaves_half("på nästa fråga")
        terminal.key("enter")
        her.leaves_half("halvvägs")
        assert texts(prepared) == ["medan det finns rum"]
        disk.make_room(terminal)
        her.sees_word("saved.yes")
        her.sees_no(her.word("saved.failing"))
        terminal.kill(signal.SIGKILL)
        terminal.wait(PATIENCE)
    said = ["medan det finns rum", "när det är fullt", "på nästa fråga"]
    assert texts(prepared) == said
    assert prepared.interview.draft.text == "halvvägs"


def test_nobody_leaves_a_full_disk_without_a_word(
    prepared: Desk, disk: LimitedDisk
) -> None:
    with prepared.terminal(str(prepared.folder), launcher=disk.launcher) as terminal:
        her = prepared.interviewer(terminal)
        her.begins()
        her.types(Line("medan det finns rum", ()))
        disk.fill_up(terminal)
        her.leaves_half("när det är fullt")
        her.sees_word("saved.no")
        terminal.key("ctrl+q")
        her.sees_word("saved.not_closed")
        her.sees("när det är fullt")
        disk.make_room(terminal)
        her.sees_word("saved.yes")
        her.quits()
    assert texts(prepared) == ["medan det finns rum"]
    assert prepared.interview.draft.text == "när det är fullt"
