"""A fault of ours is kept in a file for the developer, never shown to the user."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from traceback import format_exception

from platformdirs import user_log_path

from sosapp.store.atomic import make_private_folder, write_atomically


def keep_fault(error: BaseException) -> Path | None:
    """Write where an error came from; the file, or None if it could not be written."""
    folder = user_log_path("sosapp", appauthor=False)
    path = folder / f"fault-{datetime.now():%Y%m%d-%H%M%S}.txt"
    text = "".join(format_exception(error))
    with suppress(OSError):
        make_private_folder(folder)
        write_atomically(path, text.encode("utf-8", "backslashreplace"))
        return path
    return None
