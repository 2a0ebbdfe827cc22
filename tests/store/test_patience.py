"""Windows: a file that a scanner holds is asked for again, and not for ever."""

import os
from collections.abc import Callable
from errno import EACCES, ENOSPC
from pathlib import Path
from typing import Any

import pytest

from sosapp.store import atomic, patience

Refuse = Callable[..., list[Path]]


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A Windows on which no time passes; how long each pause would have been."""
    slept: list[float] = []
    monkeypatch.setattr(patience, "ON_WINDOWS", True)
    monkeypatch.setattr(patience, "sleep", slept.append)
    return slept


def held(number: int = 32) -> PermissionError:
    """What Windows says of a file that another program has open."""
    error = PermissionError(EACCES, "held")
    vars(error)["winerror"] = number
    return error


@pytest.fixture
def refuse(monkeypatch: pytest.MonkeyPatch) -> Refuse:
    """Has a call refuse so many times; the files that it was asked for."""

    def prepare(holder: Any, name: str, times: int, error: OSError) -> list[Path]:
        real, asked = getattr(holder, name), []

        def call(path: Path, *given: Any, **named: Any) -> Any:
            asked.append(Path(path))
            if len(asked) <= times:
                raise error
            return real(path, *given, **named)

        monkeypatch.setattr(holder, name, call)
        return asked

    return prepare


def names(folder: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("number", [5, 32, 33])
@pytest.mark.parametrize("times", [1, 7])
def test_a_file_that_is_held_for_a_moment_is_replaced(
    tmp_path: Path, pauses: list[float], refuse: Refuse, number: int, times: int
) -> None:
    atomic.write_atomically(tmp_path / "a", b"one")
    refuse(os, "replace", times, held(number))
    atomic.write_atomically(tmp_path / "a", b"two")
    assert (tmp_path / "a").read_bytes() == b"two"
    assert len(pauses) == times


def test_one_that_stays_held_is_left_as_it_was_after_a_second(
    tmp_path: Path, isolated_home: Path, pauses: list[float], refuse: Refuse
) -> None:
    isolated_home.rmdir()
    for content in (b"one", b"two"):
        atomic.write_atomically(tmp_path / "a", content, tmp_path / "a.previous")
    refuse(os, "replace", 1000, held())
    with pytest.raises(PermissionError, match="held"):
        atomic.write_atomically(tmp_path / "a", b"three")
    assert (tmp_path / "a").read_bytes() == b"two"
    assert (tmp_path / "a.previous").read_bytes() == b"one"
    assert names(tmp_path) == ["a", "a.previous"]
    assert pauses == sorted(pauses)
    assert 0.8 < sum(pauses) < 1.2


@pytest.mark.parametrize(("holder", "name"), [(os, "open"), (Path, "unlink")])
def test_what_a_crash_left_may_be_held_too(
    tmp_path: Path, pauses: list[float], refuse: Refuse, holder: Any, name: str
) -> None:
    (tmp_path / ".a.new").write_bytes(b"half")
    asked = refuse(holder, name, 3, held())
    atomic.write_atomically(tmp_path / "a", b"one")
    assert asked[:4] == [tmp_path / ".a.new"] * 4
    assert (tmp_path / "a").read_bytes() == b"one"
    assert len(pauses) == 3


@pytest.mark.parametrize(
    "error", [OSError(ENOSPC, "full"), PermissionError(EACCES, "no"), held(19)]
)
def test_another_refusal_is_told_at_once(
    tmp_path: Path, pauses: list[float], refuse: Refuse, error: OSError
) -> None:
    refuse(os, "replace", 1, error)
    with pytest.raises(type(error)):
        atomic.write_atomically(tmp_path / "a", b"one")
    assert not pauses


def test_other_systems_are_not_asked_again(tmp_path: Path, refuse: Refuse) -> None:
    asked = refuse(os, "replace", 1, held())
    with pytest.raises(PermissionError):
        atomic.write_atomically(tmp_path / "a", b"one")
    assert len(asked) == 1
