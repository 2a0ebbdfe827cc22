"""The versions of one interview that lie on the disk, and putting one in its place.

Nothing is deleted by it: what was in the place is set aside, byte for byte.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sosapp.errors import BadFile, Damaged, NotFound, SosappError
from sosapp.store.atomic import make_private_folder, write_atomically
from sosapp.store.interview_file import InterviewFile, replayed
from sosapp.store.journal import read_journal
from sosapp.store.kept_file import KeptFile, mark_of
from sosapp.store.kinds_of_files import id_in
from sosapp.store.rows import interview_of
from sosapp.store.study_files import place_of
from sosapp.store.study_folder import StudyFolder
from sosapp.study.interview import Interview

Kind = Literal["current", "previous", "set_aside", "elsewhere"]


@dataclass(frozen=True)
class Version:
    """An interview as one of its files has it."""

    kind: Kind
    path: Path
    interview: Interview | None = None
    problem: SosappError | None = None
    """Why it cannot be read."""

    @property
    def entries(self) -> int:
        """How many entries it has."""
        return len(self.interview.entries) if self.interview else 0

    @property
    def until(self) -> str:
        """The clock time of its last change."""
        trail = self.interview.trail if self.interview else ()
        return trail[-1].when if trail else ""


def versions(
    folder: StudyFolder, interview: str, elsewhere: Iterable[Path] = ()
) -> list[Version]:
    """Every version of an interview, the present one first.

    `elsewhere` are files that were saved in another place.
    """
    file = folder.interview_file(interview)
    found = [_present(file), _previous(file)]
    aside = sorted(file.files.aside.glob("*")) if file.files.aside.is_dir() else []
    own = (path for path in aside if id_in(path) == interview)
    found += (_loose(file, path, "set_aside") for path in own if _is_file(file, path))
    found += (_loose(file, path, "elsewhere") for path in elsewhere)
    return [version for version in found if version is not None]


def _is_file(file: InterviewFile, path: Path) -> bool:
    """Whether a file that was set aside is a checkpoint and not a journal."""
    return path.suffix in (file.path.suffix, file.previous.suffix)


def _present(file: InterviewFile) -> Version | None:
    return _version("current", file.path, lambda: file.recover()[0])


def _previous(file: InterviewFile) -> Version | None:
    return _version("previous", file.previous, file.recover_previous)


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
    tables = KeptFile(path, None, place_of(file.id), envelope).read()
    if tables is None:
        raise NotFound("file_missing", file=path)
    found = interview_of(tables, path.name)
    if found.id != file.id:
        raise Damaged("file_of_other", file=path.name)
    with suppress(BadFile):
        journal = file.files.journal(file.id)
        replay = read_journal(journal, file.id, envelope)
        if replay.base and replay.base == mark_of(path.read_bytes()):
            found = replayed(found, replay, journal)
    return found


def use(folder: StudyFolder, version: Version) -> None:
    """Make a version the present one, and set aside what was there.

    Raises:
        SosappError: the version cannot be read, or its guide is not there.
        OSError: the disk did not take it; nothing is lost.
    """
    if version.interview is None:
        raise version.problem or NotFound("file_missing", file=version.path)
    interview = version.interview
    file = folder.interview_file(interview.id)
    content = file.packed(interview, folder.instrument_of(interview))
    set_aside(folder, _replaced(file))
    # Not as the next generation: the one before may be the only whole one.
    write_atomically(file.path, content)
    file.files.journal(interview.id).unlink(missing_ok=True)


def _replaced(file: InterviewFile) -> Iterator[Path]:
    for path in (file.path, file.files.journal(file.id)):
        if path.exists():
            yield path


def set_aside(folder: StudyFolder, paths: Iterable[Path]) -> None:
    """Copy files to where what was replaced is kept, byte for byte.

    Raises:
        OSError: the disk did not take it.
    """
    make_private_folder(folder.files.aside)
    for path in paths:
        target = folder.files.put_aside(path, "replaced")
        write_atomically(target, path.read_bytes())
