"""From the command to the first usable Home, in a real terminal."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.bench.bench import PYTHON, Bench
from tests.bench.material import CASE
from tests.bench.paint import program, wait_painted
from tests.bench.timing import FLAT, Attempt, Fact, Finding, compare
from tests.end_to_end.terminal import Terminal

BECOMING = ("/bin/sh", "-c", 'printf . && exec "$@"', "sh")
"""Prints a dot and becomes the program: the clock starts when the program does."""

FEW, MANY = 10, 1000
LATER = ("pydantic", "yaml", "xlsxwriter", "tinydb")
"""What Home's first paint does without."""

IMPORTED = re.compile(rb"import time:[ \d]+\|[ \d]+\| *([\w.]+)")


def measure(bench: Bench) -> Iterator[Finding]:
    """Home with few and many interviews, and what has been imported by then."""
    trivial = _start(program("trivial"), "ready")
    few, many = (_home(bench, number) for number in (FEW, MANY))
    yield compare(
        f"Home of {FEW} interviews : trivial app", few, trivial, 1.5, bench.rounds
    )
    yield compare(f"Home of {MANY} : of {FEW}", many, few, FLAT, bench.rounds)
    yield _imports(bench)


def _home(bench: Bench, interviews: int) -> Attempt:
    return home_of(bench, bench.study(interviews).path, {})


def home_of(bench: Bench, folder: Path, environment: Mapping[str, str]) -> Attempt:
    """Start the application on a study and wait until its interviews are shown."""
    return _start((*bench.sosapp, str(folder)), CASE.name, environment)


def _start(
    command: Sequence[str], mark: str, environment: Mapping[str, str] | None = None
) -> Attempt:
    """Start a program and wait until it shows the mark."""

    def start() -> float:
        everything = [*BECOMING, *command]
        with Terminal(everything, columns=100, env=environment) as terminal:
            shown = wait_painted(terminal, mark)
            terminal.kill()
            return 1000 * (shown - terminal.raw[0][0])

    return start


def _imports(bench: Bench) -> Fact:
    folder = bench.study(FEW).path
    found = sorted(_imported_before_home(folder).intersection(LATER))
    what = f"Home's first paint needs none of {', '.join(LATER)}"
    return Fact(what, not found, f"imported: {', '.join(found)}" if found else "")


def _imported_before_home(folder: Path) -> set[str]:
    """The modules that were imported when the first interview was painted.

    Python tells of each import on the same terminal that the screen is painted on.
    """
    command = [PYTHON, "-X", "importtime", "-m", "sosapp", str(folder)]
    with Terminal(command, columns=100) as terminal:
        shown = wait_painted(terminal, CASE.name)
        output = b"".join(data for at, data in terminal.raw if at <= shown)
        terminal.kill()
    before, _, _ = output.partition(CASE.name.encode())
    return {name.decode() for name in IMPORTED.findall(before)}
