"""When something was painted, from the raw bytes that a terminal received."""

import re
from collections.abc import Sequence
from pathlib import Path

from tests.bench.bench import PYTHON
from tests.end_to_end.terminal import Terminal

SEQUENCE = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]")
PROGRAMS = Path(__file__).with_name("programs")

Raw = Sequence[tuple[float, bytes]]


def painted(raw: Raw, text: str) -> float | None:
    """When the bytes that show a text had come; None if they have not."""
    sought = text.encode()
    shown = b""
    for at, data in raw:
        shown += data
        if sought in SEQUENCE.sub(b"", shown):
            return at
    return None


def wait_painted(terminal: Terminal, text: str, first: int = 0) -> float:
    """Wait until a text is painted by what came after the first chunks; when it was."""

    def at() -> float | None:
        return painted(terminal.raw[first:], text)

    terminal.wait_until(at, timeout=30, problem=f"no paint of {text!r}")
    return at() or 0.0


def program(name: str) -> tuple[str, ...]:
    """The command of a small application to compare with."""
    return (PYTHON, str(PROGRAMS / f"{name}.py"))
