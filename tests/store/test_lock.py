"""One process at a time; what a dead one left behind locks nothing."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sosapp.errors import Refused
from sosapp.store.lock import Lock

HOLDER = """
import sys
from pathlib import Path
from sosapp.store.lock import Lock
Lock(Path(sys.argv[1])).take()
print("taken", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a lock is."""
    return tmp_path / "x.lock"


@pytest.fixture
def other(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "taken\n"
        yield process
        process.kill()


def test_a_lock_is_taken_once(path: Path) -> None:
    lock = Lock(path)
    lock.take()
    with pytest.raises(Refused) as caught:
        Lock(path).take()
    assert str(os.getpid()) in caught.value.message("en")
    lock.release()
    Lock(path).take()


def test_a_lock_that_is_let_go_leaves_nothing(path: Path) -> None:
    lock = Lock(path)
    lock.take()
    assert path.stat().st_mode & 0o777 == 0o600
    lock.release()
    lock.release()
    assert not path.exists()


def test_a_lock_that_was_refused_lets_nothing_go(path: Path) -> None:
    Lock(path).take()
    refused = Lock(path)
    with pytest.raises(Refused):
        refused.take()
    refused.release()
    assert path.exists()
    with pytest.raises(Refused):
        Lock(path).take()


def test_a_lock_of_a_dead_process_is_taken_over(
    path: Path, other: subprocess.Popen[str]
) -> None:
    with pytest.raises(Refused) as caught:
        Lock(path).take()
    assert str(other.pid) in caught.value.message("sv")
    other.kill()
    other.wait()
    assert path.exists()
    Lock(path).take()


@pytest.mark.parametrize("left", ["", "{", "[]", '{"process": 1}'])
def test_a_file_that_a_power_cut_left_locks_nothing(path: Path, left: str) -> None:
    path.write_text(left, encoding="utf-8")
    Lock(path).take()


def test_a_number_that_another_process_has_by_now_locks_nothing(path: Path) -> None:
    left = {"host": socket.gethostname(), "process": os.getppid()}
    path.write_text(json.dumps(left), encoding="utf-8")
    Lock(path).take()


def test_the_lock_of_another_computer_is_left_alone(path: Path) -> None:
    path.write_text(json.dumps({"host": "elsewhere", "process": 1}), encoding="utf-8")
    with pytest.raises(Refused) as caught:
        Lock(path).take()
    assert "elsewhere" in caught.value.message("en")
    assert path.name in caught.value.hint("en")


def test_a_lock_can_be_read_by_its_owner_and_nobody_else(path: Path) -> None:
    before = os.umask(0o777)
    try:
        Lock(path).take()
    finally:
        os.umask(before)
    assert path.stat().st_mode & 0o777 == 0o600
