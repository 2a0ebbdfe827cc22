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
    files: list[tuple[float, str]] = []
    journals: set[str] = set()
    with suppress(FileNotFoundError), os.scandir(folder) as found:
        for file in found:
            name, _, suffix = file.name.partition(".")
            if suffix == "json" and is_id(name):
                files.append((file.stat().st_mtime, name))
            elif suffix == "journal":
                journals.add(name)
    for _, name in sorted(files, reverse=True):
        yield _listed(folder / f"{name}.json", name, name in journals)


def _listed(path: Path, name: str, unsaved: bool) -> Listed:
    row = None
    with suppress(OSError):
        row = read_head(path)
    if row is None or row.get("id") != name:
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
    shown = row | row.get("counters", {}) | {"unsaved": unsaved}
    shown["participants"] = tuple(shown["participants"])
    return Listed(**{key: value for key, value in shown.items() if key in NAMES})


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
