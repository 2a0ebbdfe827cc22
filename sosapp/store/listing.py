"""The list of interviews, read from the first bytes of each file."""

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields

from sosapp.store.study_files import StudyFiles, place_of
from sosapp.study.identity import is_id
from sosapp.study.study import Listed

NAMES = tuple(field.name for field in fields(Listed))


def listed(files: StudyFiles) -> Iterator[Listed]:
    """What lists show of every interview of a study, the last changed first."""
    _, journal, *_ = _suffixes(files)
    found = _found(files)
    for name in sorted(found, key=lambda name: max(found[name].values()))[::-1]:
        yield listed_row(files, name, journal in found[name])


def interview_ids(files: StudyFiles) -> list[str]:
    """The ids of the interviews of a study; none of their files is read."""
    return sorted(_found(files))


def _suffixes(files: StudyFiles) -> tuple[str, ...]:
    """Those of a checkpoint, a journal, a withdrawal and the generation before."""
    # Of one interview only the suffixes count, so any id tells them.
    parts = (files.interview(""), files.journal(""), files.withdrawal(""))
    previous = files.previous(files.interview("-")).suffix
    return (*(path.name for path in parts), previous)


def _found(files: StudyFiles) -> dict[str, dict[str, float]]:
    """When each file of each interview was changed, by id and suffix."""
    checkpoint, _, withdrawal, previous = parts = _suffixes(files)
    changed: dict[str, dict[str, float]] = {}
    with suppress(FileNotFoundError), os.scandir(files.interviews) as found:
        for file in found:
            name, dot, suffix = file.name.partition(".")
            if dot + suffix in parts and is_id(name):
                changed.setdefault(name, {})[dot + suffix] = file.stat().st_mtime
    # One whose file is gone is still an interview if its generation before is there;
    # whose withdrawal has begun is no interview of the study any more.
    return {
        name: times
        for name, times in changed.items()
        if (checkpoint in times or previous in times) and withdrawal not in times
    }


def listed_row(files: StudyFiles, name: str, unsaved: bool = False) -> Listed:
    """What lists show of one interview, whatever state its file is in."""
    # The checksum is not verified here, so anything may stand in the head.
    with suppress(OSError, TypeError, KeyError, ValueError, RecursionError):
        row = files.envelope.head(files.interview(name), place_of(name)) or {}
        shown = row | row["counters"] | {"unsaved": unsaved, "damaged": False}
        shown["participants"] = tuple(shown["participants"])
        if shown["id"] == name:
            return Listed(**{key: shown[key] for key in NAMES if key in shown})
    return Listed(
        id=name,
        guide="",
        case="",
        participants=(),
        wave=0,
        date="",
        state="",
        language="",
        damaged=True,
    )


def begun_withdrawals(files: StudyFiles) -> list[str]:
    """The ids of the interviews whose withdrawal was interrupted."""
    suffix = files.withdrawal("").name
    found = files.interviews.glob(f"*{suffix}")
    names: list[str] = [path.name.removesuffix(suffix) for path in found]
    return sorted(filter(is_id, names))
