"""Envelopes: how what is kept is put into the bytes of a file.

An open envelope is plain JSON with a checksum, which anyone can read; a sealed one can
only be read with the key of its study. `place` is what a content is bound to: a file
that is put under another name is noticed when it is sealed.
"""

import json
import re
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol

from sosapp.store.checked import Tables, as_json, is_checked, with_check, without_check

DIGITS = 16
OPENING = re.compile(r'\{"[a-z_]+":\{"1":')
HEAD = 2048

Row = dict[str, Any]


class Envelope(Protocol):
    """What the store knows of the two kinds of envelope."""

    @property
    def is_sealed(self) -> bool:
        """Whether a key is needed to read what lies in it."""

    def pack(self, tables: Tables, place: str) -> bytes:
        """The bytes of a file with these tables."""

    def unpack(self, raw: bytes, place: str, file: str) -> Tables:
        """The tables in the bytes of a file.

        Raises:
            Damaged: a byte is other than it was written, or it is another's.
        """

    def is_whole(self, raw: bytes, place: str) -> bool:
        """Whether every byte is as it was written; the content is not parsed."""

    def head(self, path: Path, place: str) -> Row | None:
        """The first row of a file without reading the rest; None if there is none."""

    def record(self, row: Row, place: str) -> bytes:
        """One line of a journal."""

    def read_record(self, line: bytes, place: str) -> Row | None:
        """The row of a line; None if it is not as it was written."""

    def can_be_torn(self, line: bytes, place: str) -> bool:
        """Whether a line may be a record cut short: not two that ran together."""


class OpenEnvelope:
    """JSON with a checksum; a stock TinyDB opens it."""

    is_sealed = False

    def pack(self, tables: Tables, place: str) -> bytes:
        """The bytes of a file with these tables."""
        return with_check(tables)

    def unpack(self, raw: bytes, place: str, file: str) -> Tables:
        """The tables in the bytes of a file."""
        return without_check(raw, file)

    def is_whole(self, raw: bytes, place: str) -> bool:
        """Whether the checksum is right."""
        return is_checked(raw)

    def head(self, path: Path, place: str) -> Row | None:
        """The first row of the first table, as it stands: it may be of any shape."""
        with path.open("rb") as file:
            raw = file.read(HEAD)
            while True:
                text = raw.decode("utf-8", "ignore")
                opening = OPENING.match(text)
                if opening is None:
                    return None
                try:
                    row, _ = json.JSONDecoder().raw_decode(text, opening.end())
                except ValueError:
                    more = file.read(len(raw))
                    if not more:
                        return None
                    raw += more
                    continue
                return row if isinstance(row, dict) else None

    def record(self, row: Row, place: str) -> bytes:
        """Sixteen digits of the SHA-256 of the rest, a space, and JSON."""
        body = as_json(row)
        return _digits(body) + b" " + body + b"\n"

    def read_record(self, line: bytes, place: str) -> Row | None:
        """The row of a line whose digits are right."""
        digits, _, body = line.partition(b" ")
        if _digits(body) != digits:
            return None
        row = json.loads(body)
        return row if isinstance(row, dict) else None

    def can_be_torn(self, line: bytes, place: str) -> bool:
        """Whether no whole record stands at the beginning of the line."""
        digits, _, body = line.partition(b" ")
        try:
            _, end = json.JSONDecoder().raw_decode(body.decode("latin-1"))
        except ValueError:
            return True
        return _digits(body[:end]) != digits or len(body) == end + 1


OPEN = OpenEnvelope()


def _digits(body: bytes) -> bytes:
    return sha256(body).hexdigest()[:DIGITS].encode()
