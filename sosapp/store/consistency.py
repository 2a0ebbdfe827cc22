"""Whether every file of a study is whole, and whether what they say fits together."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from sosapp.errors import NotFound, SosappError
from sosapp.instrument.instrument import Instrument
from sosapp.instrument.loading import Templates
from sosapp.locale import Language, translate
from sosapp.store.kept_file import read_tables
from sosapp.store.rows import interview_of
from sosapp.store.study_folder import StudyFolder
from sosapp.store.study_head import STUDY_FILE, is_study
from sosapp.study.faults import faults_of, references_of
from sosapp.study.identity import is_id
from sosapp.study.interview import Interview

T = TypeVar("T")


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong; the file is given by its path within the study."""

    file: str
    what: str


@dataclass
class Consistency:
    """How many files were looked at, and what was found in them."""

    files: int = 0
    findings: list[Finding] = field(default_factory=list)


def check_study(path: Path, language: Language) -> Consistency:
    """Look at every file of the study in a folder.

    Raises:
        NotFound: there is no study.
        OSError: a folder cannot be listed.
    """
    if not is_study(path):
        raise NotFound("study_missing", folder=path)
    check = _Check(path, language)
    study = check.attempt(path / STUDY_FILE, lambda file: StudyFolder(file.parent))
    check.templates()
    if study:
        check.kept_instruments(study)
    check.previous_generations()
    check.interviews(study)
    check.references()
    return check.found


class _Check:
    """Gathers findings, and which entries there are and are named."""

    def __init__(self, path: Path, language: Language) -> None:
        self.path = path
        self.language = language
        self.found = Consistency()
        self.instruments: dict[tuple[str, str], Instrument | SosappError] = {}
        self.entries: dict[str, Path] = {}
        self.named: list[tuple[str, Path]] = []

    def add(self, file: Path, key: str, **values: object) -> None:
        """Note what is wrong with a file."""
        self._add(file, translate(f"fault.{key}", self.language, **values))

    def _add(self, file: Path, what: str) -> None:
        name = file.relative_to(self.path).as_posix()
        self.found.findings.append(Finding(name, what))

    def attempt(self, file: Path, read: Callable[[Path], T]) -> T | None:
        """What is read from a file; None if it cannot be, which is noted."""
        self.found.files += 1
        try:
            return read(file)
        except SosappError as error:
            self._add(file, error.message(self.language))
        except OSError as error:
            self.add(file, "not_readable", problem=error.strerror or str(error))
        return None

    def templates(self) -> None:
        """Every file of templates keeps the rules."""
        folder = self.path / "templates"
        templates = Templates(folder, self.language)
        for file in sorted(folder.glob("**/*.yaml")):
            for problem in self.attempt(file, templates.check) or ():
                what = problem.text(self.language)
                self.add(file, "line", line=problem.line, what=what)

    def kept_instruments(self, study: StudyFolder) -> None:
        """Every kept instrument is as it was kept."""
        for file in sorted((self.path / "templates" / "used").glob("*.json")):
            self.attempt(file, lambda file: _kept(study, file))

    def previous_generations(self) -> None:
        """Every previous generation could be gone back to."""
        for file in sorted(self.path.glob("**/*.previous")):
            self.attempt(file, read_tables)

    def interviews(self, study: StudyFolder | None) -> None:
        """Every interview is whole, and says nothing that is not known."""
        folder = self.path / "interviews"
        for journal in sorted(folder.glob("*.journal")):
            self.found.files += 1
            if not journal.with_suffix(".json").exists():
                self.add(journal, "journal_alone")
        for file in sorted(folder.glob("*.json")):
            if not is_id(file.stem):
                self.found.files += 1
                self.add(file, "not_an_interview")
            elif study is None:
                self.attempt(file, _read)
            else:
                self._interview(file, study)

    def _interview(self, file: Path, study: StudyFolder) -> None:
        interview = self.attempt(file, lambda file: study.read(file.stem))
        if interview is None:
            return
        instrument = self._instrument(interview, study)
        if isinstance(instrument, SosappError):
            self._add(file, instrument.message(self.language))
            return
        for fault in faults_of(interview, instrument, study.study):
            self.add(file, fault.key, **fault.values)
        self.named += ((name, file) for name in references_of(interview, instrument))
        self._entries(interview, file)

    def _instrument(
        self, interview: Interview, study: StudyFolder
    ) -> Instrument | SosappError:
        """The instrument of an interview, or why there is none; each read once."""
        key = interview.facts.guide, interview.facts.instrument
        if key not in self.instruments:
            try:
                self.instruments[key] = study.instrument(*key)
            except SosappError as error:
                self.instruments[key] = error
        return self.instruments[key]

    def _entries(self, interview: Interview, file: Path) -> None:
        for name in interview.entries:
            if name in self.entries:
                self.add(file, "entry_twice", entry=name, other=self.entries[name].name)
            self.entries[name] = file

    def references(self) -> None:
        """Every entry that is named is there; it may be in another interview."""
        for name, file in self.named:
            if name not in self.entries:
                self.add(file, "reference", entry=name)


def _kept(study: StudyFolder, file: Path) -> Instrument:
    guide, _, digest = file.stem.rpartition("-")
    return study.instrument(guide, digest)


def _read(file: Path) -> Interview:
    return interview_of(read_tables(file), file.name)
