"""The lines of notes: front matter, then headings and entries with what stands below.

Nothing is interpreted here but how a line begins.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from sosapp.export.notes_format import FENCE
from sosapp.instrument.problem import Problem, nearest

BLANK = " \t\r"
"""What editors add and take away at the end of a line."""

HEADING = re.compile(r"##\s*(?P<question>\S*)\s*(?P<said>.*)")
STAMPED = re.compile(r"\[(?P<stamp>[0-9][^\]]*)(?:\]\s*(?P<text>.*))?")
BELOW = re.compile(r"(?P<name>(?:entry\.)?[A-Za-z0-9_]+):(?:\s+(?P<value>.*))?")


@dataclass(frozen=True)
class Below:
    """A line `name: value` below a heading or an entry."""

    line: int
    name: str
    value: str


@dataclass
class Heading:
    """A line `## B1 skipped: why` with what stands below it."""

    line: int
    question: str
    said: str
    below: list[Below] = field(default_factory=list)


@dataclass
class TypedEntry:
    """A line that begins an entry, with its further lines and what stands below it."""

    line: int
    stamp: str
    lines: list[str]
    below: list[Below] = field(default_factory=list)


class Problems:
    """Gathers what is wrong, so that all of it can be said at once."""

    def __init__(self) -> None:
        self.found: list[Problem] = []

    def add(self, key: str, line: int, near: str = "", **values: Any) -> None:
        """Note that a line breaks a rule."""
        self.found.append(Problem(key, line, values, near))

    def unknown(self, what: str, word: str, line: int, known: Collection[str]) -> None:
        """Note that a line names something that there is not."""
        near, words = nearest(word, known), ", ".join(filter(None, known))
        self.add(f"unknown_{what}", line, near, word=word, known=words)


def lines_of(text: str) -> list[str]:
    """The lines of a text, without what editors do to their ends."""
    return [line.rstrip(BLANK) for line in text.removeprefix("\ufeff").split("\n")]


def front_length(lines: list[str]) -> int | None:
    """How many lines the front matter has with its fences; None if it has no end."""
    if lines[0] != FENCE or FENCE not in lines[1:]:
        return None
    return lines.index(FENCE, 1) + 1


def blocks(
    lines: list[str], first: int, problems: Problems
) -> list[Heading | TypedEntry]:
    """The headings and entries from a line on; lines are counted from 1."""
    found: list[Heading | TypedEntry] = []
    for number, line in enumerate(lines[first:], first + 1):
        if not line.strip():
            continue
        if line[0].isspace():
            _add_below(found, number, line.lstrip(), problems)
        elif heading := HEADING.fullmatch(line):
            found.append(Heading(number, heading["question"], heading["said"]))
        elif stamped := STAMPED.fullmatch(line):
            # Without its end it is no stamp, but no text either.
            text = line if stamped["text"] is None else stamped["text"]
            found.append(TypedEntry(number, stamped["stamp"], [text]))
        else:
            found.append(TypedEntry(number, "", [line]))
    return found


def _add_below(
    found: list[Heading | TypedEntry], number: int, text: str, problems: Problems
) -> None:
    last = found[-1] if found else None
    named = BELOW.fullmatch(text)
    if text.startswith("|") and isinstance(last, TypedEntry):
        last.lines.append(text[1:].removeprefix(" "))
    elif text.startswith("|"):
        problems.add("notes_nothing_to_continue", number)
    elif named is None:
        problems.add("notes_not_below", number)
    elif last is None:
        problems.add("notes_below_nothing", number, word=named["name"])
    else:
        last.below.append(Below(number, named["name"], named["value"] or ""))
