"""The interviews of a study: whole, known, and in agreement with their trails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from sosapp.errors import SosappError, TooNew
from sosapp.instrument.instrument import Instrument
from sosapp.locale import translate
from sosapp.store.checking import repairs
from sosapp.store.foreign_journal import journals_of
from sosapp.store.interview_file import Recovered
from sosapp.store.journal_reading import read_journal
from sosapp.store.kept_file import read_tables
from sosapp.store.kinds_of_files import id_in
from sosapp.store.rows import counters, interview_of
from sosapp.store.study_files import StudyFiles, place_of
from sosapp.store.study_folder import StudyFolder
from sosapp.store.versions import Version, versions
from sosapp.study.clock import now
from sosapp.study.faults import faults_of, references_of
from sosapp.study.identity import is_id
from sosapp.study.interview import Interview
from sosapp.study.trail_check import first_disagreement

if TYPE_CHECKING:
    from sosapp.store.checking.study_check import StudyCheck


class InterviewCheck:
    """Goes through the interviews, and notes which entries there are and are named."""

    def __init__(self, check: StudyCheck, files: StudyFiles) -> None:
        self.check = check
        self.files = files
        self.instruments: dict[tuple[str, str], Instrument | SosappError] = {}
        self.entries: dict[str, Path] = {}
        self.named: list[tuple[str, Path]] = []

    def all(self, study: StudyFolder | None) -> None:
        """Every interview is whole, and says nothing that is not known."""
        suffix = self.files.study.suffix
        for file in sorted(self.files.interviews.glob(f"*{suffix}")):
            if not is_id(file.stem):
                self.check.found.files += 1
                self.check.add(file, "not_an_interview")
            elif study is None:
                self.check.attempt(file, lambda f: self._tables(f, f.stem))
            else:
                self._interview(file, study)
        self._without_checkpoint(study)
        for name, file in self.named:
            if name not in self.entries:
                self.check.add(file, "reference", entry=name)

    def _interview(self, file: Path, study: StudyFolder) -> None:
        self._generations(file, study)
        found, problem = self.check.tried(file, lambda f: study.recover(f.stem))
        self._foreign_journals(file, study)
        if found is None:
            self._damaged(file, problem, study)
            return
        interview, recovered = found
        self._journal(interview.id, recovered)
        self._agreement(interview, file)
        instrument = self._instrument(interview, study)
        if isinstance(instrument, SosappError):
            self.check.note(file, instrument.message(self.check.language))
            return
        for fault in faults_of(interview, instrument, study.study):
            said = translate(f"fault.{fault.key}", self.check.language, **fault.values)
            if fault.key in ("case", "participant"):
                self.check.note(file, said, "complete", repairs.complete(study))
            else:
                self.check.note(file, said)
        self.named += ((name, file) for name in references_of(interview, instrument))
        self._entries(interview, file)
        self._counters(interview, instrument, file, study)

    def _damaged(self, file: Path, problem: str, study: StudyFolder) -> None:
        """Note a file that cannot be used, and what could take its place."""
        name = id_in(file)
        found = versions(study, name)
        present = next((v for v in found if v.kind == "current"), None)
        said = present.problem if present else None
        if isinstance(said, SosappError) and said.key == "journal_of_other":
            self._foreign(self.files.journal(name), problem, found, study)
            return
        best = repairs.best_version(study, found)
        if best is None or isinstance(said, TooNew):
            self.check.note(file, problem, "" if best else "nothing")
            return
        repair = repairs.put_in_place(study, best)
        self.check.note(file, problem, "version", repair, **_told(best))

    def _foreign(
        self, path: Path, problem: str, found: list[Version], study: StudyFolder
    ) -> None:
        """Note a journal that follows none of the files, and what it would make."""
        none = Version("foreign_journal", path)
        version = next((v for v in found if v.path == path), none)
        would = "journal_aside" if version.interview is None else "journal_parted"
        repair = repairs.part_from_journal(study, version)
        self.check.note(path, problem, would, repair, **_told(version))

    def _foreign_journals(self, file: Path, study: StudyFolder) -> None:
        """Journals of other computers that were met while the interview was open."""
        name = id_in(file)
        own = (self.files.journal(name), self.files.previous_journal(name))
        for path in journals_of(study.interview_file(name)):
            if path.parent == self.files.interviews and path not in own:
                self.check.found.files += 1
                said = translate("fault.foreign_journal", self.check.language)
                self._foreign(path, said, versions(study, name), study)

    def _generations(self, file: Path, study: StudyFolder) -> None:
        """The previous generation, and the journal that led from it."""
        name, previous = file.stem, self.files.previous(file)
        problem = self._tried(previous, lambda f: self._tables(f, name))
        if problem:
            repair = repairs.write_generation(study, name)
            self.check.note(previous, problem, "generation", repair)
        journal, envelope = self.files.previous_journal(name), self.files.envelope
        problem = self._tried(journal, lambda f: read_journal(f, name, envelope))
        if problem:
            repair = repairs.move_aside(study, journal)
            self.check.note(journal, problem, "aside", repair)

    def _tables(self, file: Path, interview: str) -> Interview:
        place, envelope = place_of(interview), self.files.envelope
        return interview_of(read_tables(file, place, envelope), file.name)

    def _tried(self, path: Path, read: Callable[[Path], object]) -> str:
        """In words why a file that is there cannot be read."""
        return self.check.tried(path, read)[1] if path.exists() else ""

    def _without_checkpoint(self, study: StudyFolder | None) -> None:
        """What is left of an interview whose own file is not there."""
        rest: dict[str, Path] = {}
        for path in sorted(self.files.interviews.glob("*")):
            name = id_in(path) if not path.name.startswith(".") else ""
            if name and path.suffix in self._parts(name):
                rest.setdefault(name, path)
        for name, path in rest.items():
            if self.files.interview(name).exists():
                continue
            self.check.found.files += 1
            said = translate("fault.journal_alone", self.check.language)
            if study is None:
                self.check.note(path, said)
            else:
                self._damaged(path, said, study)

    def _parts(self, name: str) -> tuple[str, ...]:
        previous = self.files.previous(self.files.interview(name))
        parts = (previous, self.files.previous_journal(name), self.files.journal(name))
        return tuple(path.suffix for path in parts)

    def _journal(self, interview: str, recovered: Recovered) -> None:
        """The journal that an interview which was not closed has left."""
        path = self.files.journal(interview)
        self.check.found.files += path.exists()
        if recovered.torn:
            file = path.relative_to(self.check.path).as_posix()
            said = translate("fault.torn", self.check.language, file=file)
            self.check.found.remarks.append(said)

    def _agreement(self, interview: Interview, file: Path) -> None:
        number = first_disagreement(interview)
        if number is not None:
            self.check.add(file, "trail_state", n=number)

    def _counters(
        self,
        interview: Interview,
        instrument: Instrument,
        file: Path,
        study: StudyFolder,
    ) -> None:
        """The head says what the rest of the file has."""
        kept = study.interview_file(interview.id).read_checkpoint()
        told = self.files.envelope.head(file, place_of(interview.id)) or {}
        counted = asdict(counters(kept, instrument, now()))
        standing = dict(told.get("counters", {}))
        for row in (counted, standing):
            # The time goes on while a sitting is open.
            row.pop("elapsed", None)
        if standing:
            # Files of older versions do not say what was not counted then.
            standing.setdefault("field_note_due", counted["field_note_due"])
        if counted != standing:
            said = translate("fault.counters", self.check.language)
            repair = repairs.count_again(study, interview.id)
            self.check.note(file, said, "counters", repair)

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
                other = self.entries[name].name
                self.check.add(file, "entry_twice", entry=name, other=other)
            self.entries[name] = file


def _told(version: Version) -> dict[str, object]:
    """What is said of a version that could be put in place."""
    return {
        "name": version.path.name,
        "entries": version.entries,
        "changes": version.changes,
        "until": version.until[:19].replace("T", " ") or "–",
    }
