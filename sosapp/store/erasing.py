"""Files that are taken away so that their content is not left on the disk."""

import os
from pathlib import Path

from sosapp.store.atomic import remove
from sosapp.store.flushing import flush

CHUNK = 1 << 20


def erase(path: Path) -> None:
    """Overwrite a file with zeros, flush it, and remove it.

    This reaches the bytes of the file on a disk that writes in place. A solid state
    disk, a file system that copies on write and a synchronising service may keep older
    bytes; only a disk that is encrypted as a whole helps there.

    Raises:
        OSError: the file cannot be written or removed; one that is gone is no error.
    """
    try:
        descriptor = os.open(path, os.O_WRONLY | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        return
    try:
        left = os.fstat(descriptor).st_size
        while left > 0:
            left -= os.write(descriptor, bytes(min(left, CHUNK)))
        flush(descriptor)
    finally:
        os.close(descriptor)
    remove(path)
