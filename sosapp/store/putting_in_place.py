"""A version of an interview becomes the interview; nothing is deleted by it.

What lay there is set aside first, byte for byte. A crash in between leaves the old or
the new interview, and a second time does what is left.
"""

from collections.abc import Iterable
from pathlib import Path

from sosapp.errors import NotFound, SosappError
from sosapp.store.atomic import make_private_folder, remove, replace, write_atomically
from sosapp.store.interview_file import InterviewFile
from sosapp.store.study_folder import StudyFolder
from sosapp.store.versions import Version
from sosapp.study.clock import now
from sosapp.study.study import LogLine


def use(folder: StudyFolder, version: Version, who: str = "") -> None:
    """Make a version the present one, and note it in the log of the study.

    Raises:
        SosappError: the version cannot be read, or its guide is not there.
        OSError: the disk did not take it; nothing is lost.
    """
    if version.interview is None:
        raise version.problem or NotFound("file_missing", file=version.path)
    interview = version.interview
    file, files = folder.interview_file(interview.id), folder.files
    content = file.packed(interview, folder.instrument_of(interview))
    journal, older = files.journal(file.id), files.previous_journal(file.id)
    set_aside(folder, (file.path, file.previous, journal, older))
    _fold(folder, file)
    write_atomically(file.path, content)
    # Each journal belongs to the generation beside it, and goes before that does.
    remove(journal)
    remove(older)
    write_atomically(file.previous, content)
    note(folder, "version_used", interview.id, who)


def _fold(folder: StudyFolder, file: InterviewFile) -> None:
    """Have no journal follow the present file, so that none can follow another one."""
    if not file.has_journal():
        return
    try:
        present, _ = file.recover()
        content = file.packed(present, folder.instrument_of(present))
    except SosappError:
        # It could not be opened before, and can be once the version is in its place.
        return
    write_atomically(file.path, content)
    remove(folder.files.journal(file.id))


def set_aside(folder: StudyFolder, paths: Iterable[Path]) -> None:
    """Copy the files that are there to where what was replaced is kept.

    What cannot be read, as on a broken disk, is moved there as it is.

    Raises:
        OSError: the disk did not take it.
    """
    make_private_folder(folder.files.aside)
    for path in paths:
        if path.exists():
            _put_aside(path, folder.files.put_aside(path, "replaced"))


def _put_aside(path: Path, target: Path) -> None:
    try:
        content = path.read_bytes()
    except OSError:
        replace(path, target)
    else:
        write_atomically(target, content)


def note(folder: StudyFolder, what: str, about: str, who: str) -> None:
    """Add a line to the log of the study.

    Raises:
        BadFile: the study's own file cannot be read.
        OSError: the disk did not take it.
    """
    folder.refresh()
    line = LogLine(when=now(), who=who, what=what, about=about)
    folder.save(folder.study.with_line(line))
