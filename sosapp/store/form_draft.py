"""What is half filled in of a form, kept outside the study until the form is done.

The form of a new interview has names, so it lies where the code key lies.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from sosapp.errors import Damaged
from sosapp.store.atomic import make_private_folder, write_atomically
from sosapp.store.checked import FORMAT, check_format, sealed, unsealed
from sosapp.store.code_key import code_key_folder
from sosapp.store.newest_writer import NewestWriter
from sosapp.store.study_head import STUDY_FILE
from sosapp.study.identity import is_id

NEW_STUDY: Final = "new-study"
"""What the form of a new study is kept under; the study has no id yet."""

Filled = dict[str, Any]
"""What stands in a form, by field; anything that JSON has."""


def packed(filled: Filled) -> bytes:
    """What is filled in as the bytes of a checked file."""
    return sealed({"form": {"1": {"format": FORMAT, "filled": filled}}})


def unpacked(raw: bytes) -> Filled:
    """What was filled in.

    Raises:
        Damaged: a byte is other than it was written.
        TooNew: a newer version wrote it.
    """
    try:
        row = unsealed(raw, "preparing.json")["form"]["1"]
        check_format(row, "preparing.json")
        filled: Filled = dict(row["filled"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Damaged("file_damaged", file="preparing.json") from error
    return filled


class FormDraft:
    """Keeps the newest of what is filled in, without keeping anybody waiting.

    `name` is the id of a study or `NEW_STUDY`; `pack` and `unpack` are the bytes that
    lie on the disk. `report` is called from a thread with what the system refused, and
    with None once it is over.

    Raises Damaged if what should be the study's id has not the form of one.
    """

    def __init__(
        self,
        name: str,
        report: Callable[[OSError | None], None] = lambda _: None,
        *,
        folder: Path | None = None,
        pack: Callable[[Filled], bytes] = packed,
        unpack: Callable[[bytes], Filled] = unpacked,
    ) -> None:
        if name != NEW_STUDY and not is_id(name):
            # It names a file outside the study, and a study may come from anyone.
            raise Damaged("file_damaged", file=STUDY_FILE)
        self.path = (folder or code_key_folder()) / f"{name}.preparing.json"
        self._pack = pack
        self._unpack = unpack
        self._writer = NewestWriter[Filled](self._write, report)

    def read(self) -> Filled:
        """What was half filled in; empty if nothing was.

        Raises:
            Damaged: the file is not as it was written; it is set aside.
            OSError: it cannot be read.
        """
        try:
            raw = self.path.read_bytes()
        except FileNotFoundError:
            return {}
        try:
            return self._unpack(raw)
        except Damaged as error:
            os.replace(self.path, self.path.with_suffix(".damaged"))
            raise Damaged("file_damaged", file=self.path.name) from error

    def keep(self, filled: Filled) -> None:
        """Have this written in place of what was; nothing filled in leaves no file."""
        self._writer.put(filled)

    def wait(self, seconds: float) -> bool:
        """Wait until the newest is on the disk; False if it is not by then."""
        return self._writer.wait(seconds)

    def close(self, seconds: float) -> bool:
        """Write what is left and end; False if the disk did not take it."""
        return self._writer.close(seconds)

    def _write(self, filled: Filled) -> None:
        if not filled:
            self.path.unlink(missing_ok=True)
            return
        make_private_folder(self.path.parent)
        write_atomically(self.path, self._pack(filled))
