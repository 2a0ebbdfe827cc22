"""The field note: what the interviewer writes for herself when the talk is over."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static, TextArea

from sosapp.instrument.guide import Named
from sosapp.tui.desk import Desk
from sosapp.tui.saving import SavingWatch
from sosapp.tui.screens.base import BaseScreen, key
from sosapp.tui.text import plain
from sosapp.tui.widgets.key_bar import KeyBar
from sosapp.tui.widgets.lasting_line import LastingLine
from sosapp.tui.widgets.plain_area import PlainArea
from sosapp.tui.widgets.said import Said
from sosapp.tui.widgets.save_alarm import SaveAlarm

LEAVE_SECONDS = 2.0
"""How long leaving waits for the disk before it says so and stays."""


class NoteArea(PlainArea):
    """One field of the note."""

    def __init__(self, field: str, text: str, *, read_only: bool) -> None:
        super().__init__(
            text, id=f"note-{field}", read_only=read_only, tab_behavior="focus"
        )
        self.field = field


class FieldNoteScreen(BaseScreen[None]):
    """One text for each field of the guide, kept at every key."""

    CSS = """
    FieldNoteScreen VerticalScroll { height: 1fr; padding: 0 1; }
    FieldNoteScreen #interview { padding: 0 1; }
    FieldNoteScreen .label { margin: 1 0 0 0; text-style: bold; }
    FieldNoteScreen NoteArea {
        height: auto; min-height: 3; max-width: 100;
        border: round $border-blurred; padding: 0 1;
    }
    FieldNoteScreen NoteArea:focus { border: round $border; }
    FieldNoteScreen NoteArea .text-area--cursor-line { background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape,ctrl+x", "close", "done", show=True),
    ]

    def __init__(self, desk: Desk, title: str, *, alone: bool) -> None:
        """Take the work on an interview; `alone` if no other screen shows it."""
        super().__init__()
        self._desk = desk
        self._title = title
        self._alone = alone
        self._watch = SavingWatch()
        self._is_warned = False
        self._is_left = False

    def compose(self) -> ComposeResult:
        """What it is for, and its fields below each other."""
        notes = self._desk.field_notes
        yield Said("field_note.title", classes="title")
        yield Static(plain(self._title), id="interview")
        yield SaveAlarm()
        yield LastingLine()
        with VerticalScroll(can_focus=False):
            yield Said("field_note.about", classes="muted")
            for field in notes.fields:
                yield Static(self._label(field), classes="label", name=field.id)
                text = notes.text_of(field.id)
                yield NoteArea(field.id, text, read_only=not notes.can_be_written)
        yield KeyBar()

    def _label(self, field: Named) -> Content:
        return plain(field.in_(self.language))

    def on_mount(self) -> None:
        """Begin where nothing is written yet."""
        areas = list(self.query(NoteArea))
        empty = (area for area in areas if not area.text)
        first = next(empty, areas[0] if areas else None)
        if first is not None:
            first.focus()
        self.set_interval(1, self._show_saved)

    def on_resize(self) -> None:
        """Keep the field with the focus in sight."""
        self.call_after_refresh(self._show_focused)

    def _show_focused(self) -> None:
        if self.focused is not None:
            self.focused.scroll_visible(animate=False)

    def relabel(self) -> None:
        """Change the words around what was typed."""
        fields = {field.id: field for field in self._desk.field_notes.fields}
        for label in self.query(".label").results(Static):
            label.update(self._label(fields[label.name or ""]))

    def _show_saved(self) -> None:
        state = self._desk.opened.state
        late = self._watch.is_late(state)
        self.query_one(SaveAlarm).show(state, late, self.language)

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        area = event.text_area
        if isinstance(area, NoteArea) and area.has_focus and not area.read_only:
            self._desk.field_notes.keep(area.field, area.text)

    def on_descendant_blur(self) -> None:
        """A field was left."""
        self._file()

    def _file(self) -> None:
        notes = self._desk.field_notes
        if not notes.can_be_written:
            return
        for area in self.query(NoteArea):
            if area.text != notes.text_of(area.field):
                notes.file(area.field, area.text)

    async def leave(self) -> bool:
        """File what is typed; the first attempt stays when the disk refuses it."""
        if self._is_left:
            return True
        self._file()
        if not self._alone:
            return True
        if not await self._is_kept():
            return False
        self._is_left = True
        await asyncio.to_thread(self._desk.opened.close)
        return True

    async def _is_kept(self) -> bool:
        """Whether one may go; a window that is gone cannot wait."""
        if self.sos.hang_up.has_come or self._is_warned:
            return True
        kept = await asyncio.to_thread(self._desk.opened.wait, LEAVE_SECONDS)
        if not kept:
            self._is_warned = True
            self.query_one(LastingLine).say(self.say("saved.not_closed"))
        return kept

    def abandon(self) -> None:
        """Have what is typed on the disk."""
        self._file()
        self._desk.opened.wait(LEAVE_SECONDS)

    async def action_close(self) -> None:
        """Back to where one came from; everything is kept."""
        if await self.leave():
            self.dismiss(None)
