"""A study folder: the study's own file, `templates/` and `interviews/`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from sosapp.errors import BadFile, Damaged, NotFound, Refused
from sosapp.instrument.instrument import Instrument
from sosapp.instrument.loading import Templates
from sosapp.locale import Language
from sosapp.store.atomic import make_private_folder, write_atomically
from sosapp.store.code_key import CodeKey, code_key_of
from sosapp.store.envelope import OPEN, Envelope
from sosapp.store.interview_file import InterviewFile, Recovered
from sosapp.store.kept_file import KeptFile
from sosapp.store.kinds_of_files import id_in
from sosapp.store.listing import interview_ids, listed
from sosapp.store.migrating import keep_old
from sosapp.store.reading import read_while_open
from sosapp.store.rows import study_of, study_tables
from sosapp.store.study_files import STUDY, place_of, study_files
from sosapp.store.study_head import is_study
from sosapp.study.choosing_case import case_of
from sosapp.study.interview import Interview
from sosapp.study.study import Case, Listed, Study

if TYPE_CHECKING:
    from sosapp.store.study_key import StudyKey


class StudyFolder:
    """One study on the disk; `key` is that of a sealed one.

    Every method that reads raises Damaged or TooNew for a file that cannot be used,
    every method that writes OSError if the disk does not take it. Opening a sealed
    study without its key raises Refused.
    """

    def __init__(self, path: Path, key: StudyKey | None = None) -> None:
        self.path = path
        self.key = key
        self.files = study_files(path, key)
        own = self.files.study
        previous = self.files.previous(own)
        self._file = KeptFile(own, previous, STUDY, self.files.envelope)
        self.study = self._read()

    def _read(self) -> Study:
        tables = self._file.read()
        if tables is None:
            raise Damaged("study_file_missing", file=self.files.study.name)
        study = study_of(tables, self.files.study.name)
        if self._is_of_other(study):
            raise Damaged("study_of_other", file=self.files.study.name)
        return study

    def _is_of_other(self, study: Study) -> bool:
        """Whether the generation before says that another study's file lies here."""
        previous = self.files.previous(self.files.study)
        before: dict[str, Any] | None = None
        with suppress(OSError, ValueError, TypeError, KeyError):
            before = self.files.envelope.head(previous, STUDY)
        return before is not None and before.get("id", study.id) != study.id

    def refresh(self) -> None:
        """Take up what another program has changed in the study's own file."""
        self.study = self._read()

    def templates(self, language: Language) -> Templates:
        """The study's own templates."""
        return Templates(self.path / "templates", language)

    def listed_cases(self, language: Language | None = None) -> dict[str, Case]:
        """The cases of the list that the study can choose from, by code."""
        listed = self.templates(language or self.study.language).cases()
        cases = map(case_of, listed.cases) if listed else ()
        return {case.code: case for case in cases}

    def save(self, study: Study) -> None:
        """Keep the study as it now is.

        Raises:
            ChangedElsewhere: another program has replaced the file.
        """
        keep_old(self.files.study, self.files.aside, self._file.format)
        self._file.write(study_tables(study))
        self.study = study

    def code_key(self) -> CodeKey:
        """Which name stands behind which code."""
        return code_key_of(self.study.id, self.key)

    def preparing_envelope(self) -> Envelope:
        """How the half-filled form of a new interview is kept: sealed as the study."""
        if self.key is None:
            return OPEN
        from sosapp.store.sealed_envelope import SealedEnvelope

        return SealedEnvelope(self.key.for_purpose("preparing"))

    def listed(self) -> Iterator[Listed]:
        """What lists show of each interview, the last changed first."""
        return listed(self.files)

    def ids(self) -> list[str]:
        """The ids of the interviews."""
        return interview_ids(self.files)

    def damaged(self) -> list[str]:
        """The ids of the interviews whose files are not as they were written."""
        return [name for name in self.ids() if not self._is_whole(name)]

    def _is_whole(self, interview: str) -> bool:
        try:
            raw = self.file(interview).read_bytes()
        except FileNotFoundError:
            return False
        return self.files.envelope.is_whole(raw, place_of(interview))

    def full_id(self, beginning: str) -> str:
        """The one interview whose id begins so.

        Raises:
            NotFound: there is none.
            Refused: there are several.
        """
        return _the_one(beginning, self.ids())

    def any_id(self, beginning: str) -> str:
        """The one interview whose id begins so, even if its own file is not there.

        Raises:
            NotFound: there is none.
            Refused: there are several.
        """
        found = set(filter(None, map(id_in, self.files.interviews.glob("*"))))
        return _the_one(beginning, sorted(found))

    def file(self, interview: str) -> Path:
        """The checkpoint of an interview."""
        return self.files.interview(interview)

    def interview_file(self, interview: str) -> InterviewFile:
        """The files of one interview, to read and to write."""
        return InterviewFile(self.files, interview)

    def read(self, interview: str, *, trail: bool = True) -> Interview:
        """An interview with every change that is on the disk, whoever has it open.

        Without its trail it is read in half the time.
        """
        return read_while_open(self, interview, trail=trail)

    def recover(
        self, interview: str, *, trail: bool = True
    ) -> tuple[Interview, Recovered]:
        """An interview with all that its journal adds, and how much that was."""
        return self.interview_file(interview).recover(trail=trail)

    def interviews(
        self, problem: Callable[[BadFile], None] | None = None, *, trail: bool = True
    ) -> Iterator[Interview]:
        """Every interview; `problem` is told of those that cannot be read."""
        for name in interview_ids(self.files):
            try:
                yield self.read(name, trail=trail)
            except BadFile as error:
                if problem is None:
                    raise
                problem(error)

    def add(self, interview: Interview, instrument: Instrument) -> None:
        """Keep an interview that the study does not have yet.

        Raises:
            ChangedElsewhere: there is a file for it already.
        """
        self.interview_file(interview.id).write(interview, instrument)

    def keep(self, instrument: Instrument) -> None:
        """Keep an instrument as it is, for the interviews that are started with it."""
        path = self._kept(instrument.guide.id, instrument.digest)
        if not path.exists():
            make_private_folder(path.parent)
            write_atomically(path, instrument.as_json().encode())

    def instrument(self, guide: str, digest: str) -> Instrument:
        """The instrument that an interview was started with.

        Raises:
            NotFound: it is not there, and the study's own guide is another by now.
            Damaged: it is not as it was kept.
        """
        path = self._kept(guide, digest)
        try:
            raw = path.read_bytes()
        except FileNotFoundError:
            current = self.templates("en").instrument(guide)
            if current.digest == digest:
                return current
            raise NotFound("instrument_missing", guide=guide, file=path.name) from None
        found = _instrument(raw, path.name)
        if found.digest != digest:
            raise Damaged("file_damaged", file=path.name)
        return found

    def instrument_of(self, interview: Interview) -> Instrument:
        """The instrument that an interview was started with."""
        return self.instrument(interview.facts.guide, interview.facts.instrument)

    def _kept(self, guide: str, digest: str) -> Path:
        return self.path / "templates" / "used" / f"{guide}-{digest}.json"


def _the_one(beginning: str, ids: list[str]) -> str:
    found = [name for name in ids if name.startswith(beginning)]
    if not found or not beginning:
        raise NotFound("interview_missing", id=beginning)
    if len(found) > 1:
        raise Refused("id_ambiguous", id=beginning, ids=", ".join(found))
    return found[0]


def _instrument(raw: bytes, file: str) -> Instrument:
    try:
        return Instrument.model_validate_json(raw)
    except ValidationError as error:
        raise Damaged("file_damaged", file=file) from error


def open_study(path: Path, key: StudyKey | None = None) -> StudyFolder:
    """The study in a folder.

    Raises:
        NotFound: there is none.
        Refused: it is sealed, and there is no key.
        Damaged: the study's own file is not as it was written.
        TooNew: it was written by a newer version.
    """
    if not is_study(path):
        raise NotFound("study_missing", folder=path)
    return StudyFolder(path, key)
