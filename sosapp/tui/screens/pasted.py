"""Ask once whether a pasted text is one entry or as many as it has lines."""

from collections.abc import Callable
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sosapp.tui.letters import letter_of
from sosapp.tui.screens.base import BaseDialog, key
from sosapp.tui.widgets.said import Said

CHOICES = ("one", "each")
ANSWERS = "12"
"""The keys of the choices; every other letter belongs to the text."""


class PastedDialog(BaseDialog[bool]):
    """True if each line is an entry; the text stays in the composer otherwise.

    What still comes of the text goes to `add`, which says how many lines it has then.
    """

    TAKES_TEXT = True
    BINDINGS: ClassVar[list[BindingType]] = [
        key("1", "choose(0)", "choose", priority=False),
        key("2", "choose(1)", "choose", priority=False),
        key("escape,ctrl+x", "close", "close", show=True),
    ]
    CSS = """
    PastedDialog OptionList { height: auto; background: $surface; }
    """

    def __init__(self, lines: int, add: Callable[[str], int]) -> None:
        super().__init__()
        self._lines = lines
        self._add = add

    def compose(self) -> ComposeResult:
        """How much was pasted, and the two choices."""
        with Vertical(classes="dialog"):
            yield Said("pasted.title", classes="heading", n=self._lines)
            yield OptionList(markup=False)

    def on_mount(self) -> None:
        """Begin with the choice that files nothing yet."""
        self.relabel()
        self.query_one(OptionList).focus()

    def relabel(self) -> None:
        """Name the choices; the cursor stays."""
        self.query_one(Said).say("pasted.title", n=self._lines)
        options = self.query_one(OptionList)
        at = options.highlighted or 0
        options.set_options(
            Option(f"{number}  {self.say('pasted.' + choice, n=self._lines)}")
            for number, choice in enumerate(CHOICES, 1)
        )
        options.highlighted = at

    def on_paste(self, event: events.Paste) -> None:
        """A terminal may hand a text over in pieces."""
        self._more(event.text)

    def on_key(self, event: events.Key) -> None:
        """No letter is lost, even one that comes by itself."""
        letter = event.character if event.is_printable else letter_of(event)
        if letter and letter not in ANSWERS:
            self._more(letter)

    def _more(self, piece: str) -> None:
        self._lines = self._add(piece)
        self.relabel()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.action_choose(event.option_index)

    def action_choose(self, number: int) -> None:
        """Take one of the two."""
        self.dismiss(CHOICES[number] == "each")

    def action_close(self) -> None:
        """Leave the text where it is."""
        self.dismiss(False)
