"""Names that Excel accepts, for sheets, tables and the headers of columns."""

import re
from collections.abc import Iterable

TAB_LIMIT, HEADER_LIMIT = 31, 200
NOT_IN_TAB = re.compile("[\\[\\]:*?/\\\\\x00-\x1f\ud800-\udfff]")
NOT_IN_HEADER = re.compile(
    r"<r>|</r>|_(?=x[0-9A-Fa-f]{4}_)|\s+|[^ -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
RESERVED = frozenset({"history"})


def tab_names(names: Iterable[str]) -> tuple[str, ...]:
    """The names as names of sheets: cleaned, cut and each different."""
    cleaned = (NOT_IN_TAB.sub(" ", name).strip(" '") for name in names)
    usable = (
        n if n and n.casefold() not in RESERVED else f"{n} –".strip() for n in cleaned
    )
    return _distinct(usable, TAB_LIMIT)


def headers(names: Iterable[str]) -> tuple[str, ...]:
    """The names as headers of a table: on one line and each different."""
    cleaned = (NOT_IN_HEADER.sub(" ", name).strip() or "–" for name in names)
    return _distinct(cleaned, HEADER_LIMIT)


def table_name(name: str) -> str:
    """A name for a table, which can neither be a cell nor hold a space."""
    return re.sub(r"[^A-Za-z0-9]", "_", name) + "_table"


def _distinct(names: Iterable[str], limit: int) -> tuple[str, ...]:
    """Names that differ in more than case, each within a number of UTF-16 units."""
    taken: dict[str, str] = {}
    for name in names:
        candidate, number = _cut(name, limit), 1
        while candidate.casefold() in taken:
            number += 1
            ending = f" ({number})"
            candidate = _cut(name, limit - len(ending)) + ending
        taken[candidate.casefold()] = candidate
    return tuple(taken.values())


def _cut(name: str, limit: int) -> str:
    while len(name.encode("utf-16-le", "surrogatepass")) // 2 > limit:
        name = name[:-1].rstrip(" '")
    return name
