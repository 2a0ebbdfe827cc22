"""What the verbs print: lines, aligned columns and JSON."""

import json
import sys
from collections.abc import Iterable, Sequence
from unicodedata import combining, east_asian_width

STEERING = [
    code
    for first, last in ((0x00, 0x1F), (0x7F, 0x9F), (0x2028, 0x202E), (0x2066, 0x2069))
    for code in range(first, last + 1)
]
"""Characters that steer a terminal or turn the direction of a text."""
SHOWN = dict.fromkeys(STEERING, "\ufffd") | {ord("\t"): " ", ord("\n"): " "}
ESCAPED = {code: f"\\u{code:04x}" for code in STEERING if code > 0x1F}
"""JSON escapes the rest itself."""


def one_line(text: str) -> str:
    """Text from people on one line, in which nothing can steer the terminal."""
    return text.translate(SHOWN)


def say(text: str = "") -> None:
    """Print one line."""
    print(one_line(text))


def warn(text: str) -> None:
    """Print one line where it does not mix with the answer."""
    if sys.stderr is not None:
        print(one_line(text), file=sys.stderr)


def say_json(data: object) -> None:
    """Print JSON, in letters that the output can carry."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    plain = encoding.lower().replace("-", "") != "utf8"
    text = json.dumps(data, ensure_ascii=plain, indent=2, allow_nan=False)
    print(text.translate(ESCAPED))


def say_columns(rows: Iterable[Sequence[str]]) -> None:
    """Print rows as columns that are as wide as their widest cell."""
    for line in columns(rows):
        print(line)


def columns(rows: Iterable[Sequence[str]]) -> list[str]:
    """Rows as lines, in columns that are as wide as their widest cell."""
    table = [[one_line(cell) for cell in row] for row in rows]
    widths = [max(map(cells, column)) for column in zip(*table, strict=True)]
    return ["  ".join(map(padded, row, widths)).rstrip() for row in table]


def padded(text: str, width: int) -> str:
    """A text filled up to a number of cells."""
    return text + " " * (width - cells(text))


def cells(text: str) -> int:
    """How many cells of a terminal a text fills."""
    return sum(
        0 if combining(letter) else 2 if east_asian_width(letter) in "WF" else 1
        for letter in text
    )
