"""A text that a terminal without bracketed paste hands over key by key.

Keys of one read come faster than any hand and than a key that repeats. Over a slow
line, keys that were typed one by one also come together; but many whole lines at once
are pasted. On a slow day such a text comes in pieces, which belong together.
"""

from collections.abc import Sequence

from textual.events import Event, Key

QUIET = 0.05
"""Seconds without a key after which a burst is over."""
AT_ONCE = 0.01
"""Seconds between two keys in which no hand presses both."""
LINES = 8
"""The least lines of a burst that is taken for a pasted text."""
LINGER = 2.0
"""Seconds after a pasted text in which keys that come together belong to it."""
KEYS = 40
"""The keys that wait when it is worth while to see whether more are coming."""
BREAKS = {"enter": "\n", "ctrl+j": "\n", "tab": "\t"}


def goes_on(event: Event, last: float) -> bool:
    """Whether a key comes so soon after a pasted one that it may belong to its text."""
    return 0.0 <= event.time - last < LINGER


def ends_line_at_once(event: Event, before: float) -> bool:
    """Whether a line ends sooner after its last letter than a hand ends it."""
    return event.time - before < AT_ONCE and _letter(event) == "\n"


def pasted(waiting: Sequence[Event], last: float = -LINGER) -> tuple[str, int]:
    """The text that begins a row of keys, and how many keys it is; nothing if typed.

    `last` is when the last key of a text came that was pasted before; of what belongs
    to it only a key that comes by itself is typed: it answers what was asked.
    """
    letters: list[str] = []
    before = waiting[0].time if waiting else 0.0
    for event in waiting:
        letter = _letter(event)
        if not letter or event.time - before > QUIET:
            break
        letters.append(letter)
        before = event.time
    more = len(letters) > 1 and goes_on(waiting[0], last)
    if not more and letters.count("\n") < LINES:
        return "", 0
    return "".join(letters), len(letters)


def _letter(event: Event) -> str:
    if not isinstance(event, Key):
        return ""
    if event.key in BREAKS:
        return BREAKS[event.key]
    return event.character if event.is_printable and event.character else ""
