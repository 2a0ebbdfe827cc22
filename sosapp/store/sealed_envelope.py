"""A sealed envelope: head, body and journal records, each sealed by itself.

A file is a line that says what it is, the length of the sealed head in four bytes, the
head and the body. The head is the first row, which is all that lists need; the body is
bound to its head, so that the two cannot come from different generations. A record of
a journal is one line: its length in eight hexadecimal digits, a space, and Base64.
"""

import json
from base64 import b64decode, b64encode
from pathlib import Path
from typing import Any

from sosapp.errors import Damaged
from sosapp.store.checked import Tables, as_json
from sosapp.store.study_key import NONCE_BYTES, TAG_BYTES, StudyKey

MAGIC = b"sosapp-sealed 1\n"
LENGTH = 4
LONGEST_HEAD = 1 << 20

Row = dict[str, Any]


class SealedEnvelope:
    """Seals with the key of one study."""

    is_sealed = True

    def __init__(self, key: StudyKey) -> None:
        self._key = key

    def pack(self, tables: Tables, place: str) -> bytes:
        """The bytes of a file with these tables.

        Raises:
            ValueError: there is no table, or a number is not finite.
        """
        if not tables:
            raise ValueError("a file without tables")
        first, rows = next(iter(tables.items()))
        head = {first: {"1": rows.get("1")}}
        rest = {name: row for name, row in rows.items() if name != "1"}
        return self._packed(as_json(head), as_json({**tables, first: rest}), place)

    def _packed(self, head: bytes, body: bytes, place: str) -> bytes:
        sealed_head = self._key.seal(head, place, "head")
        sealed_body = self._key.seal(body, place, "body", _mark(sealed_head))
        return MAGIC + len(sealed_head).to_bytes(LENGTH) + sealed_head + sealed_body

    def unpack(self, raw: bytes, place: str, file: str) -> Tables:
        """The tables in the bytes of a file.

        Raises:
            Damaged: a byte is other than it was written, or it is another's.
        """
        try:
            head, body = (json.loads(part) for part in self._parts(raw, place))
            ((first, row),) = head.items()
            tables: Tables = {first: row | body.pop(first)} | body
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise Damaged("file_damaged", file=file) from error
        return tables

    def _parts(self, raw: bytes, place: str) -> tuple[bytes, bytes]:
        """Head and body.

        Raises:
            ValueError: one of them is not as it was sealed.
        """
        at = len(MAGIC) + LENGTH
        end = at + int.from_bytes(raw[len(MAGIC) : at])
        sealed_head = raw[at:end]
        head = self._key.unseal(sealed_head, place, "head")
        body = self._key.unseal(raw[end:], place, "body", _mark(sealed_head))
        if not raw.startswith(MAGIC) or head is None or body is None:
            raise ValueError(place)
        return head, body

    def is_whole(self, raw: bytes, place: str) -> bool:
        """Whether every byte is as it was sealed."""
        try:
            self._parts(raw, place)
        except ValueError:
            return False
        return True

    def head(self, path: Path, place: str) -> Row | None:
        """The first row of a file; None if it is not as it was sealed."""
        with path.open("rb") as file:
            opening = file.read(len(MAGIC) + LENGTH)
            length = int.from_bytes(opening[len(MAGIC) :])
            if not opening.startswith(MAGIC) or length > LONGEST_HEAD:
                return None
            head = self._key.unseal(file.read(length), place, "head")
        if head is None:
            return None
        ((_, rows),) = json.loads(head).items()
        row: Row | None = rows["1"]
        return row

    def record(self, row: Row, place: str) -> bytes:
        """One line of a journal; it can only be read at its place."""
        body = b64encode(self._key.seal(as_json(row), place, "record"))
        return b"%08x %s\n" % (len(body), body)

    def read_record(self, line: bytes, place: str) -> Row | None:
        """The row of a line; None if it is not as it was sealed, or not there."""
        digits, _, body = line.partition(b" ")
        if digits != b"%08x" % len(body):
            return None
        try:
            sealed = b64decode(body, validate=True)
        except ValueError:
            return None
        # Base64 has more than one spelling for some last letters.
        if b64encode(sealed) != body:
            return None
        content = self._key.unseal(sealed, place, "record")
        row = json.loads(content) if content else None
        return row if isinstance(row, dict) else None

    def can_be_torn(self, line: bytes, place: str) -> bool:
        """Whether no whole record stands at the beginning of the line."""
        digits, _, _ = line.partition(b" ")
        try:
            end = len(digits) + 1 + int(digits, 16)
        except ValueError:
            return True
        return end + 1 >= len(line) or self.read_record(line[:end], place) is None


def _mark(sealed: bytes) -> bytes:
    """What tells one sealed head from every other: its nonce and its tag."""
    return sealed[:NONCE_BYTES] + sealed[-TAG_BYTES:]
