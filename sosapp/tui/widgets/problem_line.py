"""What stops a form, in words, until something is changed."""

from typing import TYPE_CHECKING, cast

from textual.content import Content
from textual.widgets import Static

from sosapp.errors import SosappError, Unreadable
from sosapp.locale import translate
from sosapp.tui.text import plain

if TYPE_CHECKING:
    from sosapp.tui.app import SosApp


class ProblemLine(Static):
    """Stays in sight below a form; takes no room while nothing is wrong."""

    DEFAULT_CSS = """
    ProblemLine {
        display: none;
        height: auto;
        max-height: 6;
        padding: 0 1;
        background: $panel;
    }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)
        self.error: SosappError | None = None

    def on_mount(self) -> None:
        """Follow the language."""
        self.watch(self.app, "language", self._show)

    def show(self, error: SosappError | None) -> None:
        """Say what happened and what to do; nothing for None."""
        self.error = error
        self._show()

    def _show(self) -> None:
        self.display = self.error is not None
        if self.error is None:
            return
        language = cast("SosApp", self.app).language
        stop = translate("form.stop", language)
        said = [f"{stop} {self.error.message(language)}"]
        if isinstance(self.error, Unreadable):
            said += self.error.problems[:3]
        first = plain("\n".join(said), "$error bold")
        hint = plain(self.error.hint(language))
        self.update(Content.assemble(first, "\n" if hint else "", hint))
