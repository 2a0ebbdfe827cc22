"""Every file of a study looked at: is it whole, and does it fit the others?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sosapp.errors import Damaged, NotFound, SosappError, TooNew
from sosapp.instrument.instrument import Instrument
from sosapp.instrument.loading import Templates
from sosapp.locale import Language, translate
from sosapp.store.checking import repairs
from sosapp.store.checking.finding import Consistency, Finding
from sosapp.store.checking.interview_check import InterviewCheck
from sosapp.store.checking.key_check import key_findings
from sosapp.store.checking.leftovers import look_for_leftovers
from sosapp.store.checking.repairs import Repair
from sosapp.store.kept_file import read_tables
from sosapp.store.kinds_of_files import RAW_SUFFIX, open_files, sealed_files
from sosapp.store.previous_study import previous_study
from sosapp.store.study_files import STUDY, StudyFiles, study_files
from sosapp.store.study_folder import StudyFolder
from sosapp.store.study_head import is_sealed, is_study

if TYPE_CHECKING:
    from sosapp.store.study_key import StudyKey

T = TypeVar("T")


def check_study(
    path: Path, language: Language, key: StudyKey | None = None
) -> Consistency:
    """Look at every file of the study in a folder.

    Of a sealed study only the key file, and what every sealed file begins with, can be
    looked at without its key.

    Raises:
        NotFound: there is no study.
        OSError: a folder cannot be listed.
    """
    if not is_study(path):
        raise NotFound("study_missing", folder=path)
    check = StudyCheck(path, language)
    check.key_file()
    if is_sealed(path) and key is None:
        check.without_key(StudyFiles(path))
        return check.found
    check.all(study_files(path, key), key)
    return check.found


class StudyCheck:
    """Gathers findings, each with what a repair would do."""

    def __init__(self, path: Path, language: Language) -> None:
        self.path = path
        self.language = language
        self.found = Consistency()

    def add(self, file: Path, key: str, **values: object) -> None:
        """Note what is wrong with a file."""
        self.note(file, translate(f"fault.{key}", self.language, **values))

    def note(
        self,
        file: Path,
        what: str,
        would: str = "",
        repair: Repair | None = None,
        **values: object,
    ) -> None:
        """Note what is wrong with a file, in words, and what a repair would do."""
        name = file.relative_to(self.path).as_posix()
        said = translate(f"repair.{would}", self.language, **values) if would else ""
        self.found.findings.append(Finding(name, what, said, repair))

    def attempt(self, file: Path, read: Callable[[Path], T]) -> T | None:
        """What is read from a file; None if it cannot be, which is noted."""
        found, problem = self.tried(file, read)
        if problem:
            self.note(file, problem)
        return found

    def tried(self, file: Path, read: Callable[[Path], T]) -> tuple[T | None, str]:
        """What is read from a file, or in words why it cannot be."""
        self.found.files += 1
        try:
            return read(file), ""
        except SosappError as error:
            return None, error.message(self.language)
        except OSError as error:
            problem = error.strerror or str(error)
            return None, translate("fault.not_readable", self.language, problem=problem)

    def key_file(self) -> None:
        """Both copies of the key file of a sealed study are whole."""
        for finding in key_findings(self.path, self.language):
            self.found.findings.append(finding)

    def without_key(self, files: StudyFiles) -> None:
        """What can be seen of a sealed study from outside."""
        from sosapp.store.sealed_envelope import MAGIC

        self.found.unread = True
        self.found.remarks.append(translate("fault.no_key", self.language))
        for file in sealed_files(self.path):
            begin, problem = self.tried(file, lambda f: f.read_bytes()[: len(MAGIC)])
            whole = "journal" in file.suffix or file.suffix == RAW_SUFFIX
            if begin is not None and begin != MAGIC and not whole:
                problem = Damaged("file_damaged", file=file.name).message(self.language)
            if problem and file.parent != files.aside:
                self.note(file, problem)
        self.left_open(files)
        look_for_leftovers(self, files)

    def all(self, files: StudyFiles, key: StudyKey | None) -> None:
        """Everything that can be read with the key, or without one."""
        study = self.study(files, key)
        self.templates()
        if study:
            self.kept_instruments(study)
            self.code_key(study)
        self.previous_of_study(files, study)
        InterviewCheck(self, files).all(study)
        self.left_open(files)
        look_for_leftovers(self, files)

    def study(self, files: StudyFiles, key: StudyKey | None) -> StudyFolder | None:
        """The study, whose own file may be damaged and its generation before whole."""
        study, problem = self.tried(files.study, lambda _: StudyFolder(self.path, key))
        if not problem:
            return study
        before = previous_study(files)
        if before is None or self._is_too_new(key):
            self.note(files.study, problem)
            return None
        repair = repairs.previous_of_study(self.path, key)
        when = f"{datetime.fromtimestamp(before.when):%Y-%m-%d %H:%M:%S}"
        self.note(files.study, problem, "previous_study", repair, when=when)
        return None

    def _is_too_new(self, key: StudyKey | None) -> bool:
        try:
            StudyFolder(self.path, key)
        except TooNew:
            return True
        except (SosappError, OSError):
            return False
        return False

    def previous_of_study(self, files: StudyFiles, study: StudyFolder | None) -> None:
        """The previous generation of the study's own file could be gone back to."""
        previous = files.previous(files.study)
        if not previous.exists():
            return
        _, problem = self.tried(
            previous, lambda file: read_tables(file, STUDY, files.envelope)
        )
        if problem and study:
            repair = repairs.write_study_again(study)
            self.note(previous, problem, "generation", repair)
        elif problem:
            self.note(previous, problem)

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

    def code_key(self, study: StudyFolder) -> None:
        """The code key, which lies outside the study, can be read where it is."""
        code_key = study.code_key()
        try:
            code_key.names()
        except NotFound as error:
            self.found.remarks.append(error.message(self.language))
        except (SosappError, OSError) as error:
            told = error if isinstance(error, SosappError) else None
            what = told.message(self.language) if told else str(error)
            self.found.findings.append(Finding(str(code_key.path), what))

    def left_open(self, files: StudyFiles) -> None:
        """Nothing can be read without the key in a study that is sealed."""
        if is_sealed(self.path):
            for file in open_files(self.path):
                self.add(file, "left_open")


def _kept(study: StudyFolder, file: Path) -> Instrument:
    guide, _, digest = file.stem.rpartition("-")
    return study.instrument(guide, digest)
