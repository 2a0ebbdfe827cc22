"""A choice of one out of a few, all of them in sight."""

from collections.abc import Iterator
from typing import ClassVar

from textual import events
from textual.app import RenderResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from sosapp.tui.text import one_line

GAP = "   "


class Choice(Widget, can_focus=True):
    """Left, Right and Space choose; Enter goes to the next field."""

    DEFAULT_CSS = """
    Choice { width: 1fr; height: auto; padding: 0 1; background: $panel; }
    Choice:focus { background: $input-selection-background 60%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space", "choose(1)", show=False),
        Binding("left", "choose(-1)", show=False),
        Binding("enter", "app.focus_next", show=False),
    ]

    value: reactive[str] = reactive("", layout=True)

    class Changed(Message):
        """Another option was chosen."""

        def __init__(self, choice: "Choice") -> None:
            super().__init__()
            self.choice = choice

        @property
        def control(self) -> "Choice":
            """The choice that was made."""
            return self.choice

    def __init__(self, options: dict[str, str], value: str, name: str) -> None:
        super().__init__(id=name)
        self._options = options
        self.set_reactive(Choice.value, value)

    def show(self, options: dict[str, str]) -> None:
        """Offer these texts by value; the value stays if it still is there."""
        self._options = options
        if options and self.value not in options:
            self.value = next(iter(options))
        self.refresh(layout=True)

    def take(self, value: str) -> None:
        """Choose a value if it is offered, without saying that it was chosen."""
        if value in self._options:
            self.value = value

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the options take."""
        return len(self._lines(width))

    def render(self) -> RenderResult:
        """Every option with a full or an empty ring before it."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        """As many options beside each other as fit; none goes over two lines."""
        lines: list[Content] = []
        for option in self._said(width):
            room = width - lines[-1].cell_length - len(GAP) if lines else 0
            if option.cell_length <= room:
                lines[-1] = Content.assemble(lines[-1], GAP, option)
            else:
                lines.append(option)
        return lines or [Content()]

    def _said(self, width: int) -> Iterator[Content]:
        for value, text in self._options.items():
            chosen = value == self.value
            said = one_line(f"{'●' if chosen else '○'} {text}", max(width, 3))
            style = Style(bold=chosen or None) + Style.from_meta({"option": value})
            yield Content.styled(said, style)

    def action_choose(self, step: int) -> None:
        """Go to a later or an earlier option, round the end."""
        values = list(self._options)
        at = values.index(self.value) if self.value in values else -1
        self._choose(values[(at + step) % len(values)])

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked."""
        clicked = event.style.meta.get("option")
        if clicked in self._options:
            self._choose(clicked)

    def _choose(self, value: str) -> None:
        if value != self.value:
            self.value = value
            self.post_message(self.Changed(self))
