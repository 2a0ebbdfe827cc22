"""Which keys can be given to a command, and which of the user's choices count."""

from collections.abc import Iterable, Mapping
from typing import Literal

Refusal = Literal["letter", "editing", "not_everywhere", "same_as", "taken"]

PREFIX = "key."
"""What the id of a binding of ours begins with."""
SAME = frozenset(("ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+left_square_bracket"))
"""Keys for which a terminal sends what it sends for another one."""
NOT_EVERYWHERE = frozenset(("ctrl+b", "ctrl+c", "ctrl+backslash"))
"""Keys that some terminals keep for themselves."""
EDITING = frozenset(
    (
        *("enter", "tab", "shift+tab", "escape", "backspace", "delete", "space"),
        *("up", "down", "left", "right", "home", "end"),
    )
)
"""Keys that a line is edited with."""


def refusal(pressed: str, character: str | None) -> Refusal | None:
    """Why a key can be given to no command; None if it can."""
    if pressed in EDITING:
        return "editing"
    if pressed in SAME:
        return "same_as"
    plain = len(pressed) == 1 or (character is not None and character.isprintable())
    if plain:
        return "letter"
    if pressed.startswith(("alt+", "shift+")) or pressed in NOT_EVERYWHERE:
        return "not_everywhere"
    return None


def usable(chosen: Mapping[str, str], known: Iterable[str]) -> dict[str, str]:
    """The choices that count: of commands that there are, each key once.

    A settings file may have been written by hand, or by another version.
    """
    names, seen = set(known), set[str]()
    found: dict[str, str] = {}
    for name, pressed in chosen.items():
        if name in names and pressed not in seen and refusal(pressed, None) is None:
            found[name] = pressed
            seen.add(pressed)
    return found
