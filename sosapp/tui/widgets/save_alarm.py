"""A line that is only there while the disk does not take what is written."""

from textual.widgets import Static

from sosapp.locale import Language, translate
from sosapp.store.writer import SaveState
from sosapp.tui.text import plain


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
        failing = bool(state.failing_since)
        if failing != self.display:
            self.display = failing
        if failing:
            said = translate(
                "saved.failing",
                language,
                since=state.failing_since[11:19],
                problem=state.problem,
            )
            self.update(plain(said))
