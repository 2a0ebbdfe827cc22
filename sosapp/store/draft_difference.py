"""A half-typed line as what differs from the one before it.

So a key in a long line costs the journal no more than one in a short line.
"""

from dataclasses import asdict
from typing import Any

from sosapp.errors import Damaged
from sosapp.study.interview import Draft


def difference(old: str, new: str) -> tuple[int, int]:
    """How many characters two texts share at the beginning and at the end."""
    most = min(len(old), len(new))
    begin = _shared(old, new, most)
    end = _shared(old[begin:][::-1], new[begin:][::-1], most - begin)
    return begin, end


def _shared(one: str, other: str, most: int) -> int:
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def draft_row(old: Draft, new: Draft) -> dict[str, Any]:
    """What makes the old half-typed line into the new one."""
    begin, end = difference(old.text, new.text)
    row = {key: value for key, value in asdict(new).items() if value not in (None, "")}
    row["text"] = new.text[begin : len(new.text) - end]
    return row | {"begin": begin, "end": end}


def patched(old: Draft, row: dict[str, Any], file: str) -> Draft:
    """The half-typed line that a row makes of the old one.

    Raises:
        Damaged: the row is not of the right shape.
    """
    try:
        begin, end = row["begin"], row["end"]
        text = old.text[:begin] + row["text"] + old.text[len(old.text) - end :]
    except (KeyError, TypeError) as error:
        raise Damaged("file_damaged", file=file) from error
    return Draft(
        question=row.get("question", ""),
        text=text,
        at=row.get("at"),
        entry=row.get("entry", ""),
    )
