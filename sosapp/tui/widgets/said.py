"""A text of the locale that follows the language of the interface."""

from typing import TYPE_CHECKING, Any, cast

from textual.widgets import Static

from sosapp.locale import translate
from sosapp.tui.text import plain

if TYPE_CHECKING:
    from sosapp.tui.app import SosApp


class Said(Static):
    """Shows a text by its key; an empty key shows nothing."""

    def __init__(self, key: str = "", *, classes: str = "", **values: Any) -> None:
        super().__init__(classes=classes, markup=False)
        self.key = key
        self.values = values

    def on_mount(self) -> None:
        """Follow the language."""
        self.watch(self.app, "language", self._show)

    def say(self, key: str, **values: Any) -> None:
        """Show another text."""
        self.key, self.values = key, values
        if self.is_attached:
            self._show()

    def _show(self) -> None:
        language = cast("SosApp", self.app).language
        text = translate(self.key, language, **self.values) if self.key else ""
        self.update(plain(text))
