"""An export from the material to the file: nothing is written that says a name."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sosapp.errors import NotSaved, Refused
from sosapp.export.contents import Contents
from sosapp.export.found_names import found_names, undecided
from sosapp.export.leak_gate import check_no_names
from sosapp.export.options import Counted, Options, Progress, Written
from sosapp.export.pseudonyms import Pseudonyms
from sosapp.garbage import nothing_collected
from sosapp.store.atomic import write_atomically
from sosapp.summary.material import Material

Hide = Callable[[str], str]
"""Puts a code in the place of each name in a text; leaves it as it is if identified."""


@dataclass(frozen=True)
class Made:
    """The bytes of a file, and how much of the study they hold."""

    content: bytes
    parts: tuple[Counted, ...]
    replaced: int = 0
    """Characters that the format cannot hold, shown as U+FFFD."""


class Make(Protocol):
    """Makes the bytes of one format; it knows neither the disk nor the code key."""

    def __call__(
        self, contents: Contents, hide: Hide, progress: Progress | None = None
    ) -> Made:
        """The file; `progress` may raise to end it."""


def write_export(
    make: Make,
    material: Material,
    path: Path,
    options: Options,
    progress: Progress | None = None,
) -> Written:
    """Write a study in one format; the file is there whole or not at all.

    Raises:
        NotFound: the interview that was chosen is not in the study's analyses.
        Refused: the file exists, a name would have stood in it, or it cannot hold all.
        NotSaved: the disk did not take it.
    """
    if path.exists() and not options.force:
        raise Refused("file_exists", file=path)
    hide = None if options.identified else pseudonyms_of(material, options)
    contents = Contents(material, options, hide.cases if hide else None)
    with nothing_collected():
        told = _Told(progress)
        made = make(contents, hide or str, told)
        if hide is not None:
            check_no_names(made.content, hide, path.name, told.again)
        # Before it is written: what ends the work then leaves no file behind.
        waiting = _undecided(material, options) if hide else 0
        told.again()
    try:
        write_atomically(path, made.content)
    except OSError as error:
        problem = error.strerror or str(error)
        raise NotSaved("not_saved", file=path, problem=problem) from error
    return Written(path, made.parts, made.replaced, waiting)


def pseudonyms_of(material: Material, options: Options) -> Pseudonyms:
    """What hides every name in the exports of a study."""
    return Pseudonyms(material, options.names, options.rules)


def _undecided(material: Material, options: Options) -> int:
    without_rules = Pseudonyms(material, options.names)
    return undecided(found_names(material, without_rules, options.rules))


class _Told:
    """Tells the progress; where nobody can say how far it is, the same once more."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress = progress
        self._last = (0, 0)

    def __call__(self, done: int, of: int) -> None:
        self._last = (done, of)
        self.again()

    def again(self) -> None:
        """Let whoever waits end the work."""
        if self._progress:
            self._progress(*self._last)


ROWS_A_TICK = 100


def ticker(progress: Progress | None, total: int) -> Callable[[], None]:
    """Something to call after each row, which tells the progress now and then."""
    done = 0

    def tick() -> None:
        nonlocal done
        done += 1
        if progress and (done % ROWS_A_TICK == 0 or done == total):
            progress(done, total)

    return tick
