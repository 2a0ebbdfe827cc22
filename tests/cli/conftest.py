"""The command line in this process and in one of its own."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from sosapp.cli import answer

Run = Callable[..., "Answer"]
LIMITED = (
    "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, ({n}, {n}));"
    "sys.argv[0] = 'sosapp'; from sosapp.__main__ import main; main()"
)
"""The program under a limit for every file it writes, as on a disk that is full."""


@dataclass(frozen=True)
class Answer:
    """What a call of the command line ended with."""

    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An English system, and an empty folder to stand in."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)


@pytest.fixture
def sosapp() -> Run:
    """Answers arguments in this process; there is no terminal."""

    def run(*arguments: object) -> Answer:
        with CliRunner().isolation() as (out, err, _):
            code = answer([str(argument) for argument in arguments], lambda _: 0)
        return Answer(code, out.getvalue().decode(), err.getvalue().decode())

    return run


@pytest.fixture
def process() -> Run:
    """Answers arguments in a process of its own, as a shell would start it."""

    def run(
        *arguments: object,
        env: Mapping[str, str] | None = None,
        stdout: int = subprocess.PIPE,
        most_bytes: int | None = None,
    ) -> Answer:
        start = ["-m", "sosapp"]
        if most_bytes is not None:
            start = ["-c", LIMITED.format(n=most_bytes)]
        done = subprocess.run(
            [sys.executable, *start, *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=subprocess.PIPE,
            env=os.environ | dict(env or {}),
            timeout=60,
            check=False,
        )
        out = (done.stdout or b"").decode()
        return Answer(done.returncode, out, done.stderr.decode())

    return run
