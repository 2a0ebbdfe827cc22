"""How far some work in the background is, on one line."""

from textual.widgets import Static

from sosapp.tui.text import plain
from sosapp.tui.widgets.bars import FULL, REST

BAR = 20


class ProgressLine(Static):
    """Takes no room while nothing is going on."""

    DEFAULT_CSS = """
    ProgressLine { display: none; height: auto; padding: 0 1; background: $panel; }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)

    def show(self, said: str, done: int = 0, of: int = 0) -> None:
        """Show what is going on, with a bar if it is known how much there is."""
        length = BAR * done // of if of else 0
        bar = FULL * length + REST * (BAR - length) + " " if of else ""
        self.update(plain(bar + said))
        self.display = True

    def hide(self) -> None:
        """Show nothing."""
        self.display = False
