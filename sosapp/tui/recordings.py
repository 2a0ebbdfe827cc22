"""The recorders that run beside an interview under work."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sosapp.study import clock, recording
from sosapp.study.editing import Author
from sosapp.study.interview import Recording
from sosapp.study.recording import place_at, place_text

if TYPE_CHECKING:
    from sosapp.tui.desk import Opened


class Recordings:
    """Marks where they begin; each mark is a change like any other."""

    def __init__(self, opened: Opened, author: Callable[[], Author]) -> None:
        self._opened = opened
        self._author = author

    @property
    def marked(self) -> tuple[Recording, ...]:
        """The recorders that were started."""
        return self._opened.interview.facts.recordings

    def begin(self) -> int:
        """A recorder begins now; its number."""
        self._opened.change(recording.begun(self._opened.interview, self._author()))
        return len(self.marked)

    def correct(self, recordings: tuple[Recording, ...]) -> bool:
        """Put the marks right; False if there was nothing to change."""
        interview = self._opened.interview
        change = recording.corrected(interview, recordings, self._author())
        self._opened.change(change)
        return change is not None

    def now(self) -> str:
        """What the recorder of the moment shows by now; empty if there is none."""
        return place_text(place_at(clock.now(), self.marked), len(self.marked))
