"""The recorders of an interview: what their clocks showed, put right afterwards."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from sosapp.study import recording
from sosapp.study.clock import read_stamp, stamp
from sosapp.study.interview import Recording
from sosapp.tui.screens.base import BaseDialog, key
from sosapp.tui.widgets.said import Said


class RecordingsDialog(BaseDialog[tuple[Recording, ...]]):
    """Answers with the recordings as they really were."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape,ctrl+x,ctrl+k", "close", "done", show=True),
        key("delete", "remove", "remove_mark", show=True, priority=False),
    ]
    CSS = """
    RecordingsDialog OptionList { height: auto; background: $surface; }
    RecordingsDialog Input, RecordingsDialog .ask { display: none; }
    RecordingsDialog.-asking Input, RecordingsDialog.-asking .ask { display: block; }
    """

    def __init__(self, recordings: tuple[Recording, ...]) -> None:
        super().__init__()
        self._recordings = recordings

    def compose(self) -> ComposeResult:
        """The recordings; then a line for what the clock of one showed."""
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Said("recordings.title", classes="heading")
            yield OptionList(markup=False)
            yield Said("recordings.ask", classes="muted ask")
            yield Input(select_on_focus=True)
            yield Said("recordings.hint", classes="muted")

    def on_mount(self) -> None:
        """Begin in the list, at the last one."""
        self.relabel()
        options = self.query_one(OptionList)
        options.highlighted = len(self._recordings) - 1 if self._recordings else None
        options.focus()

    def relabel(self) -> None:
        """Show each recording; the cursor stays."""
        options = self.query_one(OptionList)
        at = options.highlighted or 0
        options.set_options(map(self._option, enumerate(self._recordings, 1)))
        if self._recordings:
            options.highlighted = min(at, len(self._recordings) - 1)

    def _option(self, numbered: tuple[int, Recording]) -> Option:
        number, one = numbered
        values = {"n": number, "at": one.start[11:19], "shown": stamp(one.shown)}
        return Option(self.say("recordings.row", **values))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.add_class("-asking")
        line = self.query_one(Input)
        line.value = stamp(self._recordings[event.option_index].shown)
        line.focus()

    @on(Input.Submitted)
    def _typed(self, event: Input.Submitted) -> None:
        try:
            shown = read_stamp(event.value.strip())
        except ValueError:
            self.query_one(".ask", Said).say("recordings.not_a_time")
            return
        number = (self.query_one(OptionList).highlighted or 0) + 1
        self._recordings = recording.with_shown(self._recordings, number, shown)
        self._back()

    def action_remove(self) -> None:
        """Take the mark under the cursor away."""
        options = self.query_one(OptionList)
        if options.has_focus and options.highlighted is not None:
            number = options.highlighted + 1
            self._recordings = recording.without(self._recordings, number)
            self.relabel()

    def _back(self) -> None:
        self.remove_class("-asking")
        self.query_one(".ask", Said).say("recordings.ask")
        self.relabel()
        self.query_one(OptionList).focus()

    def action_close(self) -> None:
        """From the line back to the list; from the list with what was put right."""
        if self.has_class("-asking"):
            self._back()
        else:
            self.dismiss(self._recordings)
