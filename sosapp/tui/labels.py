"""How the entries of an interview under work are labelled."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sosapp.study import labelling
from sosapp.study.change import Change
from sosapp.study.editing import Author
from sosapp.study.entry import Entry, Use

if TYPE_CHECKING:
    from sosapp.tui.desk import Opened


class Labels:
    """Stars, quotes and uses; each is a change like any other."""

    def __init__(self, opened: Opened, author: Callable[[], Author]) -> None:
        self._opened = opened
        self._author = author

    def _make(self, change: Change | None, entry: str) -> Entry | None:
        if change is None:
            return None
        self._opened.change(change)
        return self._opened.interview.entries[entry]

    def star(self, entry: str) -> Entry | None:
        """Give an entry a star, or take it; the entry as it then is."""
        interview = self._opened.interview
        return self._make(labelling.starred(interview, entry, self._author()), entry)

    def quote(self, entry: str) -> Entry | None:
        """Make a note a quote or back; None if the entry can be no quote."""
        interview = self._opened.interview
        return self._make(labelling.quoted(interview, entry, self._author()), entry)

    def use(self, entry: str, use: Use) -> Entry | None:
        """Say how an entry may be used, or take that back."""
        interview = self._opened.interview
        change = labelling.used(interview, entry, use, self._author())
        return self._make(change, entry)

    def also(self, entry: str, question: str) -> Entry | None:
        """Have an entry count for another question too; None if it is its own."""
        interview = self._opened.interview
        change = labelling.counted_also(interview, entry, question, self._author())
        return self._make(change, entry)

    def interpret(self, entry: str, field: str) -> None:
        """Say that a value is the interviewer's interpretation, or take that back."""
        interview = self._opened.interview
        if entry in interview.entries:
            who = self._author()
            self._make(labelling.interpreted(interview, entry, field, who), entry)
