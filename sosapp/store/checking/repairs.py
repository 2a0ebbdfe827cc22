"""What can be done about a damaged file; nothing is deleted that was typed."""

from collections.abc import Callable
from pathlib import Path

from sosapp.errors import NotFound, SosappError
from sosapp.instrument.instrument import Instrument
from sosapp.store.atomic import write_atomically
from sosapp.store.key_file import KEY_FILES
from sosapp.store.study_files import StudyFiles
from sosapp.store.study_folder import StudyFolder
from sosapp.store.versions import Version, set_aside, use, versions
from sosapp.study.choosing_case import case_of
from sosapp.study.interview import Interview
from sosapp.study.starting import joined
from sosapp.study.study import Case

Repair = Callable[[], None]


def best_version(folder: StudyFolder, interview: str) -> Version | None:
    """The version with the most changes that can be put in place; None if none can."""
    readable = [
        version
        for version in versions(folder, interview)
        if version.interview is not None and _has_instrument(folder, version)
    ]
    return max(readable, key=lambda version: _changes(version), default=None)


def _changes(version: Version) -> tuple[int, int]:
    assert version.interview is not None
    return version.interview.seq, version.entries


def _has_instrument(folder: StudyFolder, version: Version) -> bool:
    assert version.interview is not None
    try:
        folder.instrument_of(version.interview)
    except SosappError:
        return False
    return True


def put_in_place(folder: StudyFolder, version: Version) -> Repair:
    """A repair that makes a version the present one."""
    return lambda: use(folder, version)


def move_aside(folder: StudyFolder, path: Path) -> Repair:
    """A repair that puts a file where it does no harm."""

    def repair() -> None:
        set_aside(folder, [path])
        path.unlink(missing_ok=True)

    return repair


def count_again(folder: StudyFolder, interview: str) -> Repair:
    """A repair that writes the head of an interview anew."""

    def repair() -> None:
        file = folder.interview_file(interview)
        found = file.read_checkpoint()
        file.write(found, folder.instrument_of(found))

    return repair


def remove_leftover(path: Path) -> Repair:
    """A repair that takes away a temporary file that a crash has left."""
    return lambda: path.unlink(missing_ok=True)


def copy_key_file(folder: Path, damaged: str) -> Repair:
    """A repair that writes one copy of the key file from the other."""

    def repair() -> None:
        whole = next(name for name in KEY_FILES if name != damaged)
        write_atomically(folder / damaged, (folder / whole).read_bytes())

    return repair


def previous_study(files: StudyFiles) -> Repair:
    """A repair that goes back to the previous generation of the study's own file."""

    def repair() -> None:
        previous = files.previous(files.study)
        if not previous.exists():
            raise NotFound("file_missing", file=previous)
        content = previous.read_bytes()
        if files.study.exists():
            files.aside.mkdir(mode=0o700, exist_ok=True)
            aside = files.put_aside(files.study, "damaged")
            write_atomically(aside, files.study.read_bytes())
        write_atomically(files.study, content)

    return repair


def join(folder: StudyFolder, interview: Interview, instrument: Instrument) -> Repair:
    """A repair that adds the case and the participants that an interview names."""

    def repair() -> None:
        folder.refresh()
        facts = interview.facts
        role = instrument.guide.participants.role or ""
        case = folder.study.cases.get(facts.case) or listed_case(folder, facts.case)
        folder.save(joined(folder.study, case, facts.participants, role))

    return repair


def listed_case(folder: StudyFolder, code: str) -> Case:
    """A case as the study's list of cases has it; its code is its name otherwise."""
    listed = folder.templates(folder.study.language).cases()
    found = (case for case in (listed.cases if listed else ()) if case.code == code)
    return next(map(case_of, found), Case(code=code, name=code))
