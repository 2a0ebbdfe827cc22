"""A draft as what differs from the one before it.

So a key in a long line costs the journal no more than one in a short line.
"""

from dataclasses import asdict
from typing import Any

from sosapp.errors import Damaged
from sosapp.study.interview import Draft

TEXTS = ("text", "waiting", "typed")
"""What is typed key by key, and may be long."""


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
    """What makes the old draft into the new one; a text that stays is left out."""
    row = {key: value for key, value in asdict(new).items() if value not in (None, "")}
    for name in TEXTS:
        row.pop(name, None)
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            begin, end = difference(before, after)
            row[name] = [begin, end, after[begin : len(after) - end]]
    return row


def patched(old: Draft, row: dict[str, Any], file: str) -> Draft:
    """The draft that a row makes of the old one.

    Raises:
        Damaged: the row is not of the right shape.
    """
    try:
        texts = {name: _patched(name, old, row) for name in TEXTS}
        return Draft(
            question=row.get("question", ""),
            at=row.get("at"),
            entry=row.get("entry", ""),
            waiting_at=row.get("waiting_at"),
            form=row.get("form", ""),
            field=row.get("field", ""),
            **texts,
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Damaged("file_damaged", file=file) from error


def _patched(name: str, old: Draft, row: dict[str, Any]) -> str:
    kept: str = getattr(old, name)
    if name not in row:
        return kept
    change = row[name]
    if isinstance(change, str):
        # The first format had one text, and its numbers beside it.
        change = (row["begin"], row["end"], change)
    begin, end, text = change
    return kept[:begin] + str(text) + kept[len(kept) - end :]
