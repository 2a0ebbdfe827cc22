"""Letters that a terminal does not send as letters; none of them is lost."""

from unicodedata import category

from textual import events

JOINERS = {
    "zero_width_joiner": "\u200d",
    "zero_width_non_joiner": "\u200c",
    "soft_hyphen": "\u00ad",
}
"""Keys that do not print by themselves but belong to what was typed."""
UNSEEN = ("Zs", "Cf")
"""The Unicode categories of hard spaces and of joiners."""


TAKING = ("backspace", "delete", "enter", "ctrl+j")
"""Keys that change a text without being a letter."""


def changes_text(event: events.Key) -> bool:
    """Whether a key of a line most likely changes what stands there."""
    return event.is_printable or event.key in TAKING or bool(letter_of(event))


def letter_of(event: events.Key) -> str:
    """The letter of a key that a terminal sent as Alt and a letter, or that joins.

    A terminal turns Escape followed by a letter into Alt+letter; no letter is lost.
    """
    if event.key in JOINERS:
        return JOINERS[event.key]
    if event.character and not event.is_printable:
        return event.character if category(event.character) in UNSEEN else ""
    if not event.key.startswith("alt+"):
        return ""
    if event.character and event.character.isprintable():
        return event.character
    name = event.key.removeprefix("alt+").removeprefix("shift+")
    if len(name) != 1:
        return ""
    return name.upper() if "shift+" in event.key else name
