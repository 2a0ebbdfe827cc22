"""The versions of one interview that lie on the disk.

A version is a file with all that the journals tell that follow on it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from sosapp.errors import BadFile, Damaged, NotFound, SosappError, TooNew
from sosapp.store.foreign_journal import interview_of_journal, journals_of
from sosapp.store.interview_file import InterviewFile
from sosapp.store.kept_file import KeptFile
from sosapp.store.kinds_of_files import id_in
from sosapp.store.replaying import continued
from sosapp.store.rows import interview_of
from sosapp.store.salvage import salvage_journal
from sosapp.store.study_files import place_of
from sosapp.store.study_folder import StudyFolder
from sosapp.study.interview import Interview

Kind = Literal[
    "current",
    "without_journal",
    "previous",
    "foreign_journal",
    "set_aside",
    "elsewhere",
]


@dataclass(frozen=True)
class Version:
    """An interview as one of its files has it."""

    kind: Kind
    path: Path
    interview: Interview | None = None
    problem: SosappError | None = None
    """Why it cannot be read."""
    complete: bool = False
    """Whether it is known to have all that was ever kept."""

    @property
    def entries(self) -> int:
        """How many entries it has."""
        return len(self.interview.entries) if self.interview else 0

    @property
    def changes(self) -> int:
        """The number of its last change."""
        return self.interview.seq if self.interview else 0

    @property
    def until(self) -> str:
        """The clock time of its last change."""
        trail = self.interview.trail if self.interview else ()
        return trail[-1].when if trail else ""


def versions(
    folder: StudyFolder, interview: str, elsewhere: Iterable[Path] = ()
) -> list[Version]:
    """Every version of an interview, the present one first.

    `elsewhere` are files of the interview that lie in another place.
    """
    file = folder.interview_file(interview)
    present = _version("current", file.path, lambda: file.recover()[0])
    found = [present, _previous(file)]
    if present and present.problem and not isinstance(present.problem, TooNew):
        found.insert(1, _without_journal(file))
    aside = sorted(file.files.aside.glob("*")) if file.files.aside.is_dir() else []
    own = (path for path in aside if id_in(path) == interview)
    found += (_loose(file, path, "set_aside") for path in own if _is_file(file, path))
    found += (_loose(file, path, "elsewhere") for path in elsewhere)
    whole = [version for version in found if version is not None]
    return whole + list(_of_journals(file, whole))


def _is_file(file: InterviewFile, path: Path) -> bool:
    """Whether a file that was set aside is a checkpoint and not a journal."""
    return path.suffix in (file.path.suffix, file.previous.suffix)


def _without_journal(file: InterviewFile) -> Version | None:
    """The present one with what is whole of its journal; None if it is no better."""
    found = _version("without_journal", file.path, file.recover_what_is_whole)
    return found if found and found.interview else None


def _previous(file: InterviewFile) -> Version | None:
    found = _version("previous", file.previous, file.recover_previous)
    if found is None or found.interview is None:
        return found
    return replace(found, complete=file.is_complete(found.interview))


def _loose(file: InterviewFile, path: Path, kind: Kind) -> Version | None:
    """A file of its own, with the journal that was begun on it if there is one."""
    return _version(kind, path, lambda: _read(file, path))


def _version(kind: Kind, path: Path, read: Callable[[], Interview]) -> Version | None:
    if not path.exists():
        return None
    try:
        return Version(kind, path, read())
    except SosappError as error:
        return Version(kind, path, problem=error)
    except OSError as error:
        problem = error.strerror or str(error)
        told = BadFile("file_unreadable", file=path.name, problem=problem)
        return Version(kind, path, problem=told)


def _read(file: InterviewFile, path: Path) -> Interview:
    envelope = file.files.envelope
    kept = KeptFile(path, None, place_of(file.id), envelope)
    tables = kept.read()
    if tables is None:
        raise NotFound("file_missing", file=path)
    found = interview_of(tables, path.name)
    if found.id != file.id:
        raise Damaged("file_of_other", file=path.name)
    for journal in journals_of(file):
        replay = salvage_journal(journal, file.id, envelope)
        if replay.base == kept.mark:
            longer = continued(found, replay)
            found = longer if longer.seq >= found.seq else found
    return found


def _of_journals(file: InterviewFile, others: list[Version]) -> Iterator[Version]:
    """What journals tell that no other version does."""
    told = [version.interview for version in others if version.interview]
    for path in journals_of(file):
        replay = salvage_journal(path, file.id, file.files.envelope)
        newest = replay.changes[-1:]
        if not newest or any(newest[0] in one.trail for one in told):
            continue
        found = interview_of_journal(replay, told)
        problem = None if found else Damaged("journal_of_other", file=path.name)
        yield Version("foreign_journal", path, found, problem)
