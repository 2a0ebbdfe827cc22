"""What somebody types: an endless row of keys, each with what is said after it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from tests.end_to_end.terminal import KEYS

from .said import RECORD_SIGIL, Said

QUESTIONS = ("O1", "A1", "A2", "A3", "A4")
WORDS = "jouren vi har åldras ön é och socialtjänst 😀 märks på helgerna sedan två år"
WRONG = "x"
FIELD, TERM_TYPED, TERM = "partner_type", "grannkommun", "kommun_grann"


@dataclass(frozen=True)
class Stroke:
    """One key: what is sent, what is being done, and what is said once it is in."""

    keys: str
    moment: str
    said: Said


class Typist:
    """Goes on from what was said, and keeps to questions that take plain notes."""

    def __init__(self, said: Said, random: Random) -> None:
        self._said = said
        self._random = random

    def strokes(self) -> Iterator[Stroke]:
        """Key after key."""
        if self._said.draft:
            yield from self._line("note", " och")
        while True:
            act = self._random.choice((self._note, self._note, self._record, self._go))
            if self._can_change and self._random.random() < 0.3:
                act = self._change
            yield from act()

    def _pressed(self, keys: str, moment: str, said: Said) -> Stroke:
        self._said = said
        return Stroke(keys, moment, said)

    def _line(self, moment: str, text: str) -> Iterator[Stroke]:
        """Type, with a slip now and then, and file."""
        for letter in text:
            if self._random.random() < 0.05:
                slipped = self._said.draft + WRONG
                yield self._pressed(WRONG, moment, self._said.typing(slipped))
                right = self._said.typing(slipped[:-1])
                yield self._pressed(KEYS["backspace"], moment, right)
            more = self._said.typing(self._said.draft + letter)
            yield self._pressed(letter, moment, more)
        yield self._pressed(KEYS["enter"], "filing", self._said.filed())

    def _note(self) -> Iterator[Stroke]:
        words = self._random.sample(WORDS.split(), self._random.randint(1, 5))
        yield from self._line("note", " ".join(("Så", *words)))

    def _record(self) -> Iterator[Stroke]:
        """A record, and one of its fields in the form."""
        yield from self._line("note", f"{RECORD_SIGIL} Granåker")
        place = len(self._said.lines) - 1
        yield self._pressed(KEYS["ctrl+t"], "form", self._said)
        for end in range(1, len(TERM_TYPED) + 1):
            half = replace(self._said, form=TERM_TYPED[:end])
            yield self._pressed(TERM_TYPED[end - 1], "form", half)
        fields = self._said.lines[place].fields | {FIELD: TERM}  # type: ignore[operator]
        filled = replace(self._said, form="").with_line(place, fields=fields)
        yield self._pressed(KEYS["enter"], "field", filled)
        yield self._pressed(KEYS["ctrl+t"], "field", filled)

    def _go(self) -> Iterator[Stroke]:
        at = QUESTIONS.index(self._said.here)
        forwards = at == 0 or (at + 1 < len(QUESTIONS) and self._random.random() < 0.5)
        there = replace(self._said, here=QUESTIONS[at + (1 if forwards else -1)])
        yield self._pressed(KEYS["ctrl+n" if forwards else "ctrl+p"], "question", there)

    @property
    def _can_change(self) -> bool:
        last = self._said.last_here
        return last is not None and self._said.lines[last].kind == "note"

    def _change(self) -> Iterator[Stroke]:
        """The newest note of the question, and what is added to it."""
        place = self._said.last_here
        assert place is not None
        yield self._pressed(KEYS["f4"], "change", self._said)
        kept = self._said.lines[place].text
        opened = replace(self._said, draft=kept, changes=place)
        yield self._pressed(KEYS["enter"], "change", opened)
        yield from self._line("change", " till")
