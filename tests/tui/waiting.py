"""Waiting for what a thread brings."""

import asyncio
from collections.abc import Callable
from typing import Any

from textual.pilot import Pilot


async def until(
    pilot: Pilot[Any], happened: Callable[[], bool], seconds: float = 10
) -> None:
    """Return when something has happened and is painted.

    Raises:
        TimeoutError: it has not happened in time.
    """
    async with asyncio.timeout(seconds):
        while not happened():
            await pilot.pause(0.01)
    await pilot.pause()
