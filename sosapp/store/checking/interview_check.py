"""The interviews of a study: whole, known, and in agreement with their trails."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from sosapp.errors import SosappError
from sosapp.instrument.instrument import Instrument
from sosapp.locale import translate
from sosapp.store.checking import repairs
from sosapp.store.journal import read_journal
from sosapp.store.kept_file import read_tables
from sosapp.store.rows import counters, interview_of
from sosapp.store.study_files import StudyFiles, place_of
from sosapp.store.study_folder import StudyFolder
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
                self.check.attempt(file, self._read)
            else:
                self._interview(file, study)
        self._without_checkpoint(study)
        for name, file in self.named:
            if name not in self.entries:
                self.check.add(file, "reference", entry=name)

    def _read(self, file: Path) -> Interview:
        place, envelope = place_of(file.stem), self.files.envelope
        return interview_of(read_tables(file, place, envelope), file.name)

    def _interview(self, file: Path, study: StudyFolder) -> None:
        self._generations(file, study)
        interview, problem = self.check.tried(file, lambda f: study.read(f.stem))
        if interview is None:
            self._damaged(file, problem, study)
            return
        self._agreement(interview, file)
        instrument = self._instrument(interview, study)
        if isinstance(instrument, SosappError):
            self.check.note(file, instrument.message(self.check.language))
            return
        for fault in faults_of(interview, instrument, study.study):
            said = translate(f"fault.{fault.key}", self.check.language, **fault.values)
            if fault.key in ("case", "participant"):
                repair = repairs.join(study, interview, instrument)
                self.check.note(file, said, "join", repair)
            else:
                self.check.note(file, said)
        self.named += ((name, file) for name in references_of(interview, instrument))
        self._entries(interview, file)
        self._counters(interview, instrument, file, study)

    def _damaged(
        self, file: Path, problem: str, study: StudyFolder, interview: str = ""
    ) -> None:
        """Note a file that cannot be read, and the version that could replace it."""
        best = repairs.best_version(study, interview or file.stem)
        if best is None:
            self.check.note(file, problem, "nothing")
            return
        self.check.note(
            file,
            problem,
            "version",
            repairs.put_in_place(study, best),
            name=best.path.name,
            entries=best.entries,
            until=best.until[:19].replace("T", " ") or "–",
        )

    def _generations(self, file: Path, study: StudyFolder) -> None:
        """The previous generation, and the journal that led from it."""
        place = place_of(file.stem)
        previous = self.files.previous(file)
        journal = self.files.previous_journal(file.stem)
        for path, found in (
            (previous, self._tried_previous(previous, place)),
            (journal, self._tried_journal(journal, file.stem)),
        ):
            if found:
                self.check.note(path, found, "aside", repairs.move_aside(study, path))

    def _tried_previous(self, path: Path, place: str) -> str:
        if not path.exists():
            return ""
        envelope = self.files.envelope
        _, problem = self.check.tried(path, lambda f: read_tables(f, place, envelope))
        return problem

    def _tried_journal(self, path: Path, interview: str) -> str:
        if not path.exists():
            return ""
        envelope = self.files.envelope
        read = self.check.tried(path, lambda f: read_journal(f, interview, envelope))
        return read[1]

    def _without_checkpoint(self, study: StudyFolder | None) -> None:
        """What is left of an interview whose own file is not there."""
        names = {
            path.name.partition(".")[0]
            for path in self.files.interviews.glob("*.*")
            if path.suffix not in (".lock", ".new")
        }
        for name in sorted(filter(is_id, names)):
            checkpoint = self.files.interview(name)
            rest = (self.files.journal(name), self.files.previous(checkpoint))
            there = [path for path in rest if path.exists()]
            if checkpoint.exists() or not there:
                continue
            self.check.found.files += 1
            said = translate("fault.journal_alone", self.check.language)
            if study is None:
                self.check.note(there[0], said)
            else:
                self._damaged(there[0], said, study, name)

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
