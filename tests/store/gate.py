"""A disk whose flush is held for as long as a test wants."""

import os
from threading import Event

import pytest

from tests.store.work import LONG_ENOUGH


class Gate:
    """Flushing waits until the gate is opened."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.reached, self.opened = Event(), Event()
        real = os.fsync

        def flush(descriptor: int) -> None:
            self.reached.set()
            assert self.opened.wait(LONG_ENOUGH)
            real(descriptor)

        patch.setattr(os, "fsync", flush)
