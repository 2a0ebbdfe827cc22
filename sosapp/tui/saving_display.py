"""What the interview screen says of saving: *saved* only if the disk has every key."""

from __future__ import annotations

from collections.abc import Callable

from textual.screen import Screen

from sosapp.locale import Language
from sosapp.store.writer import SaveState
from sosapp.tui.widgets.save_alarm import SaveAlarm
from sosapp.tui.widgets.top_bar import TopBar

CALM_SECONDS = 0.3
"""How long after the last flush it says *saved* again: not between two keys."""


class SavingDisplay:
    """Follows the writer without painting twice for every key.

    With the first key of a burst the display says that something is being saved, and it
    goes back only when the disk has everything and nobody has typed for a moment.
    """

    def __init__(
        self,
        screen: Screen[None],
        state: Callable[[], SaveState],
        language: Callable[[], Language],
    ) -> None:
        self._screen = screen
        self._state = state
        self._language = language
        self._says_saved = True
        self._failing = ""
        self._is_waiting = False

    def is_news(self, state: SaveState) -> bool:
        """Whether what the writer reports is to be shown; asked from its thread."""
        if state.failing_since != self._failing:
            return True
        return state.saved and not self._says_saved and not self._is_waiting

    def typed(self) -> None:
        """A key was pressed: what it typed is not on the disk yet."""
        if self._says_saved:
            self.show()

    def news(self) -> None:
        """Something was saved, or could not be."""
        if self._failing or self._state().failing_since:
            self.show()
        elif not self._is_waiting:
            self._is_waiting = True
            self._screen.set_timer(CALM_SECONDS, self._calmed)

    def _calmed(self) -> None:
        self._is_waiting = False
        self.show()

    def show(self) -> None:
        """Say how it stands now."""
        state, language = self._state(), self._language()
        self._says_saved, self._failing = state.saved, state.failing_since
        self._screen.query_one(TopBar).show_saved(state, language)
        self._screen.query_one(SaveAlarm).show(state, language)
