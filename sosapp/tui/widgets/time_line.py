"""The line that says when the core questions no longer fit in the time."""

from textual.widgets import Static

from sosapp.locale import Language, translate
from sosapp.study.time_plan import TimePlan
from sosapp.tui.text import plain

UNSAID = 3
"""Minutes that can still be caught up in talking; said at once they would nag."""


class TimeLine(Static):
    """Takes no room while the time is enough."""

    DEFAULT_CSS = """
    TimeLine {
        display: none; height: 1; padding: 0 1; color: $warning;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    """

    def __init__(self) -> None:
        super().__init__(id="time")
        self._shown: tuple[int, Language] = (0, "sv")

    def show(self, plan: TimePlan, language: Language) -> None:
        """Say how many minutes are missing, if any are."""
        missing = minutes_of(plan.missing)
        minutes = missing if missing > UNSAID else 0
        if self._shown == (minutes, language):
            return
        self._shown = (minutes, language)
        self.display = bool(minutes)
        self.update(plain(translate("time.short", language, n=minutes)))


def minutes_of(seconds: int) -> int:
    """Whole minutes, begun ones counted."""
    return -(-seconds // 60)
