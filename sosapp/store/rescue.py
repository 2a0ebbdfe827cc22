"""An interview put somewhere else when its own disk does not take it."""

import tempfile
from datetime import datetime
from pathlib import Path

from platformdirs import user_data_path, user_documents_path

from sosapp.store.atomic import write_atomically


def places() -> tuple[Path, ...]:
    """Where a file can be put that the user will find again, the best first."""
    return (
        user_documents_path(),
        Path.home(),
        user_data_path("sosapp", appauthor=False),
        Path(tempfile.gettempdir()),
    )


def rescue(content: bytes, name: str, where: tuple[Path, ...]) -> Path:
    """Put a file into the first place that takes it; where it then is.

    `name` is completed by the time, before its suffix, so that nothing is overwritten.

    Raises:
        OSError: no place takes it.
    """
    stem, dot, suffix = name.partition(".")
    dated = f"{stem}-{datetime.now():%Y%m%d-%H%M%S}{dot}{suffix}"
    problem: OSError | None = None
    for place in where:
        path = place / dated
        try:
            write_atomically(path, content)
        except OSError as error:
            problem = error
        else:
            return path
    raise problem or FileNotFoundError(name)
