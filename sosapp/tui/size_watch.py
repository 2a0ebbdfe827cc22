"""A window that is made larger is filled, also when the timer for that was lost.

Textual 8.2.8 hands a new size to the screen after a timer of a 120th of a second. A
timer that goes off once is dropped when the program is interrupted for longer than it
lasts between two of its lines, and then no later size is handed on either: on a busy
computer about one change of size in ten.
"""

from typing import Any

from textual.app import App
from textual.events import Resize

EVERY_SECONDS = 0.5


def watch_size(app: App[Any]) -> None:
    """Look now and then whether the screen has the size of the window."""

    def look() -> None:
        if app.screen.outer_size != app.size:
            app.screen.post_message(Resize(app.size, app.size))

    app.set_interval(EVERY_SECONDS, look)
