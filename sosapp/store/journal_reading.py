"""What a journal holds: the changes and the half-typed text since its checkpoint."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sosapp.errors import Damaged
from sosapp.store.checked import check_format
from sosapp.store.draft_difference import patched
from sosapp.store.envelope import OPEN, Envelope
from sosapp.store.rows import change_of
from sosapp.store.study_files import place_of
from sosapp.study.change import Change
from sosapp.study.interview import Draft


@dataclass(frozen=True)
class Replay:
    """What a journal holds."""

    changes: tuple[Change, ...] = ()
    draft: Draft | None = None
    torn: bool = False
    """Whether the last record was cut short and is dropped."""
    base: str = ""
    """The mark of the checkpoint that it follows; empty if it does not say."""


def read_journal(path: Path, interview: str, envelope: Envelope = OPEN) -> Replay:
    """Read a journal; nothing but its last record may be wrong.

    Raises:
        Damaged: a record before the last is wrong, or it is another interview's.
        TooNew: it was written by a newer version.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return Replay()
    lines = raw.removesuffix(b"\n").split(b"\n") if raw else []
    rows, places = rows_of(lines, place_of(interview), envelope)
    if rows[-2:] == [None, None] and not _begins_record(lines[-1]):
        # One damaged byte made a line break of a letter of the last record.
        lines[-2:] = [b"\n".join(lines[-2:])]
        rows.pop()
    torn = bool(rows) and rows[-1] is None
    torn = torn and envelope.can_be_torn(lines[-1], places[len(lines) - 1])
    if torn:
        rows.pop()
    if not rows:
        return Replay(torn=torn)
    first = rows[0]
    if None in rows or first is None or first.get("journal") != interview:
        raise Damaged("file_damaged", file=path.name)
    check_format(first, path.name)
    replay = replay_of([row for row in rows[1:] if row], torn, path.name)
    return Replay(replay.changes, replay.draft, torn, str(first.get("base", "")))


def _begins_record(line: bytes) -> bool:
    """Whether a line has the digits that a record begins with, or some of them."""
    digits, _, _ = line.partition(b" ")
    return re.fullmatch(rb"[0-9a-f]{1,16}", digits) is not None


def rows_of(
    lines: list[bytes], place: str, envelope: Envelope
) -> tuple[list[dict[str, Any] | None], list[str]]:
    """The row of each line and its place; None where a line is not as written."""
    if not lines:
        return [], []
    first = envelope.read_record(lines[0], place)
    bound = bound_to(place, str((first or {}).get("salt", "")))
    places = [place, *(f"{bound}{number}" for number in range(1, len(lines)))]
    pairs = zip(lines[1:], places[1:], strict=True)
    return [first, *(envelope.read_record(*pair) for pair in pairs)], places


def bound_to(place: str, salt: str) -> str:
    """What the records of a journal are bound to; their number follows."""
    return f"{place}/{salt}/"


def replay_of(rows: list[dict[str, Any]], torn: bool, file: str) -> Replay:
    """What rows of a journal tell.

    Raises:
        Damaged: a row is not of the right shape.
    """
    changes: list[Change] = []
    draft: Draft | None = None
    for row in rows:
        if "change" in row:
            changes.append(change_of(row["change"], file))
        if "draft" in row:
            draft = patched(draft or Draft(), row["draft"], file)
    return Replay(tuple(changes), draft, torn)
