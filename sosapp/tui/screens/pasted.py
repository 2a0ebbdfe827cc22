"""Ask once whether a pasted text is one entry or as many as it has lines."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sosapp.tui.screens.base import BaseDialog, key
from sosapp.tui.widgets.said import Said

CHOICES = ("one", "each")


class PastedDialog(BaseDialog[bool]):
    """True if each line is an entry; the text stays in the composer otherwise."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("1", "choose(0)", "choose", priority=False),
        key("2", "choose(1)", "choose", priority=False),
        key("escape,ctrl+x", "close", "close", show=True),
    ]
    CSS = """
    PastedDialog OptionList { height: auto; background: $surface; }
    """

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._lines = lines

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
        options = self.query_one(OptionList)
        at = options.highlighted or 0
        options.set_options(
            Option(f"{number}  {self.say('pasted.' + choice, n=self._lines)}")
            for number, choice in enumerate(CHOICES, 1)
        )
        options.highlighted = at

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.action_choose(event.option_index)

    def action_choose(self, number: int) -> None:
        """Take one of the two."""
        self.dismiss(CHOICES[number] == "each")

    def action_close(self) -> None:
        """Leave the text where it is."""
        self.dismiss(False)
