"""What has been written under the question of the moment."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from textual import on
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sosapp.tui.said_line import said_line
from sosapp.tui.scene import Scene
from sosapp.tui.screens.base import key

Label = Literal["star", "quote", "may_quote", "off_record", "also"]


class EntryList(OptionList):
    """Entries in the order of writing, each with its stamp and its sign."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("delete,backspace", "delete", "delete_entry", show=True, priority=False),
        # Before the screen, which takes every letter for the composer.
        key("asterisk", "label('star')", "star"),
        key("quotation_mark", "label('quote')", "quote"),
        key("plus", "label('may_quote')", "may_quote"),
        key("minus", "label('off_record')", "off_record"),
        key("equals_sign", "label('also')", "also"),
    ]
    DEFAULT_CSS = """
    EntryList { height: 1fr; min-height: 2; padding: 0 1; }
    """

    scene: reactive[Scene | None] = reactive(None)

    @dataclass
    class Opened(Message):
        """An entry is to be changed."""

        entries: "EntryList"
        entry: str

    @dataclass
    class Deleted(Message):
        """An entry is to go."""

        entries: "EntryList"
        entry: str

    @dataclass
    class Labelled(Message):
        """An entry is to have a label, or to lose it."""

        entries: "EntryList"
        entry: str
        label: Label

    def __init__(self) -> None:
        super().__init__(id="entries", markup=False)

    def watch_scene(self, old: Scene | None, scene: Scene | None) -> None:
        """Show the entries of the question; the newest is in sight."""
        if scene is None:
            return
        entries = scene.interview.answering(scene.question_id)
        kept = self.chosen
        width = self.scrollable_content_region.width - 2
        self.set_options(Option(said_line(e, scene, width), id=e.id) for e in entries)
        ids = [entry.id for entry in entries]
        if kept in ids and self.has_focus:
            self.highlighted = ids.index(kept)
        else:
            self.call_after_refresh(self.scroll_end, animate=False)

    def on_resize(self) -> None:
        """Wrap the lines anew."""
        self.watch_scene(None, self.scene)

    @property
    def chosen(self) -> str:
        """The id of the entry under the cursor; empty if there is none."""
        at = self.highlighted
        if at is None or at >= self.option_count:
            return ""
        return self.get_option_at_index(at).id or ""

    def enter_from_below(self) -> None:
        """Take the focus with the cursor on the newest entry."""
        if self.option_count:
            self.focus()
            self.highlighted = self.option_count - 1

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Opened(self, event.option.id or ""))

    def action_delete(self) -> None:
        """Take the entry under the cursor away."""
        if self.chosen:
            self.post_message(self.Deleted(self, self.chosen))

    def action_label(self, label: Label) -> None:
        """Give the entry under the cursor a label, or take it."""
        if self.chosen:
            self.post_message(self.Labelled(self, self.chosen, label))
