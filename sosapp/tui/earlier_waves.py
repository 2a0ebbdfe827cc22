"""What an earlier wave said, carried into the interview under work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from sosapp.study import editing
from sosapp.study.earlier import carried
from sosapp.study.editing import Author
from sosapp.study.entry import Entry
from sosapp.tui.timekeeper import Timekeeper

if TYPE_CHECKING:
    from sosapp.tui.desk import Opened


class EarlierWaves:
    """Makes a record of an earlier wave one of this interview; a change like any."""

    def __init__(
        self, opened: Opened, author: Callable[[], Author], time: Timekeeper
    ) -> None:
        self._opened = opened
        self._author = author
        self._time = time

    def carry(self, then: Entry, question: str, tag: str) -> str:
        """Say of a record that it remains, has changed or has ended; its new id."""
        kind = self._opened.instrument.record_types[then.kind]
        entry = carried(then, kind, question, tag)
        stamped = replace(entry, at=self._time.elapsed())
        change = editing.added(self._opened.interview, stamped, self._author())
        self._opened.change(change)
        return change.edits[0].key
