"""What the interface says, in Swedish and English.

The texts lie in the folders `sv` and `en` beside this file, one file for each part of
the application, under the same keys in both.
"""

import json
import os
from functools import cache
from pathlib import Path
from typing import Any, Literal

Language = Literal["sv", "en"]
LANGUAGES: tuple[Language, ...] = ("sv", "en")


@cache
def texts(language: Language) -> dict[str, str]:
    """All texts of one language by key."""
    found: dict[str, str] = {}
    for file in sorted(Path(__file__).with_name(language).glob("*.json")):
        found |= json.loads(file.read_text(encoding="utf-8"))
    return found


def translate(key: str, language: Language, **values: Any) -> str:
    """The text of a key with its values filled in; the key itself if there is none."""
    text = texts(language).get(key, key)
    return text.format(**values) if values else text


def as_language(value: str | None, default: Language = "sv") -> Language:
    """The supported language that a code such as `en_GB` means."""
    code = (value or "").lower()[:2]
    return "en" if code == "en" else "sv" if code == "sv" else default


def system_language() -> Language:
    """The language that the system is set to; English if it is neither."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    code = next((os.environ[name] for name in names if os.environ.get(name)), "")
    return as_language(code or _windows_language(), default="en")


def _windows_language() -> str:
    """What Windows speaks; it sets none of the variables that other systems do."""
    if os.name != "nt":
        return ""
    import ctypes
    from locale import windows_locale

    spoken = vars(ctypes)["windll"].kernel32.GetUserDefaultUILanguage()
    return windows_locale.get(spoken, "")
