"""The keys of where the user is."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from sosapp.tui.screens.base import BaseDialog, BaseScreen, key
from sosapp.tui.screens.keys import KeysDialog


class HelpScreen(BaseDialog[None]):
    """Lists every key of the screen below, and what a screen adds on its own."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape,ctrl+x,enter,f1,q", "close", "close", show=True),
        key("k", "keys", "change_keys", show=True),
    ]

    def __init__(self, below: Screen[object]) -> None:
        super().__init__()
        self._below = below

    def compose(self) -> ComposeResult:
        """A scrolling page."""
        with VerticalScroll(classes="dialog"):
            yield Static(self.say("help.title"), classes="heading", markup=False)
            yield Static(self._keys())
            if isinstance(self._below, BaseScreen):
                for page in self._below.help_pages():
                    yield Static(page)
            yield Static(self.say("help.close"), classes="muted", markup=False)

    def _keys(self) -> Content:
        rows: list[Content] = []
        seen: dict[str, list[str]] = {}
        tips: dict[str, str] = {}
        for active in self._below.active_bindings.values():
            binding = active.binding
            if binding.id and binding.id.startswith("key."):
                shown = self.app.get_key_display(binding)
                seen.setdefault(binding.description, []).append(shown)
                tips[binding.description] = active.tooltip
        for what, keys in seen.items():
            pressed = ", ".join(dict.fromkeys(keys))
            line = Content.assemble((f"{pressed:<18} ", "bold"), what)
            tip = tips[what]
            rows.append(Content.assemble(line, (f" – {tip}", "")) if tip else line)
        return Content("\n").join(rows)

    def action_keys(self) -> None:
        """Go on to the list in which keys are changed."""
        self.app.switch_screen(KeysDialog(self._below))

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)
