"""What was written is on the disk itself, not only with the system or the drive."""

import os
import sys
from contextlib import suppress
from errno import (
    EDQUOT,
    EINVAL,
    EIO,
    ENODEV,
    ENOSPC,
    ENOSYS,
    ENOTSUP,
    ENOTTY,
    ENXIO,
    EOPNOTSUPP,
    EROFS,
    ESTALE,
)
from pathlib import Path

NOT_OFFERED = (EINVAL, ENOSYS, ENOTSUP, ENOTTY, EOPNOTSUPP)
"""What a system says that has no such flush; anything else is a disk that failed."""
FAILED = (EDQUOT, EIO, ENODEV, ENOSPC, ENXIO, EROFS, ESTALE)
"""What a system says whose disk failed or went away."""


def flush(descriptor: int) -> None:
    """Return when the disk has what was written.

    Raises:
        OSError: the disk did not take it; network folders say so only now.
    """
    if not _drive_flushed(descriptor):
        os.fsync(descriptor)


if sys.platform == "win32":

    def _drive_flushed(descriptor: int) -> bool:
        return False

else:
    import fcntl

    def _drive_flushed(descriptor: int) -> bool:
        """Whether the drive emptied its cache; macOS leaves that out of a flush."""
        command = getattr(fcntl, "F_FULLFSYNC", None)
        if command is None:
            return False
        try:
            fcntl.fcntl(descriptor, command)
        except OSError as error:
            if error.errno not in NOT_OFFERED:
                raise
            return False
        return True


def flush_folder(folder: Path) -> None:
    """Make what was made or renamed in a folder last, as far as the system can."""
    with suppress(OSError):
        flush_rename(folder)


def flush_rename(folder: Path) -> None:
    """Make a rename in a folder last; a system that cannot is left alone.

    Raises:
        OSError: the disk failed, and the rename may be gone after a power cut.
    """
    if os.name == "nt":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            flush(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno in FAILED:
            raise
