"""Waiting for what a thread brings."""

import asyncio
from collections.abc import Callable
from typing import Any

from textual.pilot import Pilot

TURNS = 20
"""Turns of the loop that a message takes to lead to the last that follows from it."""


async def until(
    pilot: Pilot[Any], happened: Callable[[], bool], seconds: float = 10
) -> None:
    """Return when something has happened and is painted.

    Raises:
        TimeoutError: it has not happened in time.
    """
    async with asyncio.timeout(seconds):
        while not happened():
            await settled(1)
    await pilot.pause()


async def settled(times: int = 4) -> None:
    """Return when what has been asked for is painted, which is 60 times a second.

    `Pilot.pause` waits until the machine is idle, which a busy one never is, and for
    widgets that may be gone by then.
    """
    for _ in range(times):
        await asyncio.sleep(0.02)
        # Where the machine stands still meanwhile, time alone moves nothing on.
        for _ in range(TURNS):
            await asyncio.sleep(0)
