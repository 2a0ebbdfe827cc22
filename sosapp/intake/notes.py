"""Notes from a file into a study; `sosapp.export.notes` writes such files.

The format is described in `interviews/README.md`.
"""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sosapp.errors import BadFile, NotFound, Refused
from sosapp.instrument.instrument import Instrument
from sosapp.instrument.problem import Problem
from sosapp.intake.notes_reading import Imported, read_notes, read_with, unreadable
from sosapp.locale import Language, translate
from sosapp.store.settings import load_settings
from sosapp.store.study_folder import StudyFolder
from sosapp.study.clock import now
from sosapp.study.starting import joined
from sosapp.study.study import Case, LogLine

__all__ = ["ImportReport", "Imported", "import_notes", "read_notes"]

MOST_BYTES = 20_000_000
"""Ten times the largest interview that the application is measured with."""


@dataclass(frozen=True)
class ImportReport:
    """What an import brought into a study."""

    id: str
    entries: int
    case: str
    """The case that was added; empty if the study had it or there is none."""
    participants: tuple[str, ...]
    """The participants that were added."""
    held_with: str
    """The version of the guide it was held with, if the study has only another."""

    def lines(self, language: Language) -> list[str]:
        """The report in words."""
        said = [translate("notes.imported", language, id=self.id, n=self.entries)]
        if self.case:
            said.append(translate("notes.case_added", language, case=self.case))
        if self.participants:
            codes = ", ".join(self.participants)
            said.append(translate("notes.participants_added", language, codes=codes))
        if self.held_with:
            version = self.held_with
            said.append(translate("notes.other_guide", language, version=version))
        return said


def import_notes(folder: StudyFolder, path: Path, language: Language) -> ImportReport:
    """Bring an interview from a file of notes into a study.

    A case and participants that the study does not have are added. Nothing is
    overwritten, and nothing changes if anything is wrong.

    Raises:
        BadFile: the file cannot be read, or is too large for notes.
        Unreadable: it breaks a rule; all problems at once.
        Refused: the study has an interview with the same id.
        OSError: the disk did not take it.
    """
    text = _text_of(path, language)
    find = partial(_find_instrument, folder, language)
    imported = read_with(text, find, language, path.name)
    if folder.file(imported.interview.id).exists():
        raise Refused("interview_exists", id=imported.interview.id)
    return _kept(folder, imported, language)


def _text_of(path: Path, language: Language) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except OSError as error:
        problem = error.strerror or str(error)
        raise BadFile("notes_not_opened", file=path, problem=problem) from error
    if len(raw) > MOST_BYTES:
        raise BadFile("notes_too_large", file=path.name, most=MOST_BYTES // 1_000_000)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise unreadable([Problem("not_utf8", line, {})], language, path.name) from None


def _find_instrument(
    folder: StudyFolder, language: Language, guide: str, digest: str
) -> Instrument:
    """The instrument it was held with if the study has it, else the study's own."""
    own = folder.templates(language).instrument(guide)
    try:
        return folder.instrument(guide, digest) if digest else own
    except NotFound:
        return own


def _kept(folder: StudyFolder, imported: Imported, language: Language) -> ImportReport:
    interview, instrument = imported.interview, imported.instrument
    facts = interview.facts
    # Another window may have changed the study since it was opened here.
    folder.refresh()
    before = folder.study
    case = _case(folder, facts.case, language)
    role = instrument.guide.participants.role or ""
    study = joined(before, case, facts.participants, role) if facts.case else before
    # First what the interview needs, then the interview, and last that it is there:
    # where the disk gives up, importing again makes it whole.
    folder.keep(instrument)
    if study != before:
        folder.save(study)
    folder.add(interview, instrument)
    who = load_settings().interviewer
    line = LogLine(when=now(), who=who, what="interview_imported", about=facts.id)
    folder.save(study.with_line(line))
    added = (code for code in facts.participants if code not in before.participants)
    version = facts.guide_version
    return ImportReport(
        id=facts.id,
        entries=len(interview.entries),
        case="" if facts.case in before.cases else facts.case,
        participants=tuple(added),
        held_with="" if version == instrument.guide.version else version,
    )


def _case(folder: StudyFolder, code: str, language: Language) -> Case:
    """A case with what the study's list of cases says of it."""
    return folder.listed_cases(language).get(code, Case(code=code, name=code))
