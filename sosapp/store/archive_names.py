"""Which names a file in an archive of a study may have; an archive can be anyone's."""

import re
from pathlib import PurePosixPath

TOP_FILES = re.compile(r"study\.[a-z-]+|key(-copy)?\.json")
TOP_FOLDERS = frozenset({"interviews", "templates", "set-aside"})
RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
FORBIDDEN = frozenset('\\:*?"<>|')


def is_safe_name(name: str) -> bool:
    """Whether a name can only mean a file within the folder of a study."""
    parts = name.split("/")
    if not all(_is_safe_part(part) for part in parts):
        return False
    if len(parts) == 1:
        return TOP_FILES.fullmatch(name) is not None
    return parts[0] in TOP_FOLDERS


def is_kept(path: PurePosixPath) -> bool:
    """Whether a file of a study belongs in its archive: locks and leftovers do not."""
    if path.suffix == ".lock" or (path.name.startswith(".") and path.suffix == ".new"):
        return False
    return is_safe_name(path.as_posix())


def _is_safe_part(part: str) -> bool:
    return (
        part not in ("", ".", "..")
        and part.isprintable()
        and not FORBIDDEN & set(part)
        and part[-1] not in ". "
        and RESERVED.fullmatch(part) is None
    )
