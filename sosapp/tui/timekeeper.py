"""The clock of an interview under work: begins, pauses, and notices a closed lid."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sosapp.study import clock, sitting
from sosapp.study.change import Change
from sosapp.study.editing import Author
from sosapp.study.interview import Facts

if TYPE_CHECKING:
    from sosapp.tui.desk import Opened


class Timekeeper:
    """Keeps interview time; each turn of the clock is a change like any other."""

    def __init__(self, opened: Opened, author: Callable[[], Author]) -> None:
        self._opened = opened
        self._author = author
        self._last_seen = ""

    @property
    def _facts(self) -> Facts:
        return self._opened.interview.facts

    @property
    def running(self) -> bool:
        """Whether the clock runs."""
        return clock.is_running(self._facts.sittings)

    def elapsed(self) -> int:
        """Seconds of interview time."""
        return clock.elapsed(self._facts.sittings, clock.now())

    def _make(self, change: Change | None) -> None:
        self._opened.change(change)

    def begin(self) -> None:
        """Start the clock of an interview that was only planned."""
        if self._facts.state == "planned":
            self._make(sitting.started(self._opened.interview, self._author()))

    def go_on_after_crash(self) -> None:
        """An interview that was never closed goes on; the time between was a pause."""
        if self._facts.state == "ongoing" and self.running:
            seen = sitting.last_trace(self._opened.interview)
            # A key that was typed later is in the journal, and not in the trail.
            until = self._opened.recovered.until
            later = until and clock.seconds_between(seen, until)
            self._interrupted(until if later else seen)

    def notice_sleep(self) -> int:
        """Count a sleep of the computer as a pause; its minutes, if there was one."""
        now, seen = clock.now(), self._last_seen
        self._last_seen = now
        if not (self.running and sitting.was_asleep(seen, now)):
            return 0
        self._interrupted(seen)
        return clock.seconds_between(seen, now) // 60

    def _interrupted(self, seen: str) -> None:
        interview = self._opened.interview
        self._make(sitting.interrupted(interview, seen, self._author()))

    def pause(self) -> None:
        """Stop the clock, or let it go on."""
        turn = sitting.paused if self.running else sitting.started
        self._make(turn(self._opened.interview, self._author()))

    def finish(self) -> None:
        """End the interview."""
        self._make(sitting.finished(self._opened.interview, self._author()))
