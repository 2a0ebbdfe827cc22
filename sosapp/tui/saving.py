"""What may be said of saving while somebody types."""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from sosapp.store.writer import SaveState

QUIET_SECONDS: Final = 0.3
"""How long after a key nothing is said to be saved, so that it does not flicker."""
LATE_SECONDS: Final = 2.0
"""How long a disk may take before it is said that it does not answer."""


class SavingWatch:
    """Knows when the last key came, and how long the oldest thing has waited."""

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._last_key = -QUIET_SECONDS
        self._oldest = ""
        self._waits_from = 0.0

    def key_pressed(self) -> None:
        """Something was typed."""
        self._last_key = self._seconds()

    @property
    def quiet_in(self) -> float:
        """Seconds until the keys have come to rest; none if they have."""
        return max(0.0, self._last_key + QUIET_SECONDS - self._seconds())

    def shown(self, state: SaveState) -> SaveState:
        """A state as it may be shown: saved only when the keys have come to rest."""
        return replace(state, saved=state.saved and not self.quiet_in)

    def is_late(self, state: SaveState) -> bool:
        """Whether the same thing has waited for the disk for too long."""
        if state.pending_since != self._oldest:
            self._oldest, self._waits_from = state.pending_since, self._seconds()
        return bool(self._oldest) and self._seconds() - self._waits_from >= LATE_SECONDS
