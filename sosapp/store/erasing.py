"""Taking a file away with what it held.

The bytes are overwritten once with zeros before the name goes, which makes them
unreadable on a disk that writes in place. An SSD and a copying file system (APFS,
Btrfs, ZFS, a synchronised or a network folder) write elsewhere and may keep the old
bytes until they need the room: nothing that a program does can promise more there. In
a sealed study, the old bytes cannot be read without the passphrase.
"""

import os
from collections.abc import Iterable
from pathlib import Path

from sosapp.store.atomic import flush_folder, write_all

BLOCK = 1 << 16
BINARY = getattr(os, "O_BINARY", 0)


def erase(path: Path) -> bool:
    """Overwrite a file, flush it, and remove it; False if there is none.

    A link is removed, and what it leads to is left alone. Of a file that has two names
    only this one goes: a crash can leave a file in force under the name of the previous
    generation too.

    Raises:
        OSError: the disk did not take it; the file may be zeros by then.
    """
    if not path.is_symlink():
        if not path.is_file():
            return False
        if path.stat().st_nlink < 2:
            _overwrite(path)
    os.unlink(path)
    flush_folder(path.parent)
    return True


def erase_all(paths: Iterable[Path]) -> int:
    """Erase files one after the other; how many there were.

    Raises:
        OSError: the disk did not take one; those before it are gone.
    """
    return sum(erase(path) for path in paths)


def _overwrite(path: Path) -> None:
    descriptor = os.open(path, os.O_WRONLY | BINARY)
    try:
        left = os.fstat(descriptor).st_size
        while left:
            part = min(left, BLOCK)
            write_all(descriptor, bytes(part))
            left -= part
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
