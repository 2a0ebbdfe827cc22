"""The parts of a screen on one line, one of them chosen."""

from rich.cells import cell_len
from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from sosapp.tui.text import visible

MORE_BEFORE, MORE_AFTER = "‹ ", " ›"


class TabLine(Widget):
    """Shows as many labels around the chosen one as fit; a click chooses one."""

    DEFAULT_CSS = """
    TabLine { height: 1; padding: 0 1; background: $panel; }
    """

    labels: reactive[tuple[str, ...]] = reactive[tuple[str, ...]](())
    chosen: reactive[int] = reactive(0)

    class Clicked(Message):
        """A label was clicked."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def render(self) -> RenderResult:
        """The labels in sight, with a mark on the sides where there are more."""
        texts = [f" {n} {visible(label)} " for n, label in enumerate(self.labels, 1)]
        room = self.size.width - len(MORE_BEFORE) - len(MORE_AFTER)
        first, last = in_sight([cell_len(text) for text in texts], self.chosen, room)
        shown: list[Content | str] = [MORE_BEFORE if first else ""]
        for place in range(first, last):
            style = "bold reverse" if place == self.chosen else ""
            look = Style.parse(style) + Style.from_meta({"place": place})
            shown.append(Content.styled(texts[place], look))
        shown.append(MORE_AFTER if last < len(texts) else "")
        return Content.assemble(*shown)

    def on_click(self, event: events.Click) -> None:
        """Tell which label was clicked."""
        place = event.style.meta.get("place")
        if isinstance(place, int):
            self.post_message(self.Clicked(place))


def in_sight(widths: list[int], chosen: int, room: int) -> tuple[int, int]:
    """The first and one past the last of the items that fit, the chosen among them."""
    first = 0
    while first < chosen and sum(widths[first : chosen + 1]) > room:
        first += 1
    last = min(chosen + 1, len(widths))
    while last < len(widths) and sum(widths[first : last + 1]) <= room:
        last += 1
    return first, last
