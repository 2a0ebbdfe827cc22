"""Runs sosapp on a disk that is full from SIGUSR1 until SIGUSR2.

    python full_disk.py JOURNAL SIGN FOLDER

A limit on the size of files stands in for the disk: the next record of the journal is
cut in its middle, and no checkpoint fits. SIGN is a file that is there while the disk
is full.
"""

import resource
import signal
import sys
from pathlib import Path

from sosapp.__main__ import main

HALF_A_RECORD = 40


def run(journal: Path, sign: Path) -> None:
    """Run the program in this process."""
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)

    def fill_up(*_: object) -> None:
        room = journal.stat().st_size + HALF_A_RECORD
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, most))
        sign.touch()

    def make_room(*_: object) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        sign.unlink()

    signal.signal(signal.SIGUSR1, fill_up)
    signal.signal(signal.SIGUSR2, make_room)
    main()


if __name__ == "__main__":
    _, journal, sign, *arguments = sys.argv
    sys.argv = ["sosapp", *arguments]
    run(Path(journal), Path(sign))
