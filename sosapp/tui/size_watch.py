"""A window that changes its size is filled, also when Textual loses that.

Textual 8.2.8 asks for the size in the handler of a signal, which the next signal can
interrupt: of two changes in a row the older size then comes last. And it hands a size
to the screen after a timer of a 120th of a second, which is dropped when the program is
held up for longer than that between two of its lines; no later size is handed on then.
On a busy computer either happens in about one change of ten.
"""

import shutil
from typing import Any

from textual.app import App
from textual.events import Resize
from textual.geometry import Size

EVERY_SECONDS = 0.5


def watch_size(app: App[Any]) -> None:
    """Look now and then whether the screen has the size of the window."""
    app.set_interval(EVERY_SECONDS, lambda: fill_window(app))


def fill_window(app: App[Any]) -> None:
    """Tell what has not the size of the window yet; on leaving there is no screen."""
    window = app.size if app.is_headless else Size(*shutil.get_terminal_size())
    if window != app.size:
        app.post_message(Resize(window, window))
    elif app.screen_stack and app.screen.outer_size != window:
        app.screen.post_message(Resize(window, window))
