"""What stands below an entry: fields of its record type, and what is its own."""

import re
from collections.abc import Collection, Iterable

from sosapp.export.notes_format import (
    NO_SPEAKER,
    OWN,
    OWN_NAMES,
    from_list,
    from_value,
)
from sosapp.intake.notes_lines import Below, Problems
from sosapp.study.identity import is_id

SPEAKER = re.compile(r"[0-9]{1,3}")


class BelowEntry:
    """The lines below one entry by name; what cannot be read is noted."""

    def __init__(
        self, lines: Iterable[Below], fields: Collection[str], problems: Problems
    ) -> None:
        self.problems = problems
        self.fields: dict[str, Below] = {}
        self.own: dict[str, Below] = {}
        for below in lines:
            self._sort(below, fields)

    def _sort(self, below: Below, fields: Collection[str]) -> None:
        name = below.name.removeprefix(OWN)
        is_field = below.name in fields
        if not is_field and name not in OWN_NAMES:
            known = [*fields, *OWN_NAMES]
            self.problems.unknown("field", below.name, below.line, known)
            return
        place = self.fields if is_field else self.own
        if name in place:
            self.problems.add("key_twice", below.line, word=below.name)
        place[name] = below

    def id(self, taken: Collection[str]) -> str:
        """The id that the entry is given; empty if it has none."""
        below = self.own.get("id")
        if below is None:
            return ""
        if not is_id(below.value):
            self.problems.add("notes_not_an_id", below.line, word=below.value)
        elif below.value in taken:
            self.problems.add("id_twice", below.line, word=below.value)
        return below.value

    def text(self, name: str) -> str | None:
        """A text; None if it is not there."""
        below = self.own.get(name)
        return None if below is None else from_value(below.value)

    def items(self, name: str) -> tuple[str, ...] | None:
        """A list; None if it is not there."""
        below = self.own.get(name)
        if below is None:
            return None
        found = from_list(below.value)
        if found is None:
            self.problems.add("not_a_list", below.line, word=below.value)
        return tuple(found or ())

    def speaker(self) -> int | None:
        """The number of the speaker; 0 for no one, None if it is not there."""
        below = self.own.get("speaker")
        if below is None:
            return None
        if SPEAKER.fullmatch(below.value):
            return int(below.value)
        if below.value != NO_SPEAKER:
            self.problems.add("notes_not_a_speaker", below.line, word=below.value)
        return 0

    def one_of(self, name: str, known: Collection[str]) -> str:
        """One of some words; empty if it is not there."""
        below = self.own.get(name)
        if below is None or not below.value:
            return ""
        if below.value not in known:
            self.problems.unknown("notes_word", below.value, below.line, known)
        return below.value
