"""The first line of the interview: who, how long, and what is saved."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from sosapp.locale import Language, translate
from sosapp.store.writer import SaveState
from sosapp.study.clock import stamp
from sosapp.study.interview import State
from sosapp.tui.text import plain


class TopBar(Horizontal):
    """A title on the left; the clock and the state of saving on the right."""

    DEFAULT_CSS = """
    TopBar { height: 1; background: $panel; }
    TopBar #what {
        width: 1fr; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis;
    }
    TopBar #recorder { width: auto; padding: 0 1; }
    TopBar #clock { width: auto; padding: 0 1; }
    TopBar #saved { width: auto; padding: 0 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._shown: dict[str, Content] = {}

    def compose(self) -> ComposeResult:
        """Parts of their own, so that the clock repaints alone."""
        yield Static(id="what")
        yield Static(id="recorder")
        yield Static(id="clock")
        yield Static(id="saved")

    def show_title(self, title: str) -> None:
        """Say which interview it is."""
        self.query_one("#what", Static).update(plain(title, "bold"))

    def show_clock(
        self, seconds: int, planned: int, state: State, language: Language
    ) -> None:
        """Show interview time against the planned minutes."""
        over = planned and seconds > planned * 60
        running = state == "ongoing"
        style = "$warning bold" if over else "bold" if running else "$warning"
        parts = [(stamp(seconds), style), (f" / {planned} min", "")]
        if not running:
            parts.append((f" {translate(f'clock.{state}', language)}", "$warning bold"))
        self._show("clock", Content.assemble(*parts))

    def show_recorder(self, place: str, language: Language) -> None:
        """Show where the recorder is by now; nothing if none was started."""
        said = translate("recordings.runs", language, place=place) if place else ""
        self._show("recorder", Content.styled(said, "$secondary"))

    def show_saved(self, state: SaveState, late: bool, language: Language) -> None:
        """Say whether all is on the disk; `late` is a disk that does not answer."""
        if state.saved:
            text = Content.styled(translate("saved.yes", language), "$success")
        elif late or state.failing_since:
            said = translate("saved.no", language)
            text = Content.styled(said, "$error bold reverse")
        else:
            text = Content.styled(translate("saved.soon", language), "$text-muted")
        self._show("saved", text)

    def _show(self, part: str, text: Content) -> None:
        """Repaint one part if it says something else, and lay out anew if it grew."""
        shown = self._shown.get(part, Content())
        if shown.is_same(text):
            return
        self._shown[part] = text
        grown = shown.cell_length != text.cell_length
        self.query_one(f"#{part}", Static).update(text, layout=grown)
