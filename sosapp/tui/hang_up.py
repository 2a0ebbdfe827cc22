"""The terminal went away, or the system ends us: everything is kept, and we end."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sosapp.tui.app import SosApp

GRACE_SECONDS = 8.0
"""How long a hung-up application may take to end by itself."""


class HangUp:
    """Leaves as with the key when a signal says so; Windows has no such signals."""

    def __init__(self, app: SosApp) -> None:
        self._app = app
        self.has_come = False
        """Whether nobody chose to leave."""

    def listen(self) -> None:
        """Follow the signals from here on."""
        if os.name == "nt":
            return
        loop = asyncio.get_running_loop()
        for number in (signal.SIGHUP, signal.SIGTERM):
            loop.add_signal_handler(number, self._come, number)

    def _come(self, number: int) -> None:
        self.has_come = True
        # A terminal that went away can leave Textual waiting for it for ever.
        end = threading.Timer(GRACE_SECONDS, os._exit, (128 + number,))
        end.daemon = True
        end.start()
        self._app.run_worker(self._leave(number), exclusive=True, group="quit")

    async def _leave(self, number: int) -> None:
        """Put everything in safety, and do not wait for a terminal that is gone."""
        await self._app.action_quit()
        if number == signal.SIGHUP:
            os._exit(128 + number)
