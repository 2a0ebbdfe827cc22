"""The code key: which name stands behind which code. It never leaves the computer.

It lies outside the study folder, in the user's own data folder, or where she has put
it. That of a sealed study is sealed with a key of its own.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_data_path

from sosapp.errors import Damaged, NotFound, Refused
from sosapp.store.atomic import make_private_folder
from sosapp.store.checked import FORMAT, Tables, check_format
from sosapp.store.envelope import OPEN, Envelope
from sosapp.store.erasing import erase
from sosapp.store.kept_file import KeptFile
from sosapp.store.migrating import keep_old, migrated
from sosapp.store.settings import load_settings
from sosapp.store.study_head import STUDY_FILE
from sosapp.study.identity import is_id

if TYPE_CHECKING:
    from sosapp.store.study_key import StudyKey

PLACE = "code_key"


def code_key_folder() -> Path:
    """Where code keys lie if nobody has put them elsewhere."""
    return user_data_path("sosapp", appauthor=False) / "code_keys"


class CodeKey:
    """Names by participant code, for one study.

    A folder that the user has chosen is never made: its disk may be away.
    Raises Damaged if what should be the study's id has not the form of one.
    """

    def __init__(
        self,
        study_id: str,
        folder: Path | None = None,
        envelope: Envelope = OPEN,
        *,
        is_chosen: bool = False,
    ) -> None:
        if not is_id(study_id):
            # It names a file outside the study, and a study may come from anyone.
            raise Damaged("file_damaged", file=STUDY_FILE)
        self.envelope = envelope
        self._study = study_id
        self._is_chosen = is_chosen
        suffix, previous = (
            (".sealed", ".sealed-previous")
            if envelope.is_sealed
            else (".json", ".previous")
        )
        self.path = (folder or code_key_folder()) / f"{study_id}{suffix}"
        self.previous = self.path.with_suffix(previous)
        self._file = KeptFile(self.path, self.previous, PLACE, envelope)

    def names(self) -> dict[str, str]:
        """The names by code; empty if none was ever given.

        Raises:
            NotFound: the folder it was put in is not there.
            Refused: only a copy of the study that is kept otherwise can read it.
            Damaged: the file is not as it was written.
        """
        return self._read()[0]

    def rules(self) -> dict[str, str]:
        """What is shown in the place of other names in exports, by name.

        An empty text leaves a name as it is. Raises what `names` raises.
        """
        return self._read()[1]

    def _read(self) -> tuple[dict[str, str], dict[str, str]]:
        if self._is_chosen and not self.path.parent.is_dir():
            raise NotFound("code_key_away", folder=self.path.parent)
        tables = self._file.read()
        if tables is None:
            self._refuse_other_kind()
            return {}, {}
        try:
            found = check_format(tables["code_key"]["1"], self.path.name)
            tables = migrated("code_key", tables, found)
            first = tables["code_key"]["1"]
            if first.get("study", self._study) != self._study:
                raise Damaged("file_damaged", file=self.path.name)
            names = {row["code"]: row["name"] for row in tables["names"].values()}
            kept = tables.get("rules", {})
            return names, {row["name"]: row["shown"] for row in kept.values()}
        except (KeyError, TypeError, AttributeError) as error:
            raise Damaged("file_damaged", file=self.path.name) from error

    def _refuse_other_kind(self) -> None:
        """Tell that the names are there, where this copy of the study cannot read them.

        An export would else take it that there are none.
        """
        is_sealed = self.envelope.is_sealed
        other = self.path.with_suffix(".json" if is_sealed else ".sealed")
        if other.exists():
            raise Refused(
                "code_key_open" if is_sealed else "code_key_sealed", file=other
            )

    def put(self, code: str, name: str) -> None:
        """Keep the name behind a code.

        Raises:
            NotFound: the folder it was put in is not there.
            OSError: the disk did not take it.
        """
        self.replace(self.names() | {code: name})

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
        self.replace(kept)
        erase(self.previous)
        return len(known) - len(kept)

    def replace(self, names: dict[str, str]) -> None:
        """Keep these names and no others; the rules stay.

        Raises:
            OSError: the disk did not take it.
        """
        self.keep(names, self.rules())

    def put_rule(self, name: str, shown: str | None) -> None:
        """Keep what is shown in the place of a name; None forgets the rule.

        Raises:
            NotFound: the folder it was put in is not there.
            OSError: the disk did not take it.
        """
        names, rules = self._read()
        rules.pop(name, None)
        self.keep(names, rules if shown is None else rules | {name: shown})

    def forget_rules(self, gone: set[str]) -> None:
        """Forget some rules, in the previous generation too.

        Raises:
            NotFound: the folder it was put in is not there.
            OSError: the disk did not take it.
        """
        names, rules = self._read()
        if gone:
            left = {name: shown for name, shown in rules.items() if name not in gone}
            self.keep(names, left)
            erase(self.previous)

    def keep(self, names: dict[str, str], rules: dict[str, str]) -> None:
        """Keep these names and these rules, and no others.

        Raises:
            OSError: the disk did not take it.
        """
        make_private_folder(self.path.parent)
        rows = {
            str(number): {"code": code, "name": name}
            for number, (code, name) in enumerate(names.items(), 1)
        }
        decided = {
            str(number): {"name": name, "shown": shown}
            for number, (name, shown) in enumerate(rules.items(), 1)
        }
        first = {"format": FORMAT, "study": self._study}
        tables: Tables = {"code_key": {"1": first}, "names": rows}
        if decided:
            tables["rules"] = decided
        keep_old(self.path, self.path.parent, self._file.format)
        self._file.write(tables)


def code_key_of(study_id: str, key: StudyKey | None) -> CodeKey:
    """The code key of a study; with the study's key, the sealed one."""
    folder = load_settings().code_key_folders.get(study_id)
    place = Path(folder) if folder else None
    if key is None:
        return CodeKey(study_id, place, is_chosen=place is not None)
    from sosapp.store.sealed_envelope import SealedEnvelope

    own = SealedEnvelope(key.for_purpose("code key"))
    return CodeKey(study_id, place, own, is_chosen=place is not None)
