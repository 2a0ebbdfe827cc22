"""What is wrong in a file, where, and what was probably meant."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from sosapp.locale import Language, translate

Location = tuple[str | int, ...]
"""The way from the top of a document to a place in it."""


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong; `key` names the text `problem.<key>` of the locale."""

    key: str
    line: int
    values: dict[str, Any]
    nearest: str = ""

    def text(self, language: Language) -> str:
        """What is wrong and the nearest valid word, in one line."""
        said = translate(f"problem.{self.key}", language, **self.values)
        if not self.nearest:
            return said
        return said + " " + translate("problem.nearest", language, word=self.nearest)


def nearest(word: object, known: Iterable[str]) -> str:
    """The known word that is most like this one; empty if none is like it."""
    by_folded = {name.casefold(): name for name in known}
    found = get_close_matches(str(word).casefold(), by_folded, n=1, cutoff=0.55)
    return by_folded[found[0]] if found else ""
