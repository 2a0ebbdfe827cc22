"""What a screen shows, as plain text."""

from collections.abc import Iterator
from typing import Any

from textual.app import App
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


def painted_lines(app: App[Any]) -> list[Strip]:
    """The lines of the screen with their colours."""
    # There is no public way to the painted text; this is the one place that knows.
    return app.screen._compositor.render_strips()


def screen_text(app: App[Any]) -> str:
    """The lines of the screen without trailing blanks."""
    return "\n".join(strip.text.rstrip() for strip in painted_lines(app))


def shown_widgets(app: App[Any]) -> Iterator[tuple[Widget, Region]]:
    """The innermost widgets of the screen, each with the region that is in sight."""
    screen = app.screen
    for widget, (region, clip) in screen._compositor.visible_widgets.items():
        if widget is not screen and not any(child.display for child in widget.children):
            yield widget, region.intersection(clip)


def text_in(lines: list[Strip], region: Region) -> str:
    """What the lines of a screen show in a region, with one blank between words."""
    rows = lines[max(region.y, 0) : region.bottom]
    text = " ".join(strip.crop(region.x, region.right).text for strip in rows)
    return " ".join(text.split())
