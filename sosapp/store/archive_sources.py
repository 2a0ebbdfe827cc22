"""What of a study goes into an archive: its files, read as they lie on the disk.

Nothing here knows what stands in a file. The files of one interview are read together,
its journals first: what a save in between puts in both is counted once.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from itertools import groupby
from pathlib import Path

from sosapp.errors import NotFound
from sosapp.store.archive_names import (
    LARGEST_FILE,
    TOP_FILES,
    is_left_over,
    is_safe_name,
)
from sosapp.store.kept_file import Seen, seen_of
from sosapp.store.patience import patiently
from sosapp.store.ticking import Tick

PLACES = ("interviews", "set-aside", "templates", "")
"""The order of reading: what names others before what it names, the study last."""
TRIES = 5


def read_study(folder: Path, tick: Tick) -> Iterator[tuple[str, bytes]]:
    """Every file of a study by its name in the archive.

    `tick` is told how many files of how many are done, and may raise to stop it.

    Raises:
        NotFound: a file cannot be read.
        OSError: a folder cannot be listed.
    """
    done, of = 0, sum(1 for place in PLACES for _ in _names(folder, place))
    for place in PLACES:
        for _, group in groupby(sorted(_names(folder, place)), _stem):
            tick(done, max(done, of))
            names = sorted(group, key=_journals_first)
            yield from _read_still(folder, names).items()
            done += len(names)


def left_out(folder: Path) -> list[str]:
    """The files of a study that no archive can hold.

    Their names mean something else on another system, they are larger than anything
    that is written here, or they are links that lead nowhere.
    """
    found = (file for place in PLACES for file in _files(folder, place))
    names = ((file, file.relative_to(folder).as_posix()) for file in found)
    return sorted(
        name for file, name in names if os.path.lexists(file) and not _fits(file, name)
    )


def _names(folder: Path, place: str) -> Iterator[str]:
    for file in _files(folder, place):
        name = file.relative_to(folder).as_posix()
        if _fits(file, name):
            yield name


def _fits(file: Path, name: str) -> bool:
    with suppress(FileNotFoundError):
        is_one = file.is_file() and file.stat().st_size <= LARGEST_FILE
        return is_one and is_safe_name(name)
    return False


def _files(folder: Path, place: str) -> Iterator[Path]:
    """What is of the study in one place, locks and leftovers aside."""
    if place:
        return (file for file in _below(folder / place) if not is_left_over(file.name))
    return (file for file in folder.iterdir() if TOP_FILES.fullmatch(file.name))


def _below(folder: Path, above: frozenset[Path] = frozenset()) -> Iterator[Path]:
    """Every file in a folder; a link counts as what it leads to, even another disk."""
    here = folder.resolve()
    if here in above or not folder.is_dir():
        return
    with suppress(FileNotFoundError):
        for file in folder.iterdir():
            if file.is_dir():
                yield from _below(file, above | {here})
            else:
                yield file


def _stem(name: str) -> str:
    return name.partition(".")[0]


def _is_journal(name: str) -> bool:
    return name.endswith("journal")


def _journals_first(name: str) -> tuple[bool, str]:
    return not _is_journal(name), name


def _read_still(folder: Path, names: list[str]) -> dict[str, bytes]:
    """Files as they were at one moment; read again if one was replaced meanwhile.

    Where that never ends the last reading counts: journals first, it lacks nothing.
    """
    contents: dict[str, bytes] = {}
    for _ in range(TRIES):
        seen: dict[str, Seen] = {}
        contents = {}
        for name in names:
            with suppress(FileNotFoundError), _told(name):
                seen[name], contents[name] = patiently(partial(_read, folder / name))
        if all(_is_still(folder / n, seen[n], raw) for n, raw in contents.items()):
            break
    return contents


@contextmanager
def _told(name: str) -> Iterator[None]:
    """What cannot be read is not what could not be saved."""
    try:
        yield
    except FileNotFoundError:
        raise
    except OSError as error:
        problem = error.strerror or str(error)
        raise NotFound("not_reached", file=name, problem=problem) from error


def _read(file: Path) -> tuple[Seen, bytes]:
    with file.open("rb") as opened:
        return seen_of(os.fstat(opened.fileno())), opened.read()


def _is_still(file: Path, seen: Seen, content: bytes) -> bool:
    """Whether a file is what was read of it; a journal may have grown."""
    with suppress(FileNotFoundError):
        if seen_of(file.stat()) == seen:
            return True
        return _is_journal(file.name) and file.read_bytes().startswith(content)
    return False
