"""What a full withdrawal takes away, and what has to be removed by hand."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sosapp.errors import BadFile, NotFound, SosappError
from sosapp.store.listing import begun_withdrawals, listed_row
from sosapp.store.study_folder import StudyFolder
from sosapp.study.clock import seconds_between
from sosapp.study.interview import Facts, Interview
from sosapp.study.study import FROM_NOW_ON, FULL, Listed, LogLine
from sosapp.study.withdrawing import Gone, gone_with

COPIES = {"backup_made": "backup", "exported": "export"}
"""The lines of the study's log about what was put somewhere, and what that is."""


def _nothing(_archive: Path, _gone: Gone) -> None:
    """Leave an archive as it is."""


@dataclass(frozen=True)
class Archives:
    """The copies of a study that sosapp made itself.

    `clean` writes an archive anew without what is gone, or raises SosappError or
    OSError; those that are `away` cannot be reached.
    """

    there: tuple[Path, ...] = ()
    away: tuple[Path, ...] = ()
    clean: Callable[[Path, Gone], None] = _nothing


@dataclass(frozen=True)
class ByHand:
    """One thing that has to be removed by hand; `kind` names a text of the locale."""

    kind: str
    what: str = ""
    when: str = ""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is known of an interview that is to be withdrawn.

    `gone` is what leaves the study with it, `archives` are those that are cleaned, and
    `also` are other interviews with the same people that have not been held to the end.
    """

    row: Facts | Listed
    case: str
    entries: int
    files: tuple[Path, ...]
    gone: Gone
    archives: tuple[Path, ...]
    by_hand: tuple[ByHand, ...]
    also: tuple[Listed, ...]


def planned(folder: StudyFolder, interview: str, archives: Archives) -> Plan:
    """What a full withdrawal of an interview would do; nothing is written.

    Raises:
        OSError: a folder cannot be read.
    """
    found = known(folder, interview)
    row = found.facts if found else listed_row(folder.files, interview)
    case = folder.study.cases.get(row.case)
    return Plan(
        row=row,
        case=case.name if case else row.case,
        entries=len(found.entries) if found else 0,
        files=tuple(files_of(folder, interview)),
        gone=gone_of(folder, row),
        archives=archives.there,
        by_hand=tuple(copies_elsewhere(folder, row, archives)),
        also=tuple(_also(folder, row)),
    )


def known(folder: StudyFolder, interview: str) -> Interview | None:
    """An interview from whichever of its files can still be read."""
    file = folder.interview_file(interview)
    readers: tuple[Callable[[], Interview], ...] = (
        lambda: file.recover()[0],
        file.read_checkpoint,
        file.recover_previous,
    )
    for read in readers:
        with suppress(BadFile, NotFound):
            return read()
    return None


def files_of(folder: StudyFolder, interview: str) -> list[Path]:
    """The files of an interview, its checkpoint last; not the lock, nor the mark."""
    file = folder.interview_file(interview)
    kept = (file.path, file.path.with_suffix(".lock"), folder.files.withdrawal(file.id))
    others = [path for path in file.all_files() if path not in kept]
    return [*others, *([file.path] if file.path.exists() else [])]


def gone_of(folder: StudyFolder, row: Facts | Listed) -> Gone:
    """What leaves the study with an interview."""
    return gone_with(row, _others(folder, row.id), _listed_cases(folder))


def _others(folder: StudyFolder, interview: str) -> Iterator[Facts | Listed]:
    for row in folder.listed():
        if row.id != interview:
            found = known(folder, row.id) if row.damaged else None
            yield found.facts if found else row


def _listed_cases(folder: StudyFolder) -> set[str]:
    with suppress(SosappError):
        return set(folder.listed_cases())
    return set()


def copies_elsewhere(
    folder: StudyFolder, row: Facts | Listed, archives: Archives
) -> Iterator[ByHand]:
    """Archives that are away, and backups and exports that may have the interview."""
    yield from (ByHand("snapshot", str(path)) for path in archives.away)
    created = row.created if isinstance(row, Facts) else ""
    for line in folder.study.log:
        kind = COPIES.get(line.what)
        if kind and not _is_before(line.when, created) and _may_have(line, row.id):
            yield ByHand(kind, line.about, line.when)


def _may_have(line: LogLine, interview: str) -> bool:
    """Whether it may have the interview: an export of another one has not.

    Of an export the log says format, way and, if it is of one, the interview.
    """
    named = line.about.split(", ")[2:]
    return not named or interview in named


def _is_before(when: str, created: str) -> bool:
    with suppress(ValueError):
        return seconds_between(when, created) > 0
    return False


def _also(folder: StudyFolder, row: Facts | Listed) -> Iterator[Listed]:
    people = set(row.participants)
    for other in folder.listed():
        closed = other.state == "finished" or other.withdrawal in (FROM_NOW_ON, FULL)
        if other.id != row.id and not closed and people & set(other.participants):
            yield other


def id_to_withdraw(folder: StudyFolder, beginning: str) -> str:
    """The one interview whose id begins so, also if its withdrawal was interrupted.

    Raises:
        NotFound: there is none.
        Refused: there are several.
    """
    begun = begun_withdrawals(folder.files)
    if beginning in begun:
        return beginning
    found = [name for name in begun if beginning and name.startswith(beginning)]
    try:
        whole = folder.full_id(beginning)
    except NotFound:
        if len(found) != 1:
            raise
        return found[0]
    return whole
