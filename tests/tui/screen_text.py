"""What a screen shows, as plain text."""

from typing import Any

from textual.app import App


def screen_text(app: App[Any]) -> str:
    """The lines of the screen without trailing blanks."""
    # There is no public way to the painted text; this is the one place that knows.
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)
