"""Everything that was said, to be read aloud to the one who said it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sosapp.study.reading_back import read_back
from sosapp.tui.scene import Scene
from sosapp.tui.screens.base import BaseScreen, key
from sosapp.tui.spoken_words import spoken_words
from sosapp.tui.text import plain
from sosapp.tui.widgets.key_bar import KeyBar
from sosapp.tui.widgets.said import Said


class ReadBackScreen(BaseScreen[str]):
    """Answers with the id of an entry to be corrected; empty when it is left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "correct", "correct", show=True, priority=False),
        key("escape,ctrl+x,ctrl+t", "close", "to_notes", show=True),
    ]
    CSS = """
    ReadBackScreen { align-horizontal: center; }
    ReadBackScreen .heading { padding: 1 2 0 2; max-width: 84; width: 100%; }
    ReadBackScreen .muted { padding: 0 2 1 2; max-width: 84; width: 100%; }
    ReadBackScreen OptionList {
        height: 1fr; max-width: 84; padding: 0 1; background: $background;
        scrollbar-gutter: stable;
    }
    ReadBackScreen OptionList > .option-list--option { padding: 0 1; }
    ReadBackScreen.-low .heading { padding: 0 1; }
    ReadBackScreen.-low .muted { display: none; }
    """

    def __init__(self, scene: Scene, at: str = "") -> None:
        super().__init__()
        self._scene = scene
        self._at = at

    def compose(self) -> ComposeResult:
        """What to do, and what was said."""
        yield Said("read_back.title", classes="heading")
        yield Said("read_back.how", classes="muted")
        yield OptionList(markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin where the reading was interrupted."""
        self.relabel()
        options = self.query_one(OptionList)
        ids = [option.id for option in options.options]
        options.highlighted = ids.index(self._at) if self._at in ids else None
        if options.highlighted is None:
            options.action_first()
        options.focus()

    def relabel(self) -> None:
        """Say the names of fields and kinds in another language."""
        self._scene = replace(self._scene, language=self.language)
        options = self.query_one(OptionList)
        at = options.highlighted
        options.set_options(self._items())
        options.highlighted = at

    def _items(self) -> Iterator[Option]:
        scene = self._scene
        parts = read_back(scene.interview, scene.instrument.guide)
        if not parts:
            yield Option(plain(self.say("read_back.nothing")), disabled=True)
        for part in parts:
            title = plain(part.section.title.in_(scene.spoken), "bold $primary")
            yield Option(Content("\n") + title, disabled=True)
            for entry in part.entries:
                words = Content(spoken_words(entry, scene))
                yield Option(Content("\n") + words, id=entry.id)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option.id or "")

    def action_correct(self) -> None:
        """Take the line under the cursor into the composer."""
        self.query_one(OptionList).action_select()

    def action_close(self) -> None:
        """Go back to the notes."""
        self.dismiss("")
