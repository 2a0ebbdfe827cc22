"""A line that is only there while the disk does not take what is written."""

from textual.widgets import Static

from sosapp.locale import Language, translate
from sosapp.store.writer import SaveState
from sosapp.study.clock import now, seconds_between
from sosapp.tui.text import plain

SLOW_SECONDS = 2
"""How long a flush may take before it is said."""


class SaveAlarm(Static):
    """Says since when nothing was saved, why, and what to do."""

    DEFAULT_CSS = """
    SaveAlarm {
        display: none;
        height: auto;
        padding: 0 1;
        background: $error;
        color: $background;
        text-style: bold;
    }
    """

    def show(self, state: SaveState, language: Language) -> None:
        """Show the alarm, or take it away."""
        said = _said(state, language)
        if bool(said) != self.display:
            self.display = bool(said)
        if said:
            self.update(plain(said))


def _said(state: SaveState, language: Language) -> str:
    if state.failing_since:
        since = state.failing_since[11:19]
        return translate("saved.failing", language, since=since, problem=state.problem)
    waited = state.pending_since and seconds_between(state.pending_since, now())
    if waited and waited >= SLOW_SECONDS:
        return translate("saved.slow", language, since=state.pending_since[11:19])
    if state.kept_aside:
        return translate("saved.aside", language, file=state.kept_aside)
    return ""
