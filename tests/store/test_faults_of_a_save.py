"""Whichever call of a save goes wrong: the old state or the new one, never between."""

import errno
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

import pytest

from sosapp.instrument.instrument import Instrument
from sosapp.store.study_files import ASIDE
from tests.kept import Kept
from tests.store.disk import (
    Died,
    Disk,
    Fault,
    death,
    error,
    late,
    power_cut,
    too_little,
)
from tests.store.saves import ID, SAVES, Save, Session, here
from tests.study.material import blank

ERRORS = ("ENOSPC", "EIO", "EACCES", "EROFS")
FAULTS: dict[str, Fault] = {
    **{name: error(getattr(errno, name)) for name in ERRORS},
    "too_little": too_little,
    "late": late,
}
ENDS: dict[str, Fault] = {"death": death, "power_cut": power_cut}

Begin = Callable[[], Save]


@contextmanager
def pointed_at(place: str) -> Iterator[None]:
    """Whatever is found wrong says after which call."""
    try:
        yield
    except Exception as problem:
        problem.add_note(place)
        raise


@pytest.fixture(params=SAVES, ids=lambda save: save.__name__)
def begin(
    request: pytest.FixtureRequest,
    kept: Kept,
    instrument: Instrument,
    disk: Disk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    quick: None,
) -> Begin:
    """Makes a fresh folder, in which the calls of a save are counted from 0."""
    first = tmp_path / "first"
    (tmp_path / "none").mkdir()
    study = kept.make(first / "study", (), tmp_path / "none")
    study.keep(instrument)
    said = blank(instrument=instrument.digest, guide_version=instrument.guide.version)
    study.add(said, instrument)
    assert said.id == ID
    numbers = count()
    kind: type[Save] = request.param
    disk.watch(tmp_path / "at")

    def made() -> Save:
        folder = tmp_path / "at" / str(next(numbers))
        shutil.copytree(first, folder)
        here(monkeypatch, folder)
        save = kind(folder, kept, instrument, disk)
        save.prepare()
        disk.begin()
        return save

    return made


def lying(save: Save) -> set[str]:
    """The names of all files that the save has to do with."""
    folder = save.folder / save.within
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


def stage_of(save: Save) -> int:
    """Which of the states that may be there is; at least what was said to be kept."""
    stage = save.stages.index(save.found())
    assert stage >= save.reached
    return stage


def recorded(begin: Begin, disk: Disk) -> tuple[list[str], set[str]]:
    """The calls of one save with which nothing is wrong, and what it leaves."""
    save = begin()
    assert save.stages.index(save.found()) == 0
    disk.begin()
    save.save()
    calls = list(disk.calls)
    save.leave()
    assert stage_of(save) == len(save.stages) - 1
    return calls, lying(save)


def saved_again(save: Save, left: set[str]) -> None:
    """The next save succeeds, and nothing is left of the one that went wrong."""
    save.save()
    save.leave()
    assert stage_of(save) == len(save.stages) - 1
    kept = ("previous", ASIDE)
    new = {name for name in lying(save) - left if not any(k in name for k in kept)}
    assert new == set()


@pytest.mark.parametrize("fault", FAULTS)
def test_a_call_that_goes_wrong_leaves_the_old_state_or_the_new(
    begin: Begin, disk: Disk, fault: str
) -> None:
    calls, left = recorded(begin, disk)
    assert calls
    for at, call in enumerate(calls):
        save = begin()
        disk.meet(at, FAULTS[fault])
        try:
            save.save()
            stage_of(save)
        except OSError:
            assert fault in ERRORS
        with pointed_at(f"{fault} at call {at}: {call}"):
            save.leave()
            disk.mend()
            stage_of(save)
            saved_again(save, left)


@pytest.mark.parametrize("begin", [Session], indirect=True)
def test_no_thread_ends_because_the_disk_fails(begin: Begin, disk: Disk) -> None:
    calls, _ = recorded(begin, disk)
    for at, call in enumerate(calls):
        save = begin()
        disk.meet(at, FAULTS["EIO"])
        with suppress(OSError):
            save.save()
        save.leave()
        assert not disk.broken, f"call {at}: {call}"


def died_at(at: int, begin: Begin, disk: Disk, end: Fault) -> Save:
    """A save whose process ended at one of its calls."""
    save = begin()
    disk.meet(at, end)
    with pytest.raises(Died):
        save.save()
    disk.restart()
    return save


@pytest.mark.parametrize("end", ENDS)
def test_an_end_at_any_call_leaves_the_old_state_or_the_new(
    begin: Begin, disk: Disk, end: str
) -> None:
    calls, _ = recorded(begin, disk)
    for at, call in enumerate(calls):
        with pointed_at(f"{end} at call {at}: {call}"):
            stage_of(died_at(at, begin, disk, ENDS[end]))


@pytest.mark.parametrize("end", ENDS)
def test_what_is_left_of_an_end_is_in_nobodys_way(
    begin: Begin, disk: Disk, end: str
) -> None:
    calls, left = recorded(begin, disk)
    for at, call in enumerate(calls):
        with pointed_at(f"{end} at call {at}: {call}"):
            saved_again(died_at(at, begin, disk, ENDS[end]), left)
