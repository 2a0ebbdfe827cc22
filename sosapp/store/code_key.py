"""The code key: which name stands behind which code. It never leaves the computer.

It lies outside the study folder, in the user's own data folder, or where she has put
it. That of a sealed study is sealed with a key of its own.
"""

from pathlib import Path

from platformdirs import user_data_path

from sosapp.errors import Damaged, NotFound
from sosapp.store.atomic import make_private_folder
from sosapp.store.checked import FORMAT, Tables, check_format
from sosapp.store.envelope import OPEN, Envelope
from sosapp.store.erasing import erase
from sosapp.store.kept_file import KeptFile
from sosapp.store.study_head import STUDY_FILE
from sosapp.study.identity import is_id

PLACE = "code_key"


def code_keys_folder() -> Path:
    """Where code keys lie if nobody has put them elsewhere."""
    return user_data_path("sosapp", appauthor=False) / "code_keys"


class CodeKey:
    """Names by participant code, for one study.

    `folder` is where the user has put it; it is never made, as its disk may be away.
    Raises Damaged if what should be the study's id has not the form of one.
    """

    def __init__(
        self, study_id: str, folder: Path | None = None, envelope: Envelope = OPEN
    ) -> None:
        if not is_id(study_id):
            # It names a file outside the study, and a study may come from anyone.
            raise Damaged("file_damaged", file=STUDY_FILE)
        self._elsewhere = folder is not None
        suffix, previous = (
            (".sealed", ".sealed-previous")
            if envelope.is_sealed
            else (".json", ".previous")
        )
        self.path = (folder or code_keys_folder()) / f"{study_id}{suffix}"
        self.previous = self.path.with_suffix(previous)
        self._file = KeptFile(self.path, self.previous, PLACE, envelope)

    def names(self) -> dict[str, str]:
        """The names by code; empty if none was ever given.

        Raises:
            NotFound: the folder it was put in is not there.
            Damaged: the file is not as it was written.
        """
        if self._elsewhere and not self.path.parent.is_dir():
            raise NotFound("code_key_away", folder=self.path.parent)
        tables = self._file.read()
        if tables is None:
            return {}
        try:
            check_format(tables["code_key"]["1"], self.path.name)
            return {row["code"]: row["name"] for row in tables["names"].values()}
        except (KeyError, TypeError, AttributeError) as error:
            raise Damaged("file_damaged", file=self.path.name) from error

    def put(self, code: str, name: str) -> None:
        """Keep the name behind a code.

        Raises:
            NotFound: the folder it was put in is not there.
            OSError: the disk did not take it.
        """
        self._keep(self.names() | {code: name})

    def remove(self, codes: set[str]) -> int:
        """Forget the names behind some codes, in the previous generation too.

        Says how many there were.

        Raises:
            NotFound: the folder it was put in is not there.
            OSError: the disk did not take it.
        """
        known = self.names()
        kept = {code: name for code, name in known.items() if code not in codes}
        if not (codes and self.path.exists()):
            return 0
        # Also when the names are gone: an earlier attempt may have left the rest.
        erase(self.previous)
        self._keep(kept)
        erase(self.previous)
        return len(known) - len(kept)

    def _keep(self, names: dict[str, str]) -> None:
        make_private_folder(self.path.parent)
        rows = {
            str(number): {"code": code, "name": name}
            for number, (code, name) in enumerate(names.items(), 1)
        }
        tables: Tables = {"code_key": {"1": {"format": FORMAT}}, "names": rows}
        self._file.write(tables)
