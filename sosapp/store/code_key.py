"""The code key: which name stands behind which code. It never leaves the computer.

It lies outside the study folder, in the user's own data folder.
"""

from pathlib import Path

from platformdirs import user_data_path

from sosapp.errors import Damaged
from sosapp.store.atomic import make_private_folder
from sosapp.store.checked import FORMAT, Tables, check_format, read_tables, write_tables
from sosapp.store.study_head import STUDY_FILE
from sosapp.study.identity import is_id


def code_key_folder() -> Path:
    """Where what names people is kept: outside every study."""
    return user_data_path("sosapp", appauthor=False) / "code_keys"


class CodeKey:
    """Names by participant code, for one study.

    Raises Damaged if what should be the study's id has not the form of one.
    """

    def __init__(self, study_id: str, folder: Path | None = None) -> None:
        if not is_id(study_id):
            # It names a file outside the study, and a study may come from anyone.
            raise Damaged("file_damaged", file=STUDY_FILE)
        self.path = (folder or code_key_folder()) / f"{study_id}.json"

    def names(self) -> dict[str, str]:
        """The names by code; empty if none was ever given.

        Raises:
            Damaged: the file is not as it was written.
        """
        try:
            tables = read_tables(self.path)
        except FileNotFoundError:
            return {}
        try:
            check_format(tables["code_key"]["1"], self.path.name)
            return {row["code"]: row["name"] for row in tables["names"].values()}
        except (KeyError, TypeError, AttributeError) as error:
            raise Damaged("file_damaged", file=self.path.name) from error

    def put(self, code: str, name: str) -> None:
        """Keep the name behind a code.

        Raises:
            OSError: the disk did not take it.
        """
        names = self.names() | {code: name}
        make_private_folder(self.path.parent)
        rows = {
            str(number): {"code": code, "name": name}
            for number, (code, name) in enumerate(names.items(), 1)
        }
        tables: Tables = {"code_key": {"1": {"format": FORMAT}}, "names": rows}
        write_tables(self.path, tables, self.path.with_suffix(".previous"))
