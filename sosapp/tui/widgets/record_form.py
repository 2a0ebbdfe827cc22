"""The fields of one record, beside the notes: a list of them and one line to type in.

Up and down choose the field, or the term while terms match; Enter takes the term or
the text and goes on; Backspace in an empty line takes a value away. A field that is
left alone was not said.
"""

from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from sosapp.instrument.record_type import FieldShape, RecordType
from sosapp.instrument.values import NotAValue, Value, read_value, show_value
from sosapp.instrument.vocabulary import Term
from sosapp.locale import translate
from sosapp.study.entry import Entry
from sosapp.tui.scene import Scene
from sosapp.tui.text import one_line, visible

MATCHES = 6
FREE = ("string", "text")


class ValueLine(Input):
    """The line that a value is typed in; hands up, down and emptying to the form."""

    @dataclass
    class Moved(Message):
        """Up or down was pressed."""

        line: "ValueLine"
        by: int

    @dataclass
    class Emptied(Message):
        """Backspace was pressed in an empty line."""

        line: "ValueLine"

    async def _on_key(self, event: events.Key) -> None:
        if event.key in ("up", "down"):
            event.stop()
            event.prevent_default()
            self.post_message(self.Moved(self, -1 if event.key == "up" else 1))
        elif event.key == "backspace" and not self.value:
            event.stop()
            event.prevent_default()
            self.post_message(self.Emptied(self))
        elif event.key == "tab" and self.value:
            event.stop()
            event.prevent_default()
            await self.action_submit()


class RecordForm(Vertical):
    """Edits the fields of the record in `entry_id`."""

    DEFAULT_CSS = """
    RecordForm { height: 1fr; }
    RecordForm #form-title { height: 1; text-style: bold; padding: 0 1; }
    RecordForm #fields {
        height: 1fr; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis;
    }
    RecordForm #matches { height: auto; max-height: 7; padding: 0 1; }
    RecordForm #value { border: round $border-blurred; height: 3; padding: 0 1; }
    RecordForm #value:focus { border: round $border; }
    """

    scene: reactive[Scene | None] = reactive(None)
    entry_id: reactive[str] = reactive("")

    @dataclass
    class Said(Message):
        """A field got a value, or lost it: None means not said."""

        form: "RecordForm"
        entry: str
        field: str
        value: Value | None

    @dataclass
    class Finished(Message):
        """The form was left."""

        form: "RecordForm"

    def __init__(self) -> None:
        super().__init__(id="form")
        self._at = 0
        self._match = 0

    def compose(self) -> ComposeResult:
        """The record, its fields, the matching terms and the line to type in."""
        yield Static(id="form-title")
        fields = OptionList(id="fields", markup=False)
        fields.can_focus = False
        yield fields
        yield Static(id="matches")
        yield ValueLine(id="value", select_on_focus=False)

    def watch_scene(self) -> None:
        """Show the values as they now are."""
        self._show_fields()

    def watch_entry_id(self, _old: str, entry: str) -> None:
        """Begin with the first field that is not said yet."""
        if entry and self.is_mounted and self._entry and self._type:
            said = self._entry.fields
            ids = [shape.id for shape in self._shapes]
            unsaid = [n for n, name in enumerate(ids) if name not in said]
            self._go_to(unsaid[0] if unsaid else 0)

    @property
    def _entry(self) -> Entry | None:
        return self.scene.interview.entries.get(self.entry_id) if self.scene else None

    @property
    def _type(self) -> RecordType | None:
        entry = self._entry
        return self.scene.record_type(entry.kind) if self.scene and entry else None

    @property
    def _shapes(self) -> list[FieldShape]:
        """The fields, those that a typed line can fill first."""
        kind = self._type
        if kind is None:
            return []
        first = [kind.by_id[name] for name in kind.line]
        return [*first, *(shape for shape in kind.fields_ if shape not in first)]

    @property
    def _shape(self) -> FieldShape | None:
        shapes = self._shapes
        return shapes[self._at] if self._at < len(shapes) else None

    @property
    def _line(self) -> ValueLine:
        return self.query_one(ValueLine)

    def _show_fields(self) -> None:
        scene, entry, kind = self.scene, self._entry, self._type
        if not (self.is_mounted and scene and entry and kind):
            return
        title = f"{kind.title.in_(scene.language)}: {one_line(scene.said(entry), 60)}"
        self.query_one("#form-title", Static).update(Content(title))
        fields = self.query_one("#fields", OptionList)
        fields.set_options(
            Option(_field(shape, entry, scene), id=shape.id) for shape in self._shapes
        )
        fields.highlighted = self._at

    def _go_to(self, at: int) -> None:
        if self._type is None:
            return
        self._at = max(0, min(at, len(self._shapes) - 1))
        self._show_fields()
        shape, entry, scene = self._shape, self._entry, self.scene
        assert shape and entry and scene
        value = entry.fields.get(shape.id, "") if shape.type in FREE else ""
        self._line.value = str(value)
        self._line.cursor_position = len(str(value))
        self._line.border_title = shape.in_(scene.language)
        self._show_matches()

    def _terms(self) -> list[Term]:
        scene, shape = self.scene, self._shape
        vocabulary = scene.instrument.vocabulary_of(shape) if scene and shape else None
        if vocabulary is None or scene is None:
            return []
        typed = self._line.value.strip().casefold()
        terms = list(vocabulary.offered)
        if not typed:
            return terms
        begins = [t for t in terms if t.in_(scene.language).casefold().startswith(typed)]
        begins += [t for t in terms if t.id.startswith(typed)]
        within = [t for t in terms if typed in t.in_(scene.language).casefold()]
        return list(dict.fromkeys([*begins, *within]))

    def _show_matches(self) -> None:
        scene, shape = self.scene, self._shape
        if scene is None or shape is None:
            return
        terms = self._terms()
        self._match = min(self._match, max(0, len(terms) - 1))
        first = max(0, self._match - MATCHES + 1)
        typed = bool(self._line.value)
        lines = [
            Content.styled(
                f"{'›' if typed and first + n == self._match else ' '} "
                + _term(term, shape, scene),
                "bold" if typed and first + n == self._match else "$text-muted",
            )
            for n, term in enumerate(terms[first : first + MATCHES])
        ]
        left = len(terms) - first - MATCHES
        if left > 0:
            more = translate("form.more", scene.language, n=left)
            lines.append(Content.styled(f"  {more}", "$text-muted"))
        if not lines:
            hint = translate(f"form.hint.{shape.type}", scene.language)
            lines = [Content.styled(hint, "$text-muted")]
        self.query_one("#matches", Static).update(Content("\n").join(lines))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._match = 0
        self._show_matches()

    @on(ValueLine.Moved)
    def _moved(self, event: ValueLine.Moved) -> None:
        event.stop()
        shape = self._shape
        if shape and shape.type not in FREE and self._line.value and self._terms():
            self._match = max(0, min(self._match + event.by, len(self._terms()) - 1))
            self._show_matches()
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
        shape = self._shape
        if shape is None:
            return
        took = self._keep_text()
        if took and shape.many and event.value:
            self._go_to(self._at)
        elif took:
            at_end = self._at == len(self._shapes) - 1
            if at_end:
                self.post_message(self.Finished(self))
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
        terms = self._terms()
        if terms and not text.strip().isdigit():
            text = terms[self._match].id
        value = read_value(shape, text, scene.instrument.vocabulary_of(shape))
        if isinstance(value, NotAValue):
            self._refuse(shape, text)
            return False
        self._say(shape, _joined(entry.fields.get(shape.id), value))
        return True

    def _refuse(self, shape: FieldShape, text: str) -> None:
        assert self.scene
        said = translate("form.no_value", self.scene.language, word=visible(text))
        hint = translate(f"form.hint.{shape.type}", self.scene.language)
        line = Content.assemble((said, "$error bold"), "\n", (hint, "$text-muted"))
        self.query_one("#matches", Static).update(line)

    def _say(self, shape: FieldShape, value: Value | None) -> None:
        entry = self._entry
        if entry and entry.fields.get(shape.id) != value:
            self.post_message(self.Said(self, entry.id, shape.id, value))

    def keep(self) -> None:
        """Take what stands in the line before the form is left.

        What is no value of its field goes into the record's note: nothing typed is
        lost.
        """
        entry, text = self._entry, self._line.value.strip()
        if entry is None or not text or self._keep_text():
            return
        kept = str(entry.fields.get("note", ""))
        note = f"{kept}; {text}" if kept else text
        self.post_message(self.Said(self, entry.id, "note", note))
        self._line.value = ""

    def start(self) -> None:
        """Put the cursor into the line."""
        self._line.focus()


def _joined(kept: Value | None, value: Value) -> Value:
    if isinstance(value, list) and isinstance(kept, list):
        return [*kept, *(item for item in value if item not in kept)]
    return value


def _field(shape: FieldShape, entry: Entry, scene: Scene) -> Content:
    name = shape.in_(scene.language)
    if shape.id not in entry.fields:
        star = " *" if shape.required else ""
        return Content.styled(f"{name}{star}: –", "$text-muted")
    vocabulary = scene.instrument.vocabulary_of(shape)
    value = show_value(shape, entry.fields[shape.id], vocabulary, scene.language)
    if shape.type == "scale" and vocabulary:
        term = vocabulary.by_id.get(str(entry.fields[shape.id]))
        value = f"{value} {term.in_(scene.language)}" if term else value
    return Content.assemble((f"{name}: ", "$text-muted"), (visible(value), "bold"))


def _term(term: Term, shape: FieldShape, scene: Scene) -> str:
    label = term.in_(scene.language)
    return f"{term.id} {label}" if shape.type == "scale" else label
