"""The code key: which name stands behind which code. It never leaves the computer.

It lies outside the study folder, in the user's own data folder.
"""

from pathlib import Path

from platformdirs import user_data_path

from sosapp.store.atomic import make_private_folder
from sosapp.store.checked import FORMAT, Tables, check_format, read_tables, write_tables


class CodeKey:
    """Names by participant code, for one study."""

    def __init__(self, study_id: str, folder: Path | None = None) -> None:
        base = folder or user_data_path("sosapp", appauthor=False) / "code_keys"
        self.path = base / f"{study_id}.json"

    def names(self) -> dict[str, str]:
        """The names by code; empty if none was ever given.

        Raises:
            Damaged: the file is not as it was written.
        """
        try:
            tables = read_tables(self.path)
        except FileNotFoundError:
            return {}
        check_format(tables["code_key"]["1"], self.path.name)
        return {row["code"]: row["name"] for row in tables["names"].values()}

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
