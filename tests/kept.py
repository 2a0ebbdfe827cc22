"""How a study is kept: whatever proves that nothing is lost proves it for every way.

A further way is one more line in `WAYS`, and what it does differently in `Kept`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sosapp.store.checking.finding import Finding
from sosapp.store.checking.study_check import check_study
from sosapp.store.key_file import unlock
from sosapp.store.new_study import new_study
from sosapp.store.shipped import shipped
from sosapp.store.study_folder import StudyFolder, open_study
from sosapp.store.study_head import PASSPHRASE_VARIABLE
from sosapp.store.study_key import StudyKey

GUIDE = "sos_socialchef"
TEMPLATES = shipped() / "templates"


@dataclass(frozen=True)
class Kept:
    """One way in which a study can be kept on the disk."""

    name: str
    checkpoint: str
    """The ending of an interview's file."""
    journal: str
    """The ending of its journal."""
    environment: Mapping[str, str]
    """What the program needs to be told before it can open the study."""

    def make(
        self,
        path: Path,
        guides: tuple[str, ...] = (GUIDE,),
        templates: Path | None = None,
    ) -> StudyFolder:
        """A new study; with all shipped templates unless others are given."""
        source = templates or TEMPLATES
        phrase = self.passphrase
        return new_study(path, "Pilot", "sv", guides, source, passphrase=phrase)

    @property
    def passphrase(self) -> str:
        """What opens the study; empty if anyone can."""
        return self.environment.get(PASSPHRASE_VARIABLE, "")

    def key(self, path: Path) -> StudyKey | None:
        """The key of the study in a folder."""
        return unlock(path, self.passphrase) if self.passphrase else None

    def open(self, path: Path) -> StudyFolder:
        """The study in a folder, as after a restart."""
        return open_study(path, self.key(path))

    def findings(self, path: Path) -> list[Finding]:
        """What is wrong with the files of a study."""
        return check_study(path, "en", self.key(path)).findings

    def checkpoint_of(self, study: Path, interview: str) -> Path:
        """The file of an interview."""
        return study / "interviews" / f"{interview}{self.checkpoint}"

    def journal_of(self, study: Path, interview: str) -> Path:
        """The journal of an interview."""
        return study / "interviews" / f"{interview}{self.journal}"


PLAIN = Kept("plain", ".json", ".journal", {})
SEALED = Kept(
    "sealed",
    ".sealed",
    ".sealed-journal",
    {PASSPHRASE_VARIABLE: "blå grind vid ån"},
)

WAYS = (PLAIN, SEALED)
