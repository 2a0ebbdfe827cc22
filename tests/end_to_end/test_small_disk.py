"""A disk that runs full, or may not be written: typing goes on and nothing is lost."""

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sosapp.instrument.instrument import Instrument
from tests.kept import Kept

from . import unprivileged
from .conftest import prepare
from .conversation import Line
from .desk import Desk
from .interviewer import Interviewer
from .onlooker import PATIENCE, SOSAPP
from .small_disk import LimitedDisk, MountedDisk, mounted

UNPRIVILEGED = (sys.executable, str(unprivileged.__file__))
MOST_KEYS = 2000
SINCE = re.compile(r"sedan\s+(\d\d.\d\d)")


@pytest.fixture
def small(
    tmp_path: Path,
    kept: Kept,
    instrument: Instrument,
    record_property: Callable[[str, object], None],
) -> Iterator[tuple[Desk, MountedDisk | LimitedDisk]]:
    """A desk with a prepared interview on a small disk."""
    folder = tmp_path / "disk"
    folder.mkdir()
    with mounted(folder) as own:
        study = kept.make(folder / "study")
        journal = kept.journal_of(study.path, prepare(study, instrument))
        disk = MountedDisk(folder) if own else LimitedDisk(folder, journal)
        record_property("The small disk of a test", disk.name)
        yield Desk(study.path, instrument, kept=kept), disk


def types_until_it_is_full(her: Interviewer) -> str:
    """Type until the screen says that nothing is saved any more; what was typed."""
    typed = ""
    while not her.terminal.shows(her.word("saved.failing")):
        assert len(typed) < MOST_KEYS, her.terminal.screen()
        word = f"ord{len(typed)} "
        typed += word
        her.leaves_half(word)
    return typed


def since(her: Interviewer) -> str:
    """Since when nothing has been saved, as the screen says."""
    found = SINCE.search(her.terminal.screen())
    assert found, her.terminal.screen()
    return found[1]


def test_a_disk_that_fills_up_loses_nothing(
    small: tuple[Desk, MountedDisk | LimitedDisk],
) -> None:
    desk, disk = small
    with desk.terminal(str(desk.folder), launcher=disk.launcher) as terminal:
        her = desk.interviewer(terminal)
        her.begins()
        her.types(Line("medan det finns rum", ()))
        disk.fill_up(terminal)
        half = types_until_it_is_full(her)
        her.sees_word("saved.no")
        failing = since(her)
        terminal.type("fullt\n")
        her.goes_on_to("A1")
        terminal.type("på nästa fråga\n")
        her.leaves_half("halvvägs")
        assert since(her) == failing
        on_the_disk = [entry.text for entry in desk.interview.entries.values()]
        assert on_the_disk == ["medan det finns rum"]
        disk.make_room(terminal)
        her.sees_word("saved.yes")
        her.sees_no(her.word("saved.failing"))
        terminal.kill()
        terminal.wait(PATIENCE)
    said = [(entry.question, entry.text) for entry in desk.interview.entries.values()]
    assert said == [
        ("O1", "medan det finns rum"),
        ("O1", f"{half}fullt"),
        ("A1", "på nästa fråga"),
    ]
    assert desk.interview.draft.text == "halvvägs"
    assert desk.kept.findings(desk.folder) == []


def test_a_disk_that_may_only_be_read_is_said_and_harms_nothing(
    small: tuple[Desk, MountedDisk | LimitedDisk],
) -> None:
    desk, disk = small
    before = desk.interview
    launcher = (*UNPRIVILEGED, SOSAPP)
    with (
        disk.read_only(desk.folder),
        desk.terminal(str(desk.folder), launcher=launcher) as terminal,
    ):
        her = desk.interviewer(terminal)
        her.opens_first()
        her.sees("Skrivskyddad")
        her.quits()
    assert desk.interview == before
    with desk.terminal(str(desk.folder), launcher=launcher) as terminal:
        her = desk.interviewer(terminal)
        her.begins()
        her.types(Line("nu går det", ()))
        her.quits()
    assert [entry.text for entry in desk.interview.entries.values()] == ["nu går det"]


def test_a_folder_that_is_locked_while_one_types_keeps_the_journal(
    prepared: Desk,
) -> None:
    folder = prepared.folder / "interviews"
    launcher = (*UNPRIVILEGED, SOSAPP)
    with prepared.terminal(str(prepared.folder), launcher=launcher) as terminal:
        her = prepared.interviewer(terminal)
        her.begins()
        her.types(Line("före", ()))
        folder.chmod(0o500)
        try:
            her.types(Line("efter", ()))
            her.leaves_half("halvvägs")
            her.quits()
        finally:
            folder.chmod(0o700)
    texts = [entry.text for entry in prepared.interview.entries.values()]
    assert (texts, prepared.interview.draft.text) == (["före", "efter"], "halvvägs")
    assert prepared.kept.findings(prepared.folder) == []
