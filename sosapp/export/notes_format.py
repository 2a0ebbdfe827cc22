"""What both directions of the notes format share: its words and how it quotes.

The functions come in pairs, each the inverse of the other. Text stands as it is where
that is unmistakable, else as a JSON string, which is on one line and plain to see.
"""

import json
import re
from collections.abc import Collection, Iterable

from sosapp.instrument.instrument import PARKED, REFLECTION
from sosapp.study.coverage import Status

FENCE = "---"
"""The line before and after the front matter."""

STATUS_WORDS: dict[Status, str] = {
    "": "open",
    "asked": "asked",
    "answered_elsewhere": "answered elsewhere",
    "skipped": "skipped",
    "declined": "declined",
}
"""What a heading says became of its question; nothing is said where nothing did."""

OWN_NAMES = (
    *("id", "text", "tags", "links", "speaker", "by", "use"),
    *("also", "interpreted"),
)
"""What can stand below an entry of any kind, besides the fields of its record type."""

OWN = "entry."
"""Stands before such a name where the record type has a field of the same name."""

NO_SPEAKER = "none"
MOST_SPEAKERS = 9
"""Speakers that a digit and a colon can name; others are named below the entry."""

UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""Characters that end a line for some editor, or that no text file can hold."""

NOT_TEXT = re.compile(r"\s|##|\[[0-9]|$")
"""How a line begins that is no entry without a stamp."""

BARE_ITEM = re.compile(r"\w[\w.-]*")
ITEM = re.compile(
    r"""\s*+(?:(?P<quoted>"(?:[^"\\]|\\.)*+")\s*+|(?P<bare>[^",][^,]*+)?)(?:,|\Z)"""
)


def as_json(text: str) -> str:
    """A text as a JSON string that any editor keeps as it is."""
    encoded = json.dumps(text, ensure_ascii=False)
    return UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", encoded)


def from_json(raw: str) -> str | None:
    """The text that a JSON string holds; None if it is not exactly one."""
    if not raw.startswith('"'):
        return None
    try:
        text: str = json.loads(raw)
    except ValueError:
        return None
    return text


def _is_plain(text: str) -> bool:
    return text != "" and text == text.strip() and not UNSAFE.search(text)


def as_value(text: str) -> str:
    """A text as the value of a field."""
    return text if _is_plain(text) and text[0] != '"' else as_json(text)


def from_value(raw: str) -> str:
    """The text that the value of a field holds."""
    text = from_json(raw)
    return raw if text is None else text


def as_reason(text: str) -> str:
    """A text as the reason in a heading, where quotation marks are the writer's own."""
    return text if _is_plain_reason(text) else as_json(text)


def from_reason(raw: str) -> str:
    """The text of a reason: a JSON string counts only if it had to be one."""
    text = from_json(raw)
    return raw if text is None or _is_plain_reason(text) else text


def _is_plain_reason(text: str) -> bool:
    return _is_plain(text) and from_reason(text) == text


def as_list(items: Iterable[str]) -> str:
    """Texts as a list on one line."""
    shown = (item if BARE_ITEM.fullmatch(item) else as_json(item) for item in items)
    return f"[{', '.join(shown)}]"


def from_list(raw: str) -> list[str] | None:
    """The items of `[a, "b c"]` or of `a, b`, each once; None if it is no list."""
    if raw.startswith("[") != raw.endswith("]"):
        return None
    inner = raw[1:-1] if raw.startswith("[") else raw
    found: list[str] = []
    place = 0
    while place < len(inner):
        match = ITEM.match(inner, place)
        if match is None:
            return None
        place = match.end()
        item = from_json(match["quoted"]) if match["quoted"] else match["bare"]
        if item is not None:
            found.append(item if match["quoted"] else item.strip())
        elif match["quoted"]:
            return None
    return list(dict.fromkeys(found))


def own_name(name: str, fields: Collection[str]) -> str:
    """How something of the entry itself is named beside fields of these names."""
    return OWN + name if name in fields else name


def speaker_of(kind: str, speaker: int | None) -> int | None:
    """Who says an entry that names no one: never the interviewer's own remarks."""
    return None if kind in (REFLECTION, PARKED) else speaker
