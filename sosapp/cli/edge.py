"""The outermost edge: whatever goes wrong ends in one clear line and an exit code."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from errno import EDQUOT, EFBIG, ENOSPC, EROFS
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from sosapp.cli.output import warn
from sosapp.errors import NotFound, NotSaved, SosappError, Unreadable
from sosapp.locale import Language, translate

PROBLEM = 1
INTERRUPTED = 130
READER_GONE = 141
"""What a shell says of a tool that ended because nobody read on."""
NO_ROOM = (EDQUOT, EFBIG, ENOSPC, EROFS)


def guarded(action: Callable[[], int], language: Language) -> int:
    """Do something; its exit code, or that of the problem it met."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A terminal without UTF-8 shows å as \xe5 rather than nothing.
            stream.reconfigure(errors="backslashreplace")
    try:
        return _outcome(action, language)
    finally:
        _let_go(sys.stdout)
        _let_go(sys.stderr)


def _outcome(action: Callable[[], int], language: Language) -> int:
    try:
        code = action()
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except BrokenPipeError:
        return READER_GONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except (SosappError, OSError) as error:
        tell(error, language)
    except Exception as fault:
        _tell_our_fault(fault, language)
    return PROBLEM


def tell(error: SosappError | OSError, language: Language) -> None:
    """Say on standard error what happened, where, and what to do."""
    told = error if isinstance(error, SosappError) else _refused_by_system(error)
    lines = [told.message(language), told.hint(language)]
    if isinstance(told, Unreadable):
        lines[1:1] = told.problems
    with suppress(OSError):
        for line in filter(None, lines):
            warn(line)


def _refused_by_system(error: OSError) -> SosappError:
    if error.errno in NO_ROOM:
        return _not_saved(error, "–")
    return NotFound("not_reached", file=error.filename or "–", problem=_said(error))


@contextmanager
def saving(path: Path) -> Iterator[None]:
    """While a file or folder is written, what the system refuses is NotSaved."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _not_saved(error, path) from error


def _not_saved(error: OSError, path: Path | str) -> NotSaved:
    return NotSaved("not_saved", file=error.filename or path, problem=_said(error))


def _said(error: OSError) -> str:
    """What the system said; copying a folder gathers it in a list of lists."""
    if error.strerror:
        return error.strerror
    gathered = error.args[0] if error.args else ""
    last = gathered[-1] if isinstance(gathered, list) and gathered else gathered
    return str(last[-1] if isinstance(last, tuple) else last)


def _tell_our_fault(fault: Exception, language: Language) -> None:
    """Say that the fault is ours, and keep what a developer needs to find it."""
    from sosapp.fault_log import keep_fault

    kept = keep_fault(fault)
    key = "cli.our_fault" if kept else "cli.our_fault_not_kept"
    with suppress(OSError):
        warn(translate(key, language, file=kept))


def _let_go(stream: TextIO | None) -> None:
    """Write what is left, or drop it: the interpreter would complain at its end."""
    if stream is None:
        return
    try:
        stream.flush()
    except OSError:
        with open(os.devnull, "w") as nowhere:
            os.dup2(nowhere.fileno(), stream.fileno())
