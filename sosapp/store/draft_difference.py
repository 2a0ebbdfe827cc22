"""What is half typed as what differs from the draft before it.

So a key in a long line costs the journal no more than one in a short line.
"""

from typing import Any, Final

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


BESIDE: Final = ("waiting", "typed")
"""Texts that seldom change with the line; a row has those that did."""
PLACES: Final = (
    "question",
    "at",
    "use",
    "entry",
    "waiting_at",
    "waiting_use",
    "form",
    "field",
)


def draft_row(old: Draft, new: Draft) -> dict[str, Any]:
    """What makes the old draft into the new one."""
    places = ((name, getattr(new, name)) for name in PLACES)
    row = {name: value for name, value in places if value not in (None, "")}
    row["begin"], row["text"], row["end"] = _difference(old.text, new.text)
    for name in BESIDE:
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            row[name] = _difference(before, after)
    return row


def _difference(old: str, new: str) -> tuple[int, str, int]:
    begin, end = difference(old, new)
    return begin, new[begin : len(new) - end], end


def patched(old: Draft, row: dict[str, Any], file: str) -> Draft:
    """The draft that a row makes of the old one.

    Raises:
        Damaged: the row is not of the right shape.
    """
    try:
        parts: dict[str, Any] = {name: row[name] for name in PLACES if name in row}
        parts["text"] = _patched(old.text, row["begin"], row["text"], row["end"])
        for name in BESIDE:
            kept = getattr(old, name)
            parts[name] = _patched(kept, *row[name]) if name in row else kept
    except (KeyError, TypeError, ValueError) as error:
        raise Damaged("file_damaged", file=file) from error
    return Draft(**parts)


def _patched(old: str, begin: int, text: str, end: int) -> str:
    return old[:begin] + text + old[len(old) - end :]
