"""The last door before the terminal: what would steer it does not pass."""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from sosapp.tui.text import PICTURES

STEERING = dict.fromkeys(PICTURES)
"""Characters that are left out; none of them has a width."""


class LineGuard(LineFilter):
    """Takes out what moves the cursor, changes colours or turns the text.

    Text that has gone through `visible` loses nothing here. This is for what widgets
    paint by themselves, such as a line that something was pasted into.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments of one line without such characters."""
        if all(segment.text.isprintable() for segment in segments):
            return segments
        return [_harmless(segment) for segment in segments]


def _harmless(segment: Segment) -> Segment:
    text = segment.text.translate(STEERING).encode("utf-8", "replace").decode("utf-8")
    return segment._replace(text=text)
