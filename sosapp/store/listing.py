"""The list of interviews, read from the first bytes of each file."""

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields
from pathlib import Path
from typing import Any

from sosapp.study.identity import is_id
from sosapp.study.study import Listed

HEAD = 2048
OPENING = '{"interview":{"1":'
NAMES = tuple(field.name for field in fields(Listed))


def listed(folder: Path) -> Iterator[Listed]:
    """What lists show of every interview in a folder, the last changed first."""
    changed: dict[str, dict[str, float]] = {}
    with suppress(FileNotFoundError), os.scandir(folder) as found:
        for file in found:
            name, _, suffix = file.name.partition(".")
            if suffix in ("json", "journal") and is_id(name):
                changed.setdefault(name, {})[suffix] = file.stat().st_mtime
    whole = [name for name, times in changed.items() if "json" in times]
    for name in sorted(whole, key=lambda name: max(changed[name].values()))[::-1]:
        yield _listed(folder / f"{name}.json", name, "journal" in changed[name])


def _listed(path: Path, name: str, unsaved: bool) -> Listed:
    # The checksum is not verified here, so anything may stand in the head.
    with suppress(OSError, TypeError, KeyError, RecursionError):
        row = read_head(path) or {}
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


def read_head(path: Path) -> dict[str, Any] | None:
    """The first row of a database; None if the file does not begin with one."""
    with path.open("rb") as file:
        raw = file.read(HEAD)
        while True:
            text = raw.decode("utf-8", "ignore")
            if not text.startswith(OPENING):
                return None
            try:
                row, _ = json.JSONDecoder().raw_decode(text, len(OPENING))
            except ValueError:
                more = file.read(len(raw))
                if not more:
                    return None
                raw += more
                continue
            return row if isinstance(row, dict) else None
