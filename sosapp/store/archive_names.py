"""Which names a file in an archive of a study may have; an archive can be anyone's."""

import re

TOP_FILES = re.compile(r"study\.(?!lock$)[a-z-]+|key(-copy)?\.json")
TOP_FOLDERS = frozenset({"interviews", "templates", "set-aside"})
RESERVED = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[\d¹²³])(\..*)?")
FORBIDDEN = frozenset('\\:*?"<>|')
LARGEST_FILE = 1 << 30
"""Bytes of one file; an interview of a whole day has a thousandth of it."""


def is_safe_name(name: str) -> bool:
    """Whether a name can only mean a file within the folder of a study."""
    parts = name.split("/")
    if not all(_is_safe_part(part) for part in parts):
        return False
    if len(parts) == 1:
        return TOP_FILES.fullmatch(name) is not None
    return parts[0] in TOP_FOLDERS


def is_left_over(name: str) -> bool:
    """Whether a file is a lock, or what an interrupted save has left."""
    return name.endswith(".lock") or (name.startswith(".") and name.endswith(".new"))


def _is_safe_part(part: str) -> bool:
    return (
        part not in ("", ".", "..")
        and part.isprintable()
        and not FORBIDDEN & set(part)
        and part[-1] not in ". "
        and RESERVED.fullmatch(part) is None
    )
