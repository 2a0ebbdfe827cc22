"""What is wrong in one document, gathered with the lines it stands on."""

from collections.abc import Iterable
from typing import Any

from sosapp.instrument.problem import Location, Problem, nearest
from sosapp.instrument.yaml_document import Document


class Report:
    """Gathers problems of one document with their lines."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def add(self, key: str, place: Location, *, near: str = "", **values: Any) -> None:
        """Note a problem with a place."""
        line = self.document.line_of(place)
        self.document.problems.append(Problem(key, line, values, near))

    def unknown(
        self, what: str, word: object, place: Location, known: Iterable[str]
    ) -> None:
        """Note that a word in a place names nothing that there is."""
        near = nearest(word, known)
        self.add(f"unknown_{what}", place, near=near, word=word)

    def twice(self, ids: Iterable[tuple[Location, str]], key: str = "id_twice") -> None:
        """Note every id that stands a second time."""
        seen: set[str] = set()
        for place, name in ids:
            if name in seen:
                self.add(key, place, word=name)
            seen.add(name)
