"""What can be done about a damaged file; nothing is deleted that was typed."""

from collections.abc import Callable, Iterable
from pathlib import Path

from sosapp.errors import SosappError
from sosapp.store.atomic import remove, write_atomically
from sosapp.store.key_file import KEY_FILES
from sosapp.store.previous_study import complete_study, use_previous_study
from sosapp.store.putting_in_place import set_aside, use
from sosapp.store.settings import load_settings
from sosapp.store.study_folder import StudyFolder
from sosapp.store.study_key import StudyKey
from sosapp.store.versions import Version

Repair = Callable[[], None]
OWN_GENERATIONS = ("without_journal", "previous")


def best_version(folder: StudyFolder, found: Iterable[Version]) -> Version | None:
    """The version to put in the place of a damaged one; None if none can be.

    The interview's own generations come first. What was set aside was once replaced,
    perhaps by choice.
    """
    usable = [version for version in found if _is_usable(folder, version)]
    own = [version for version in usable if version.kind in OWN_GENERATIONS]
    return max(own or usable, key=lambda v: (v.changes, v.entries), default=None)


def _is_usable(folder: StudyFolder, version: Version) -> bool:
    if version.interview is None:
        return False
    try:
        folder.instrument_of(version.interview)
    except SosappError:
        return False
    return True


def put_in_place(folder: StudyFolder, version: Version) -> Repair:
    """A repair that makes a version the present one."""
    return lambda: use(folder, version, load_settings().interviewer)


def part_from_journal(folder: StudyFolder, journal: Version) -> Repair:
    """A repair that sets a foreign journal aside, with the interview that it tells."""

    def repair() -> None:
        told = journal.interview
        if told is not None:
            folder.interview_file(told.id).write_aside(
                told, folder.instrument_of(told), "theirs"
            )
        set_aside(folder, [journal.path])
        remove(journal.path)

    return repair


def move_aside(folder: StudyFolder, path: Path) -> Repair:
    """A repair that puts a file where it does no harm."""

    def repair() -> None:
        set_aside(folder, [path])
        remove(path)

    return repair


def write_generation(folder: StudyFolder, interview: str) -> Repair:
    """A repair that keeps a damaged generation before aside, and writes it anew."""

    def repair() -> None:
        file = folder.interview_file(interview)
        older = folder.files.previous_journal(interview)
        file.read_checkpoint()
        set_aside(folder, (file.previous, older))
        remove(older)
        write_atomically(file.previous, file.path.read_bytes())

    return repair


def write_study_again(folder: StudyFolder) -> Repair:
    """A repair that sets a damaged generation of the study's own file aside.

    The present file takes its place.
    """

    def repair() -> None:
        previous = folder.files.previous(folder.files.study)
        folder.refresh()
        set_aside(folder, [previous])
        write_atomically(previous, folder.files.study.read_bytes())

    return repair


def count_again(folder: StudyFolder, interview: str) -> Repair:
    """A repair that writes the head of an interview anew."""

    def repair() -> None:
        file = folder.interview_file(interview)
        set_aside(folder, [file.path])
        found = file.read_checkpoint()
        file.write(found, folder.instrument_of(found))

    return repair


def complete(folder: StudyFolder) -> Repair:
    """A repair that adds to the study what its interviews name."""
    return lambda: complete_study(folder)


def remove_leftover(path: Path) -> Repair:
    """A repair that takes away a file that a crash has left."""
    return lambda: remove(path)


def copy_key_file(folder: Path, damaged: str) -> Repair:
    """A repair that writes one copy of the key file from the other."""

    def repair() -> None:
        whole = next(name for name in KEY_FILES if name != damaged)
        write_atomically(folder / damaged, (folder / whole).read_bytes())

    return repair


def previous_of_study(folder: Path, key: StudyKey | None) -> Repair:
    """A repair that goes back to the previous generation of the study's own file."""

    def repair() -> None:
        use_previous_study(folder, key, load_settings().interviewer)

    return repair
