"""The keys of where the user is, each of which can be given another."""

from collections.abc import Iterator
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sosapp.tui.key_choice import PREFIX, refusal
from sosapp.tui.screens.base import BaseDialog, key
from sosapp.tui.text import plain
from sosapp.tui.widgets.said import Said

WIDTH = 14
"""Cells of a key in the list."""


class KeysDialog(BaseDialog[None]):
    """Enter and then a key changes it; Delete brings the usual one back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("delete", "reset", "usual_key", show=True, priority=False),
        key("escape,ctrl+x", "close", "close", show=True),
    ]
    CSS = """
    KeysDialog OptionList { height: auto; max-height: 70%; background: $surface; }
    KeysDialog #answer { height: auto; min-height: 1; }
    """

    def __init__(self, below: Screen[object]) -> None:
        super().__init__()
        self._below = below
        self._asked = ""
        """The command that waits for its new key; empty if none does."""

    def compose(self) -> ComposeResult:
        """The commands, and a line that asks and answers."""
        with Vertical(classes="dialog"):
            yield Said("keys.title", classes="heading")
            yield OptionList(markup=False)
            answer = Said("keys.how", classes="muted")
            answer.id = "answer"
            yield answer

    def on_mount(self) -> None:
        """Begin with the first command."""
        self.relabel()
        self.query_one(OptionList).focus()

    def relabel(self) -> None:
        """Show the keys in force; the cursor stays."""
        options = self.query_one(OptionList)
        at = options.highlighted or 0
        commands = self._commands()
        options.set_options(
            Option(self._line(name, pressed), id=name)
            for name, pressed in commands.items()
        )
        options.highlighted = min(at, len(commands) - 1) if commands else None

    def _ours(self) -> Iterator[Binding]:
        for active in self._below.active_bindings.values():
            if (active.binding.id or "").startswith(PREFIX):
                yield active.binding

    def _commands(self) -> dict[str, list[str]]:
        """The keys of each command, one key of the screen below a command."""
        found: dict[str, list[str]] = {}
        for binding in self._ours():
            name = (binding.id or "").removeprefix(PREFIX)
            shown = self.app.get_key_display(binding)
            if refusal(binding.key, None) in (None, "not_everywhere"):
                found.setdefault(name, []).append(shown)
        return found

    def _line(self, name: str, pressed: list[str]) -> Content:
        keys = ", ".join(dict.fromkeys(pressed))
        changed = (
            f"  {self.say('keys.changed')}" if name in self.sos.settings.keys else ""
        )
        what = plain(self.say(PREFIX + name))
        return Content.assemble((f"{keys:<{WIDTH}} ", "bold"), what, (changed, "bold"))

    def _answer(self, text: str, **values: str) -> None:
        self.query_one("#answer", Said).say(text, **values)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        if not self._asked:
            self._asked = event.option.id or ""
            self._answer("keys.press", what=self.say(PREFIX + self._asked))

    def on_key(self, event: events.Key) -> None:
        """The key after Enter is the new one, if it can be one."""
        if not self._asked or event.key == "enter":
            return
        event.stop()
        asked, self._asked = self._asked, ""
        taken = [b for b in self._ours() if b.key == event.key]
        why = refusal(event.key, event.character)
        if why is None and taken and taken[0].id != PREFIX + asked:
            self._answer("keys.taken", what=self.say(taken[0].id or ""))
        elif why is not None:
            self._answer(f"keys.{why}")
        else:
            self.sos.choose_key(asked, event.key)
            self._answer("keys.done", what=self.say(PREFIX + asked))
            self.relabel()

    def action_reset(self) -> None:
        """Give the command under the cursor its usual key again."""
        options = self.query_one(OptionList)
        if options.highlighted is None or self._asked:
            return
        name = options.get_option_at_index(options.highlighted).id or ""
        self.sos.choose_key(name, "")
        self._answer("keys.usual", what=self.say(PREFIX + name))
        self.relabel()

    def action_close(self) -> None:
        """Leave the list, or the question for a key."""
        if self._asked:
            self._asked = ""
            self._answer("keys.how")
        else:
            self.dismiss(None)
