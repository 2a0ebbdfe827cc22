"""The journal: every change, and the half-typed line, appended and flushed at once.

A record is one line. The first says which interview it is, which checkpoint the
journal follows, and a random text that binds the others to it. A half-typed line is
kept as what differs from the one before, so that a long one costs no more than a short
one.
"""

import errno
import os
import secrets
from contextlib import suppress
from hashlib import sha256
from itertools import chain, count
from pathlib import Path
from typing import Any

from sosapp.store.atomic import flush_folder, open_private, replace, write_all
from sosapp.store.atomic import remove as take_away
from sosapp.store.checked import FORMAT
from sosapp.store.draft_difference import draft_row
from sosapp.store.envelope import OPEN, Envelope
from sosapp.store.flushing import flush
from sosapp.store.journal_reading import bound_to
from sosapp.store.rows import change_row
from sosapp.store.study_files import place_of
from sosapp.study.change import Change
from sosapp.study.interview import Draft

BINARY = getattr(os, "O_BINARY", 0)


class JournalLost(OSError):
    """The file is not there any more, or is not what was written to it.

    All that it held has to go into a checkpoint.
    """


class Journal:
    """Appends records to the journal of one interview.

    `append` raises OSError when the disk did not take a record; the same records may
    then be appended again, and no half record stays before them. The file is opened
    anew after that: the disk may have been away.
    """

    def __init__(
        self,
        path: Path,
        interview: str,
        envelope: Envelope = OPEN,
        *,
        base: str = "",
        previous: Path | None = None,
        aside: Path | None = None,
    ) -> None:
        self.path = path
        self.interview = interview
        self.base = base
        """The mark of the checkpoint that the next first record follows."""
        self._previous = previous
        self._aside = aside
        self._envelope = envelope
        self._place = place_of(interview)
        self._descriptor: int | None = None
        self._begin()

    def _begin(self) -> None:
        self._draft = Draft()
        self._salt = secrets.token_hex(8)
        self._records = 0
        self._whole = 0
        self._content = sha256()
        self._half_written = False

    @property
    def size(self) -> int:
        """How many bytes of whole records there are."""
        return self._whole

    def append(self, changes: list[Change], draft: Draft | None) -> None:
        """Append records and return when the disk has them.

        Raises:
            JournalLost: what was written before is not there any more.
            OSError: the disk did not take it.
        """
        rows: list[dict[str, Any]] = [{"change": change_row(c)} for c in changes]
        if draft is not None:
            rows.append({"draft": draft_row(self._draft, draft)})
        lines = [] if self._whole else [self._first()]
        number = self._records or 1
        bound = bound_to(self._place, self._salt)
        for at, row in enumerate(rows, number):
            lines.append(self._envelope.record(row, f"{bound}{at}"))
        self._write(b"".join(lines))
        self._records = number + len(rows)
        if draft is not None:
            self._draft = draft

    def _first(self) -> bytes:
        row = {"journal": self.interview, "format": FORMAT}
        more = {"base": self.base, "salt": self._salt}
        return self._envelope.record(row | more, self._place)

    def _write(self, content: bytes) -> None:
        try:
            if self._descriptor is None:
                self._descriptor = self._opened()
            if self._half_written:
                os.ftruncate(self._descriptor, self._whole)
            self._half_written = True
            write_all(self._descriptor, content)
            flush(self._descriptor)
        except OSError:
            self._let_go()
            raise
        self._half_written = False
        self._whole += len(content)
        self._content.update(content)

    def _opened(self) -> int:
        if self._whole:
            return self._opened_again()
        if self._aside is not None and self.path.exists() and not self._half_written:
            # A synchronised folder has brought the journal of another computer.
            replace(self.path, _not_taken(self._aside))
        descriptor = open_private(self.path, os.O_RDWR | os.O_TRUNC | os.O_APPEND)
        flush_folder(self.path.parent)
        return descriptor

    def _opened_again(self) -> int:
        """The file that was written to before, if it still is that file.

        Raises:
            JournalLost: it is not.
        """
        try:
            descriptor = os.open(self.path, os.O_RDWR | os.O_APPEND | BINARY)
        except FileNotFoundError as error:
            raise self._lost() from error
        with os.fdopen(os.dup(descriptor), "rb") as file:
            file.seek(0)
            kept = file.read(self._whole)
        if sha256(kept).digest() != self._content.digest():
            os.close(descriptor)
            raise self._lost()
        self._half_written = True
        return descriptor

    def _lost(self) -> JournalLost:
        return JournalLost(errno.ENOENT, os.strerror(errno.ENOENT), str(self.path))

    def rotate(self) -> None:
        """Begin anew after a checkpoint has all that the journal held.

        The old records are kept beside the previous generation, which they lead from.

        Raises:
            OSError: the file could not be moved; the journal goes on as it was.
        """
        self._let_go()
        with suppress(FileNotFoundError):
            if self._previous is not None and self._whole:
                replace(self.path, self._previous)
            else:
                take_away(self.path)
        self._begin()

    def _let_go(self) -> None:
        if self._descriptor is not None:
            descriptor, self._descriptor = self._descriptor, None
            with suppress(OSError):
                os.close(descriptor)

    def close(self, *, remove: bool) -> None:
        """Let go of the file, and take it away if a checkpoint has all it held."""
        self._let_go()
        if remove:
            take_away(self.path)


def _not_taken(path: Path) -> Path:
    """A path that nothing has, so that no second journal replaces the first."""
    names = (path.with_name(f"{path.name}-{n}") for n in count(2))
    return next(p for p in chain([path], names) if not p.exists())
