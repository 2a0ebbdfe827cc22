"""The front matter of notes as it was written, with the line of every value."""

from collections.abc import Collection
from typing import Any

from sosapp.instrument.yaml_document import parse_document
from sosapp.intake.notes_lines import Problems


class FrontMatter:
    """Plain values by key; what has the wrong shape is noted and counts as absent."""

    def __init__(self, lines: list[str], problems: Problems) -> None:
        # An empty line in place of the fence makes the lines count as in the file.
        document = parse_document("\n".join(["", *lines]))
        self.problems = problems
        self.document = document
        problems.found += document.problems
        data = document.data
        self.data: dict[Any, Any] = data if isinstance(data, dict) else {}

    def line(self, *place: str | int) -> int:
        """The line of a place in the front matter."""
        return self.document.line_of(place)

    def check_keys(self, known: Collection[str]) -> None:
        """Note the keys that mean nothing."""
        for key in self.data:
            if key not in known:
                self.problems.unknown("notes_key", str(key), self.line(key), known)

    def text(self, key: str, default: str = "") -> str:
        """A text; what YAML took for a number or for yes or no is a problem."""
        given = self.data.get(key)
        if given is None:
            return default
        return self.as_text(given, key) or default

    def as_text(self, given: Any, *place: str | int) -> str:
        """A value that must be a text; empty, and noted, if it is none."""
        if isinstance(given, str):
            return given
        self.problems.add("notes_not_text", self.line(*place), word=str(given))
        return ""

    def one_of(self, key: str, known: Collection[str], default: str) -> str:
        """One of some words."""
        word = self.text(key, default)
        if word in known or word == default:
            return word
        self.problems.unknown("notes_word", word, self.line(key), known)
        return default

    def items(self, key: str) -> list[Any]:
        """A list; a single value counts as a list of one."""
        given = self.data.get(key)
        if given is None:
            return []
        return given if isinstance(given, list) else [given]

    def pairs(self, key: str) -> dict[Any, Any]:
        """A mapping without what it leaves empty."""
        given = self.data.get(key)
        if given is not None and not isinstance(given, dict):
            self.problems.add("notes_not_pairs", self.line(key), word=key)
            return {}
        found = (given or {}).items()
        return {name: value for name, value in found if value not in (None, "", [])}
