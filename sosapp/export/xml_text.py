"""The door that text from people goes through into any format made of XML or lines."""

import re
from collections.abc import Callable

REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What XML cannot hold, the escape of terminals among it."""
LINE_END = re.compile("\r\n?")


def writable(text: str) -> tuple[str, int]:
    """A text with one kind of line end, and how many characters became U+FFFD."""
    if text.isprintable():
        return text, 0
    return REFUSED.subn("\ufffd", LINE_END.sub("\n", text))


class Door:
    """Hides names in texts and makes them writable, each different text once.

    `replaced` counts the characters that no format can hold.
    """

    def __init__(self, hide: Callable[[str], str]) -> None:
        self._hide = hide
        self._known: dict[str, str] = {}
        self.replaced = 0

    def __call__(self, text: str) -> str:
        """The text as it may be written."""
        known = self._known.get(text)
        if known is None:
            known, replaced = writable(self._hide(text))
            self._known[text] = known
            self.replaced += replaced
        return known
