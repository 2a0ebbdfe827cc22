"""The fields of one record, beside the notes: a list of them and one line to type in.

Up and down choose the field, or the match while something is typed; Enter takes the
match or the text and goes on, and a digit of a scale does so at once; Backspace in an
empty line takes a value away. A field that is left alone was not said.
"""

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from sosapp.instrument.record_type import FieldShape
from sosapp.instrument.values import NotAValue, Value, read_value
from sosapp.study.entry import Entry
from sosapp.tui.choices import is_whole
from sosapp.tui.field_line import (
    INTERPRETED,
    LONGEST,
    field_line,
    joined,
    judged_by,
    linked_line,
)
from sosapp.tui.form_fields import FormFields
from sosapp.tui.scene import Scene
from sosapp.tui.text import one_line, plain
from sosapp.tui.widgets.matches import Matches
from sosapp.tui.widgets.value_line import ValueLine

FREE = ("string", "text", "timecode")
"""Types of fields that take any text."""


class RecordForm(Vertical):
    """Edits the fields of one record."""

    DEFAULT_CSS = """
    RecordForm { height: 1fr; }
    RecordForm #form-title { height: 1; text-style: bold; padding: 0 1; }
    RecordForm #linked {
        height: auto; max-height: 2; padding: 0 1; color: $text-muted;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    RecordForm #fields {
        height: 1fr; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis;
    }
    """

    scene: reactive[Scene | None] = reactive(None)

    @dataclass
    class Said(Message):
        """A field got a value, or lost it: None means not said."""

        form: "RecordForm"
        entry: str
        field: str
        value: Value | None

    @dataclass
    class Judged(Message):
        """The judgement of a field is the interviewer's, or is the interviewee's."""

        form: "RecordForm"
        entry: str
        field: str

    @dataclass
    class HalfTyped(Message):
        """Something stands in the line of a field; nothing anywhere if it was left."""

        form: "RecordForm"
        entry: str = ""
        field: str = ""
        text: str = ""

    @dataclass
    class Noted(Message):
        """What was typed is no value of its field and is in the record's note."""

        form: "RecordForm"
        text: str

    @dataclass
    class Finished(Message):
        """The last field was passed."""

        form: "RecordForm"

    def __init__(self) -> None:
        super().__init__(id="form")
        self._entry_id = ""
        self._at = 0

    def compose(self) -> ComposeResult:
        """The record, its fields, what matches and the line to type in."""
        yield Static(id="form-title")
        fields = OptionList(id="fields", markup=False)
        fields.can_focus = False
        yield fields
        yield Static(id="linked")
        yield Matches()
        yield ValueLine()

    def open(self, entry: str) -> None:
        """Begin with the first field of a record that is not said yet."""
        self._entry_id = entry
        self._go_to(self._fields.first_unsaid if self._fields else 0)
        self._line.focus()

    def resume(self, entry: str, field: str, typed: str) -> None:
        """Go on at a field of a record, with what was half typed there."""
        self._entry_id = entry
        self._at = self._fields.place(field) if self._fields else 0
        self._show_fields()
        self._put(typed)
        if self.scene and self._shape:
            self._matches.show(self.scene, self._shape, typed)
        self._line.focus()

    @property
    def half_typed(self) -> tuple[str, str, str]:
        """The record, the field and what stands in its line; empty if it was left."""
        shape = self._shape
        return (self._entry_id, shape.id, self._line.value) if shape else ("", "", "")

    @property
    def is_without_record(self) -> bool:
        """Whether the record was taken away while its form was open."""
        return bool(self._entry_id) and self._entry is None

    def watch_scene(self) -> None:
        """Show the values as they now are."""
        self._show_fields()

    @property
    def _fields(self) -> FormFields | None:
        return FormFields.of(self.scene, self._entry_id)

    @property
    def _entry(self) -> Entry | None:
        return self._fields.entry if self._fields else None

    @property
    def _shape(self) -> FieldShape | None:
        shapes = self._fields.shapes if self._fields else []
        return shapes[self._at] if self._at < len(shapes) else None

    @property
    def _line(self) -> ValueLine:
        return self.query_one(ValueLine)

    @property
    def _matches(self) -> Matches:
        return self.query_one(Matches)

    def _show_fields(self) -> None:
        shown = self._fields
        if not (self.is_mounted and shown):
            return
        title = Content(one_line(shown.title, LONGEST))
        self.query_one("#form-title", Static).update(title)
        fields = self.query_one("#fields", OptionList)
        fields.set_options(
            Option(field_line(shape, shown.entry, shown.scene), id=shape.id)
            for shape in shown.shapes
        )
        fields.highlighted = self._at
        self.query_one("#linked", Static).update(linked_line(shown))
        shape, language = shown.shapes[self._at], shown.scene.language
        self._line.border_title = plain(shape.in_(language))
        self._line.border_subtitle = plain(judged_by(shown, shape))

    def _go_to(self, at: int) -> None:
        self._at = max(0, min(at, self._last))
        self._show_fields()
        shape, entry, scene = self._shape, self._entry, self.scene
        if not (shape and entry and scene):
            return
        value = entry.fields.get(shape.id, "") if shape.type in FREE else ""
        self._put(str(value))
        self._matches.show(scene, shape, self._line.value)
        self.post_message(self.HalfTyped(self, *self.half_typed))

    @property
    def _last(self) -> int:
        return len(self._fields.shapes) - 1 if self._fields else 0

    def _put(self, text: str) -> None:
        self._line.value = text
        self._line.cursor_position = len(text)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self.scene and self._shape:
            if is_whole(self.scene, self._shape, event.value):
                self._take()
                return
            self._matches.show(self.scene, self._shape, event.value)
            self.post_message(self.HalfTyped(self, *self.half_typed))

    @on(ValueLine.Interpreted)
    def _interpreted(self, event: ValueLine.Interpreted) -> None:
        event.stop()
        shape = self._shape
        if shape and shape.judges:
            self.post_message(self.Judged(self, self._entry_id, shape.id))
        else:
            self._line.insert_text_at_cursor(INTERPRETED)

    @on(OptionList.OptionSelected)
    def _field_clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._keep_text()
        self._go_to(event.option_index)
        self._line.focus()

    @on(ValueLine.Moved)
    def _moved(self, event: ValueLine.Moved) -> None:
        event.stop()
        shape, typed = self._shape, self._line.value
        if self.scene and shape and typed and self._matches.taken:
            self._matches.move(self.scene, shape, typed, event.by)
        else:
            self._keep_text()
            self._go_to(self._at + event.by)

    @on(ValueLine.Emptied)
    def _emptied(self, event: ValueLine.Emptied) -> None:
        event.stop()
        shape, entry = self._shape, self._entry
        if shape and entry and shape.id in entry.fields:
            value = entry.fields[shape.id]
            kept = value[:-1] if isinstance(value, list) else None
            self._say(shape, kept or None)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._take()

    def _take(self) -> None:
        """Take what is typed, and go on to the next field."""
        shape, typed = self._shape, self._line.value
        if shape is None or not self._keep_text():
            return
        if shape.many and typed:
            self._go_to(self._at)
        elif self._at == self._last:
            self.post_message(self.Finished(self))
        else:
            self._go_to(self._at + 1)

    def _keep_text(self) -> bool:
        """Take what is typed as the field's value; False if it is no value of it."""
        shape, entry, scene = self._shape, self._entry, self.scene
        if not (shape and entry and scene):
            return False
        text = self._line.value
        if shape.type in FREE:
            self._say(shape, text.strip() or None)
            return True
        if not text.strip():
            return True
        taken = self._matches.taken
        word = taken.id if taken and not text.strip().isdigit() else text
        value = read_value(shape, word, scene.instrument.vocabulary_of(shape))
        refers = shape.type in ("record_refs", "participant_refs")
        if isinstance(value, NotAValue) or (refers and taken is None):
            self._matches.refuse(scene, shape, text)
            return False
        self._say(shape, joined(entry.fields.get(shape.id), value))
        return True

    def _say(self, shape: FieldShape, value: Value | None) -> None:
        entry = self._entry
        if entry and entry.fields.get(shape.id) != value:
            self.post_message(self.Said(self, entry.id, shape.id, value))

    def leave(self) -> str:
        """Take what stands in the line, and forget the record; what has no place.

        What is no value of its field goes into the record's note: nothing typed is
        lost. If the record is gone, the text is handed back.
        """
        entry, text = self._entry, self._line.value.strip()
        if entry and text and not self._keep_text():
            kept = str(entry.fields.get("note", ""))
            note = f"{kept}; {text}" if kept else text
            self.post_message(self.Said(self, entry.id, "note", note))
            self.post_message(self.Noted(self, text))
        self._entry_id = ""
        self._line.value = ""
        # After the value: what is half typed is let go when it is kept as a value.
        self.post_message(self.HalfTyped(self))
        return "" if entry else text
