"""What every verb is given: the language to speak, and how to open the application."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sosapp.locale import Language, as_language, system_language, translate
from sosapp.store.settings import load_settings


@dataclass(frozen=True)
class Session:
    """One call of the command line."""

    language: Language
    open_application: Callable[[Path | None], int]

    def text(self, key: str, **values: Any) -> str:
        """A text of the locale."""
        return translate(key, self.language, **values)


def interface_language() -> Language:
    """The language that the user has chosen, else the system's."""
    chosen = load_settings().language
    return as_language(chosen) if chosen else system_language()
