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
    # Of one interview only the suffixes count, so any id tells them.
    parts = tuple(
        path.name
        for path in (files.interview(""), files.journal(""), files.withdrawal(""))
    )
    # One whose file is gone is still an interview if its generation before is there.
    parts += (files.previous(files.interview("-")).suffix,)
    changed: dict[str, dict[str, float]] = {}
    with suppress(FileNotFoundError), os.scandir(files.interviews) as found:
        for file in found:
            name, dot, suffix = file.name.partition(".")
            if dot + suffix in parts and is_id(name):
                changed.setdefault(name, {})[dot + suffix] = file.stat().st_mtime
    # Whose withdrawal has begun is no interview of the study any more.
    whole = [
        name
        for name, times in changed.items()
        if (parts[0] in times or parts[3] in times) and parts[2] not in times
    ]
    for name in sorted(whole, key=lambda name: max(changed[name].values()))[::-1]:
        yield listed_row(files, name, parts[1] in changed[name])


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
