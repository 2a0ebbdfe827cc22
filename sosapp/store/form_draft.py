"""What is half filled in of a form, kept outside the study until the form is done.

The form of a new interview has names, so it lies where the code key lies.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from sosapp.errors import Damaged
from sosapp.store.atomic import make_private_folder, write_atomically
from sosapp.store.checked import FORMAT, check_format
from sosapp.store.code_key import code_key_folder
from sosapp.store.envelope import OPEN, Envelope
from sosapp.store.newest_writer import NewestWriter
from sosapp.store.study_head import STUDY_FILE
from sosapp.study.identity import is_id

PLACE: Final = "preparing"
NEW_STUDY: Final = "new-study"
"""What the form of a new study is kept under; the study has no id yet."""

Filled = dict[str, Any]
"""What stands in a form, by field; anything that JSON has."""


class FormDraft:
    """Keeps the newest of what is filled in, without keeping anybody waiting.

    `name` is the id of a study or `NEW_STUDY`; that of a sealed study is sealed.
    `report` is called from a thread with what the system refused, and with None once
    it is over.

    Raises Damaged if what should be the study's id has not the form of one.
    """

    def __init__(
        self,
        name: str,
        report: Callable[[OSError | None], None] = lambda _: None,
        *,
        folder: Path | None = None,
        envelope: Envelope = OPEN,
    ) -> None:
        if name != NEW_STUDY and not is_id(name):
            # It names a file outside the study, and a study may come from anyone.
            raise Damaged("file_damaged", file=STUDY_FILE)
        suffix = "sealed" if envelope.is_sealed else "json"
        self.path = (folder or code_key_folder()) / f"{name}.preparing.{suffix}"
        self._envelope = envelope
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
            return self._unpacked(raw)
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
        row = {"format": FORMAT, "filled": filled}
        write_atomically(self.path, self._envelope.pack({"form": {"1": row}}, PLACE))

    def _unpacked(self, raw: bytes) -> Filled:
        try:
            tables = self._envelope.unpack(raw, PLACE, self.path.name)
            check_format(tables["form"]["1"], self.path.name)
            return dict(tables["form"]["1"]["filled"])
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise Damaged("file_damaged", file=self.path.name) from error
