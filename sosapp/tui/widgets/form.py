"""A form: labelled fields below each other, walked through with Enter and arrows."""

from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Input

from sosapp.tui.widgets.said import Said


class Form(VerticalScroll, can_focus=False):
    """Scrolls so that the field with the focus, and what explains it, is seen."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    Form { height: 1fr; padding: 0 1; }
    .-high Form { padding: 1 1 0 1; }
    Form Input { height: 1; border: none; padding: 0 1; }
    Form Input:focus { border: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
    ]

    @on(Input.Submitted)
    def _next(self) -> None:
        self.screen.focus_next()

    def on_descendant_focus(self) -> None:
        """Show the whole field, not only the line that has the cursor."""
        self.show_focused()

    def on_resize(self) -> None:
        """Keep the field with the focus in sight."""
        self.call_after_refresh(self.show_focused)

    def show_focused(self) -> None:
        """Scroll to the field with the focus."""
        focused = self.screen.focused
        if focused is None or self not in focused.ancestors:
            return
        fields = (part for part in focused.ancestors if isinstance(part, Field))
        next(fields, focused).scroll_visible(animate=False)


class Field(Widget):
    """A label, what is filled in, and a line that explains it."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    Field { layout: horizontal; height: auto; }
    /* Without a rule of its own Textual 8.2.8 does not look inside for the next one. */
    Field:focus-within { color: $foreground; }
    Field > .label { width: 15; padding: 0 1 0 0; color: $text-muted; }
    Field:focus-within > .label { color: $primary; text-style: bold; }
    Field > Vertical { width: 1fr; height: auto; max-width: 72; }
    Field .hint { color: $text-muted; padding: 0 1; }
    .-narrow Field { layout: vertical; }
    .-narrow Field > .label { width: 1fr; }
    """

    def __init__(
        self, label: str, filled_in: Widget, hint: str = "", name: str | None = None
    ) -> None:
        super().__init__(id=name)
        self._label = Said(label, classes="label")
        self._filled_in = filled_in
        self._hint = Said(hint, classes="hint")
        self._hint.display = bool(hint)

    def compose(self) -> ComposeResult:
        """The label beside the rest, or above it where it is narrow."""
        yield self._label
        with Vertical():
            yield self._filled_in
            yield self._hint

    def call(self, label: str, **values: Any) -> None:
        """Change the label."""
        self._label.say(label, **values)

    def explain(self, hint: str, **values: Any) -> None:
        """Change the line below; nothing for an empty key."""
        self._hint.say(hint, **values)
        self._hint.display = bool(hint)
