"""A TinyDB database in one file that is replaced as a whole and never blindly.

The file that is replaced is kept as the previous generation. A file that another
program has put there since it was read here is not replaced at all.
"""

import os
from hashlib import sha256
from pathlib import Path

from tinydb.storages import Storage

from sosapp.errors import ChangedElsewhere
from sosapp.store.atomic import write_atomically
from sosapp.store.checked import FORMAT, TAIL, Tables
from sosapp.store.envelope import OPEN, Envelope

Seen = tuple[int, int, int]


class KeptFile(Storage):
    """One file; `TinyDB(path, storage=KeptFile)` works on it."""

    def __init__(
        self,
        path: str | Path,
        previous: Path | None = None,
        place: str = "",
        envelope: Envelope = OPEN,
    ) -> None:
        self.path = Path(path)
        self.mark = ""
        """What tells the content that was last read or written here from others."""
        self.format = 0
        """The version of the format of what was last read; 0 if nothing was."""
        self._previous = previous
        self._place = place
        self._envelope = envelope
        self._seen: Seen | None = None

    def read(self) -> Tables | None:
        """All tables; None if there is no file yet.

        Raises:
            Damaged: a byte is other than it was written.
        """
        try:
            with self.path.open("rb") as file:
                seen = seen_of(os.fstat(file.fileno()))
                raw = file.read()
        except FileNotFoundError:
            return None
        tables = self._envelope.unpack(raw, self._place, self.path.name)
        self._seen, self.mark = seen, mark_of(raw)
        self.format = _format_of(tables)
        return tables

    def write(self, data: Tables) -> None:
        """Replace the file by one with these tables.

        Raises:
            ChangedElsewhere: the file is not the one that was read or written here.
            OSError: the disk did not take it; the old file is as it was.
        """
        raw = self._envelope.pack(data, self._place)
        self._refuse_if_changed()
        try:
            write_atomically(self.path, raw, self._previous)
        finally:
            # A disk can fail after the new file has its name already.
            if mark_of_file(self.path) == mark_of(raw):
                self._seen, self.mark = seen_of(self.path.stat()), mark_of(raw)
                self.format = FORMAT

    def _refuse_if_changed(self) -> None:
        try:
            seen = seen_of(self.path.stat())
        except FileNotFoundError:
            return
        # Some file systems give a file new numbers when they are mounted again.
        if seen != self._seen and mark_of_file(self.path) != self.mark:
            raise ChangedElsewhere("changed_elsewhere", file=self.path.name)


def _format_of(tables: Tables) -> int:
    """The version that the first row says; whoever reads the row checks it."""
    rows = next(iter(tables.values()), {})
    first = rows.get("1") if isinstance(rows, dict) else None
    found = first.get("format", 1) if isinstance(first, dict) else 0
    return found if isinstance(found, int) else 0


def mark_of(raw: bytes) -> str:
    """What tells a content from others: its end is a checksum of all before it."""
    return sha256(raw[-TAIL:]).hexdigest()[:16]


def mark_of_file(path: Path) -> str:
    """The mark of what lies in a file; empty if there is none."""
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - TAIL))
            return mark_of(file.read())
    except FileNotFoundError:
        return ""


def seen_of(status: os.stat_result) -> Seen:
    """What tells a file from the one that takes its place."""
    return status.st_ino, status.st_size, status.st_mtime_ns


def read_tables(path: Path, place: str = "", envelope: Envelope = OPEN) -> Tables:
    """All tables of a database.

    Raises:
        Damaged: a byte is other than it was written.
        FileNotFoundError: there is no such file.
    """
    tables = KeptFile(path, None, place, envelope).read()
    if tables is None:
        raise FileNotFoundError(path)
    return tables
