"""How far long work is, for whoever sits at the terminal."""

import sys
import time

WAIT_SECONDS = 0.5
"""Shorter work tells nothing."""


class Progress:
    """Shows `done / of` on one line of standard error, if that is a terminal."""

    def __init__(self) -> None:
        self._shown = False
        self._next = time.monotonic() + WAIT_SECONDS
        self._is_seen = sys.stderr is not None and sys.stderr.isatty()

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the line empty, also where the work ends with a problem."""
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)

    def tick(self, done: int, of: int) -> None:
        """Take note of how far it is."""
        if not self._is_seen or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + WAIT_SECONDS / 5
        self._shown = True
        print(f"\r{done} / {of}", end="", file=sys.stderr, flush=True)
