"""A fault of ours is kept in a file for the developer, never shown to the user.

What an exception says can hold what was typed: a value that was refused, a key that
was not found. So only its type is kept, and where it was raised.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from traceback import StackSummary, walk_tb

from platformdirs import user_log_path

from sosapp import __version__
from sosapp.store.atomic import make_private_folder, write_atomically


def keep_fault(error: BaseException) -> Path | None:
    """Write where an error came from; the file, or None if it could not be written."""
    folder = user_log_path("sosapp", appauthor=False)
    path = folder / f"fault-{datetime.now():%Y%m%d-%H%M%S}.txt"
    python = ".".join(map(str, sys.version_info[:3]))
    lines = [f"sosapp {__version__}, Python {python}, {sys.platform}"]
    lines += traced(error)
    with suppress(OSError):
        make_private_folder(folder)
        text = "\n".join([*lines, ""])
        write_atomically(path, text.encode("utf-8", "backslashreplace"))
        return path
    return None


def traced(error: BaseException) -> Iterator[str]:
    """The types of an error and of all that led to it, and where each was raised."""
    left: list[tuple[str, BaseException]] = [("", error)]
    seen: set[int] = set()
    while left:
        how, found = left.pop()
        if id(found) in seen:
            continue
        seen.add(id(found))
        yield how + _named(found)
        # Without the lines of code, which are read from files as they are now.
        frames = StackSummary.extract(walk_tb(found.__traceback__), lookup_lines=False)
        for frame in frames:
            yield f"  {frame.filename}:{frame.lineno} in {frame.name}"
        left += _behind(found)


def _named(error: BaseException) -> str:
    """The type, and for what the system refused its number and the system's words."""
    kind = type(error)
    name = f"{kind.__module__}.{kind.__qualname__}".removeprefix("builtins.")
    if isinstance(error, OSError) and isinstance(error.errno, int):
        return f"{name}: [{error.errno}] {os.strerror(error.errno)}"
    return name


def _behind(error: BaseException) -> Iterator[tuple[str, BaseException]]:
    """What led to an error, the nearest last."""
    if isinstance(error, BaseExceptionGroup):
        for part in reversed(error.exceptions):
            yield "in the group: ", part
    if error.__context__ is not None:
        yield "while handling: ", error.__context__
    if error.__cause__ is not None:
        yield "caused by: ", error.__cause__
