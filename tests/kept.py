"""How a study is kept: whatever proves that nothing is lost proves it for every way.

A further way is one more line in `WAYS`, and what it does differently in `Kept`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sosapp.store.consistency import Finding, check_study
from sosapp.store.shipped import shipped
from sosapp.store.study_folder import StudyFolder, new_study, open_study

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
        return new_study(path, "Pilot", "sv", guides, templates or TEMPLATES)

    def open(self, path: Path) -> StudyFolder:
        """The study in a folder, as after a restart."""
        return open_study(path)

    def findings(self, path: Path) -> list[Finding]:
        """What is wrong with the files of a study."""
        return check_study(path, "en").findings

    def checkpoint_of(self, study: Path, interview: str) -> Path:
        """The file of an interview."""
        return study / "interviews" / f"{interview}{self.checkpoint}"

    def journal_of(self, study: Path, interview: str) -> Path:
        """The journal of an interview."""
        return study / "interviews" / f"{interview}{self.journal}"


PLAIN = Kept("plain", ".json", ".journal", {})

WAYS = (PLAIN,)
