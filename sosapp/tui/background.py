"""Work in a thread that tells how far it is and ends when nobody waits for it."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

Result = TypeVar("Result")


class Left(Exception):
    """Raised inside the work when its outcome is not wanted any more."""


class Background:
    """One piece of work; the thread calls `tick`, the screen reads `done` and `of`."""

    def __init__(self) -> None:
        self.running = False
        self.done = 0
        self.of = 0
        self.left = False

    def tick(self, done: int, of: int = 0) -> None:
        """Note how far the work is; `of` is 0 while nobody knows how much there is.

        Raises:
            Left: the work is to end.
        """
        if self.left:
            raise Left
        self.done, self.of = done, of

    def leave(self) -> None:
        """Have the work end at its next tick."""
        self.left = True

    async def run(self, work: Callable[[], Result]) -> Result | None:
        """The outcome of the work; None if it was left."""
        self.running = True
        try:
            with suppress(Left):
                return await asyncio.to_thread(work)
            return None
        finally:
            self.running = False
