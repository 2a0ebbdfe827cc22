"""A TinyDB file that notices when a byte of it has changed.

The file is the plain JSON that TinyDB writes, with one more table at its end:
`_check` holds the SHA-256 of all bytes before it. A stock `TinyDB(path)` opens it.
"""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage

from sosapp.errors import Damaged, TooNew
from sosapp.store.atomic import write_atomically

FORMAT = 1
"""The version of the files' format; a file says its own in its first row."""

BEGIN, END = b',"_check":{"1":{"sha256":"', b'"}}}'
TAIL = len(BEGIN) + 64 + len(END)

Tables = dict[str, dict[str, Any]]


def sealed(tables: Tables) -> bytes:
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


def unsealed(raw: bytes, file: str) -> Tables:
    """The tables of a file whose checksum is right.

    Raises:
        Damaged: a byte is other than it was written, or the file is cut short.
    """
    if not _is_whole(raw):
        raise Damaged("file_damaged", file=file)
    try:
        tables = json.loads(raw[:-TAIL] + b"}")
    except (ValueError, RecursionError) as error:
        raise Damaged("file_damaged", file=file) from error
    if not isinstance(tables, dict):
        raise Damaged("file_damaged", file=file)
    found: Tables = tables
    return found


def is_whole(path: Path) -> bool:
    """Whether every byte of a file is as it was written; its content is not parsed.

    Raises:
        OSError: the file cannot be read.
    """
    return _is_whole(path.read_bytes())


def _is_whole(raw: bytes) -> bool:
    body, tail = raw[:-TAIL], raw[-TAIL:]
    return bool(body) and tail == BEGIN + sha256(body).hexdigest().encode() + END


def check_format(row: dict[str, Any], file: str) -> None:
    """Refuse a file from a newer version of the application.

    Raises:
        TooNew: the file's format is newer than this version knows.
    """
    found = row.get("format", FORMAT)
    if not isinstance(found, int) or found > FORMAT:
        raise TooNew("file_too_new", file=file, found=found, known=FORMAT)


class CheckedStorage(Storage):
    """Keeps a TinyDB database in a checked file, replaced as a whole."""

    def __init__(self, path: str | Path, previous: Path | None = None) -> None:
        self.path = Path(path)
        self.previous = previous

    def read(self) -> Tables | None:
        """All tables; None if there is no file yet."""
        try:
            raw = self.path.read_bytes()
        except FileNotFoundError:
            return None
        return unsealed(raw, self.path.name)

    def write(self, data: Tables) -> None:
        """Replace the file by one with these tables."""
        write_atomically(self.path, sealed(data), self.previous)


def read_tables(path: Path) -> Tables:
    """All tables of a database.

    Raises:
        Damaged: a byte is other than it was written.
        FileNotFoundError: there is no such file.
    """
    with TinyDB(path, storage=CheckedStorage) as database:
        tables: Tables | None = database.storage.read()
    if tables is None:
        raise FileNotFoundError(path)
    return tables


def write_tables(path: Path, tables: Tables, previous: Path | None = None) -> None:
    """Replace a database as a whole, and keep the previous one if asked to."""
    with TinyDB(path, storage=CheckedStorage, previous=previous) as database:
        database.storage.write(tables)
