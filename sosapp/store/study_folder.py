"""A study folder: `study.json`, `templates/` and `interviews/`."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import ValidationError

from sosapp.errors import BadFile, Damaged, NotFound, Refused
from sosapp.instrument.instrument import Instrument
from sosapp.instrument.loading import Templates
from sosapp.locale import Language
from sosapp.store.atomic import make_private_folder, write_atomically
from sosapp.store.checked import is_whole, read_tables, write_tables
from sosapp.store.copying import copy_templates
from sosapp.store.journal import read_journal
from sosapp.store.listing import listed
from sosapp.store.rows import (
    counters,
    interview_of,
    study_of,
    study_tables,
    tables_of,
)
from sosapp.study.applying import applied
from sosapp.study.clock import now
from sosapp.study.identity import new_id
from sosapp.study.interview import Interview
from sosapp.study.study import Listed, Study

STUDY_FILE = "study.json"


@dataclass(frozen=True)
class Recovered:
    """What was found in a journal that an earlier session left behind."""

    changes: int = 0
    draft: bool = False
    torn: bool = False

    def __bool__(self) -> bool:
        return bool(self.changes or self.draft or self.torn)


class StudyFolder:
    """One study on the disk.

    Every method that reads raises Damaged or TooNew for a file that cannot be used,
    every method that writes OSError if the disk does not take it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.study = study_of(read_tables(path / STUDY_FILE), STUDY_FILE)

    @property
    def interviews_folder(self) -> Path:
        """Where the interviews lie."""
        return self.path / "interviews"

    def templates(self, language: Language) -> Templates:
        """The study's own templates."""
        return Templates(self.path / "templates", language)

    def save(self, study: Study) -> None:
        """Keep the study as it now is."""
        path = self.path / STUDY_FILE
        write_tables(path, study_tables(study), path.with_suffix(".previous"))
        self.study = study

    def listed(self) -> Iterator[Listed]:
        """What lists show of each interview, the last changed first."""
        return listed(self.interviews_folder)

    def ids(self) -> list[str]:
        """The ids of the interviews."""
        return [row.id for row in self.listed()]

    def damaged(self) -> list[str]:
        """The ids of the interviews whose files are not as they were written."""
        return [name for name in self.ids() if not is_whole(self.file(name))]

    def full_id(self, beginning: str) -> str:
        """The one interview whose id begins so.

        Raises:
            NotFound: there is none.
            Refused: there are several.
        """
        found = [name for name in self.ids() if name.startswith(beginning)]
        if not found or not beginning:
            raise NotFound("interview_missing", id=beginning)
        if len(found) > 1:
            raise Refused("id_ambiguous", id=beginning, ids=", ".join(found))
        return found[0]

    def file(self, interview: str) -> Path:
        """The checkpoint of an interview."""
        return self.interviews_folder / f"{interview}.json"

    def read(self, interview: str) -> Interview:
        """An interview with every change that is on the disk."""
        return self.recover(interview)[0]

    def read_checkpoint(self, interview: str) -> Interview:
        """An interview without what its journal adds.

        Raises:
            NotFound: there is no such interview.
            Damaged: the file is not as it was written.
        """
        path = self.file(interview)
        try:
            tables = read_tables(path)
        except FileNotFoundError as error:
            raise NotFound("interview_missing", id=interview) from error
        found = interview_of(tables, path.name)
        if found.id != interview:
            raise Damaged("file_damaged", file=path.name)
        return found

    def recover(self, interview: str) -> tuple[Interview, Recovered]:
        """An interview with all that its journal adds, and how much that was.

        Raises:
            NotFound: there is no such interview.
            Damaged: the file or its journal is not as it was written.
        """
        found = self.read_checkpoint(interview)
        journal = self.file(interview).with_suffix(".journal")
        replay = read_journal(journal, interview)
        before = found.seq
        for change in replay.changes:
            if change.seq <= found.seq:
                continue
            try:
                found = applied(found, change)
            except ValueError as error:
                raise Damaged("file_damaged", file=journal.name) from error
        if replay.draft is not None:
            found = replace(found, draft=replay.draft)
        draft = bool(replay.draft and replay.draft.is_half_typed)
        return found, Recovered(found.seq - before, draft, replay.torn)

    def interviews(
        self, problem: Callable[[BadFile], None] | None = None
    ) -> Iterator[Interview]:
        """Every interview; `problem` is told of those that cannot be read."""
        for name in sorted(self.ids()):
            try:
                yield self.read(name)
            except BadFile as error:
                if problem is None:
                    raise
                problem(error)

    def write(self, interview: Interview, instrument: Instrument) -> None:
        """Keep an interview as it now is: the checkpoint."""
        make_private_folder(self.interviews_folder)
        path = self.file(interview.id)
        counted = counters(interview, instrument, now())
        tables = tables_of(interview, counted)
        write_tables(path, tables, path.with_suffix(".previous"))

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


def _instrument(raw: bytes, file: str) -> Instrument:
    try:
        return Instrument.model_validate_json(raw)
    except ValidationError as error:
        raise Damaged("file_damaged", file=file) from error


def is_study(path: Path) -> bool:
    """Whether a folder is a study."""
    return (path / STUDY_FILE).is_file()


def open_study(path: Path) -> StudyFolder:
    """The study in a folder.

    Raises:
        NotFound: there is none.
        Damaged: its `study.json` is not as it was written.
        TooNew: it was written by a newer version.
    """
    if not is_study(path):
        raise NotFound("study_missing", folder=path)
    return StudyFolder(path)


def new_study(
    path: Path,
    name: str,
    language: Language,
    guides: tuple[str, ...],
    templates: Path,
    *,
    fictional: bool = False,
) -> StudyFolder:
    """Make a study folder with its own copy of the templates.

    Raises:
        Refused: there is a study already, or the folder holds other files.
        NotFound: a guide does not exist.
    """
    if is_study(path):
        raise Refused("study_exists", folder=path)
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise Refused("folder_not_empty", folder=path)
    source = Templates(templates, language)
    for guide in guides:
        source.instrument(guide)
    was_there = path.exists()
    chosen = guides or source.guide_ids()
    try:
        return _made(path, name, language, chosen, source, fictional)
    except OSError:
        for part in ("interviews", "templates"):
            shutil.rmtree(path / part, ignore_errors=True)
        if not was_there:
            shutil.rmtree(path, ignore_errors=True)
        raise


def _made(
    path: Path,
    name: str,
    language: Language,
    guides: tuple[str, ...],
    source: Templates,
    fictional: bool,
) -> StudyFolder:
    make_private_folder(path / "interviews")
    copy_templates(source.folder, path / "templates")
    study = Study(
        id=new_id(),
        name=name,
        language=language,
        guides=guides,
        created=now(),
        fictional=fictional,
    )
    write_tables(path / STUDY_FILE, study_tables(study))
    return StudyFolder(path)
