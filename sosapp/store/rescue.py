"""A copy of an interview somewhere else, for when its own disk does not take it."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from tempfile import gettempdir

from platformdirs import user_data_path, user_documents_path

from sosapp.store.atomic import PRIVATE_FOLDER, write_atomically


def rescue_places() -> Iterator[Path]:
    """Where a copy may go, the best place first."""
    yield user_documents_path()
    yield user_data_path("sosapp", appauthor=False)
    yield Path.home()
    yield Path(gettempdir())


def rescue(interview: str, content: bytes, suffix: str, places: Iterable[Path]) -> Path:
    """Write a private copy into the first place that takes it, under a new name.

    A place that is not there is made, but not the folder above it.

    Raises:
        OSError: no place took it; the problem is that of the last one.
    """
    problem = OSError("there is no place")
    when = datetime.now().strftime("%Y-%m-%d-%H%M%S")
    for place in places:
        try:
            place.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
            path = _free(place, f"sosapp-{interview}-{when}", suffix)
            write_atomically(path, content)
        except OSError as error:
            problem = error
        else:
            return path
    raise problem


def _free(place: Path, stem: str, suffix: str) -> Path:
    """A path in a folder that names no file yet."""
    path, number = place / f"{stem}{suffix}", 1
    while path.exists():
        number += 1
        path = place / f"{stem}-{number}{suffix}"
    return path
