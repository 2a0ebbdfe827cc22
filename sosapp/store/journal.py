"""The journal: every change, and the half-typed line, appended and flushed at once.

A record is one line: sixteen hexadecimal digits of the SHA-256 of the rest, a space,
and JSON. The first record says which interview it is. A half-typed line is kept as
what differs from the one before, so that a long one costs no more than a short one.
"""

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from sosapp.errors import Damaged
from sosapp.store.atomic import PRIVATE, flush, flush_folder, write_all
from sosapp.store.checked import FORMAT, as_json, check_format
from sosapp.store.draft_difference import draft_row, patched
from sosapp.store.rows import change_of, change_row
from sosapp.study.change import Change
from sosapp.study.interview import Draft

DIGITS = 16


def record(row: dict[str, Any]) -> bytes:
    """One line of a journal."""
    body = as_json(row)
    return _digits(body) + b" " + body + b"\n"


def _digits(body: bytes) -> bytes:
    return sha256(body).hexdigest()[:DIGITS].encode()


def _read_record(line: bytes) -> dict[str, Any] | None:
    digits, _, body = line.partition(b" ")
    if _digits(body) != digits:
        return None
    row = json.loads(body)
    return row if isinstance(row, dict) else None


def _can_be_torn(line: bytes) -> bool:
    """Whether a line may be a record cut short: not two that ran into each other."""
    digits, _, body = line.partition(b" ")
    try:
        _, end = json.JSONDecoder().raw_decode(body.decode("latin-1"))
    except ValueError:
        return True
    return _digits(body[:end]) != digits or len(body) == end + 1


@dataclass(frozen=True)
class Replay:
    """What a journal holds."""

    changes: tuple[Change, ...] = ()
    draft: Draft | None = None
    torn: bool = False
    """Whether the last record was cut short and is dropped."""


def read_journal(path: Path, interview: str) -> Replay:
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
    rows = [_read_record(line) for line in lines]
    torn = bool(rows) and rows[-1] is None and _can_be_torn(lines[-1])
    if torn:
        rows.pop()
    if not rows:
        return Replay(torn=torn)
    first = rows[0]
    if None in rows or first is None or first.get("journal") != interview:
        raise Damaged("file_damaged", file=path.name)
    check_format(first, path.name)
    return _replay([row for row in rows[1:] if row], torn, path.name)


def _replay(rows: list[dict[str, Any]], torn: bool, file: str) -> Replay:
    changes: list[Change] = []
    draft: Draft | None = None
    for row in rows:
        if "change" in row:
            changes.append(change_of(row["change"], file))
        if "draft" in row:
            draft = patched(draft or Draft(), row["draft"], file)
    return Replay(tuple(changes), draft, torn)


class Journal:
    """Appends records to the journal of one interview.

    `append` raises OSError when the disk did not take a record; the same records may
    then be appended again, and no half record stays before them.
    """

    def __init__(self, path: Path, interview: str) -> None:
        self.path = path
        self.interview = interview
        self._draft = Draft()
        self._descriptor: int | None = None
        self._whole = 0
        self._half_written = False

    @property
    def size(self) -> int:
        """How many bytes of whole records there are."""
        return self._whole

    def append(self, changes: list[Change], draft: Draft | None) -> None:
        """Append records and return when the disk has them."""
        lines = [record({"change": change_row(change)}) for change in changes]
        if draft is not None:
            lines.append(record({"draft": draft_row(self._draft, draft)}))
        if self._whole == 0:
            lines.insert(0, record({"journal": self.interview, "format": FORMAT}))
        self._write(b"".join(lines))
        if draft is not None:
            self._draft = draft

    def _write(self, content: bytes) -> None:
        if self._descriptor is None:
            self._descriptor = self._opened()
        if self._half_written:
            os.ftruncate(self._descriptor, self._whole)
        self._half_written = True
        write_all(self._descriptor, content)
        flush(self._descriptor)
        self._half_written = False
        self._whole += len(content)

    def _opened(self) -> int:
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND
        descriptor = os.open(self.path, flags | getattr(os, "O_BINARY", 0), PRIVATE)
        flush_folder(self.path.parent)
        return descriptor

    def reset(self) -> None:
        """Begin anew after a checkpoint has all that the journal held."""
        if self._descriptor is not None:
            os.ftruncate(self._descriptor, 0)
        self._whole = 0
        self._half_written = False
        self._draft = Draft()

    def close(self, *, remove: bool) -> None:
        """Let go of the file, and take it away if a checkpoint has all it held."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
        if remove:
            with suppress(FileNotFoundError):
                self.path.unlink()
