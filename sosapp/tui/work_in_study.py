"""What one window does in a study as a whole: it holds the lock, and makes copies."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sosapp.errors import NotFound
from sosapp.store.lock import Holder
from sosapp.store.study_lock import Standing, StudyLock
from sosapp.tui.background import Background

if TYPE_CHECKING:
    from sosapp.store.study_folder import StudyFolder

Ask = Callable[[Holder], Awaitable[bool]]
"""Asks whether the lock of another computer is to be taken over."""


class WorkInStudy:
    """Begun when a study is shown, ended when it is left."""

    def __init__(self, folder: Path) -> None:
        self._lock = StudyLock(folder)
        self._taking = asyncio.Lock()
        self._copying = Background()
        self._has_copied = False
        self.standing: Standing | None = None
        """Whether this window may write; None while it is not known."""

    @property
    def may_write(self) -> bool:
        """Whether it is known that this window may write."""
        return self.standing is not None and self.standing.may_write

    async def begin(self, ask: Ask, *, again: bool = False) -> Standing:
        """Take the lock if it can be had; `again` tries where it could not before."""
        async with self._taking:
            if self.standing is None or (again and not self.standing.may_write):
                self.standing = await self._taken(ask)
            return self.standing

    async def _taken(self, ask: Ask) -> Standing:
        standing = await asyncio.to_thread(self._lock.take)
        holder = standing.holder
        if holder and holder.is_elsewhere and await ask(holder):
            return await asyncio.to_thread(partial(self._lock.take, over=True))
        return standing

    async def copy(self, study: StudyFolder) -> None:
        """Make the snapshot of the day, once.

        Raises:
            SosappError, OSError: it could not be made, or not where it was to go.
        """
        from sosapp.store.snapshots import take_snapshot

        if self._has_copied or not self.may_write or study.study.fictional:
            return
        self._has_copied = True
        day, tick = date.today(), self._copying.tick
        made = await self._copying.run(
            partial(take_snapshot, study.path, study.study.id, day, tick)
        )
        if made and made.away:
            raise NotFound("snapshots_away", folder=made.away)

    def end(self) -> None:
        """Let others write."""
        self._copying.leave()
        if self.may_write:
            self._lock.release()
        self.standing = None
