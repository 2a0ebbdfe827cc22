"""A TinyDB file that notices when a byte of it has changed.

The file is the plain JSON that TinyDB writes, with one more table at its end:
`_check` holds the SHA-256 of all bytes before it. A stock `TinyDB(path)` opens it.
"""

import json
from hashlib import sha256
from typing import Any

from sosapp.errors import Damaged, TooNew

FORMAT = 2
"""The version of the files' format; a file says its own in its first row."""

BEGIN, END = b',"_check":{"1":{"sha256":"', b'"}}}'
TAIL = len(BEGIN) + 64 + len(END)

Tables = dict[str, dict[str, Any]]


def with_check(tables: Tables) -> bytes:
    """The bytes of a file with its checksum.

    Raises:
        ValueError: there is no table, or a number is not finite.
    """
    if not tables:
        raise ValueError("a file without tables")
    body = as_json(tables)[:-1]
    return body + BEGIN + sha256(body).hexdigest().encode() + END


def as_json(value: dict[str, Any]) -> bytes:
    """JSON on one line.

    Raises:
        ValueError: a number is not finite.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    # Half a surrogate pair has no UTF-8; its escape is JSON that every reader takes.
    return text.encode("utf-8", "backslashreplace")


def without_check(raw: bytes, file: str) -> Tables:
    """The tables of a file whose checksum is right.

    Raises:
        Damaged: a byte is other than it was written, or the file is cut short.
    """
    if not is_checked(raw):
        raise Damaged("file_damaged", file=file)
    try:
        tables = json.loads(raw[:-TAIL] + b"}")
    except (ValueError, RecursionError) as error:
        raise Damaged("file_damaged", file=file) from error
    if not isinstance(tables, dict):
        raise Damaged("file_damaged", file=file)
    found: Tables = tables
    return found


def is_checked(raw: bytes) -> bool:
    """Whether every byte is as it was written; the content is not parsed."""
    body, tail = raw[:-TAIL], raw[-TAIL:]
    return bool(body) and tail == BEGIN + sha256(body).hexdigest().encode() + END


def check_format(row: dict[str, Any], file: str, known: int = FORMAT) -> int:
    """The version of a file's format, if this version of the application knows it.

    Raises:
        TooNew: the file's format is newer.
        Damaged: what should be its version is none.
    """
    found = row.get("format", 1)
    if type(found) is not int or found < 1:
        raise Damaged("file_damaged", file=file)
    if found > known:
        raise TooNew("file_too_new", file=file, found=found, known=known)
    return found
