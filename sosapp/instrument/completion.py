"""What a record's line that is still being typed would become.

Its last value may be the beginning of a term, or of a name that was said before; and
a value that is typed in full goes to one of the fields.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sosapp.instrument.instrument import Instrument
from sosapp.instrument.line import Filling, Opening
from sosapp.instrument.record_type import FieldShape, RecordType
from sosapp.instrument.vocabulary import Vocabulary
from sosapp.locale import Language

Names = Mapping[str, Sequence[str]]
"""What was said before, by field of the record type."""

LETTERS = 2
"""How much is typed before anything is offered."""


@dataclass(frozen=True)
class Completion:
    """The last value of a line: what could complete it, and where it goes."""

    typed: str = ""
    words: tuple[str, ...] = ()
    """What begins with what was typed; the first one is offered."""
    field: FieldShape | None = None
    """The field of the offered word, else the one that the value goes to."""
    is_fitting: bool = True
    """False if the value is no term and no number, and goes to the free text."""

    @property
    def ending(self) -> str:
        """What is left of the offered word."""
        return self.words[0][len(self.typed) :] if self.words else ""


NOTHING = Completion()


def completion(
    begun: Opening,
    instrument: Instrument,
    language: Language,
    *,
    names: Names | None = None,
    given: Mapping[str, Any] | None = None,
) -> Completion:
    """What the last value of a line would become; nothing if it is no record's line.

    `given` are the values that the question sets, `names` what was said before.
    """
    kind = instrument.record_types.get(begun.kind)
    head, bar, last = begun.rest.rpartition("|")
    typed = last.lstrip()
    if kind is None or "\n" in begun.rest or not typed:
        return NOTHING
    preset = dict(given or {}) | begun.preset
    before = Filling(instrument, begun.kind, preset)
    before.fill(head)
    offer = _Offer(instrument, kind, language, names or {}, before)
    found = offer.following(typed) if bar else offer.first(typed)
    if found.words or not bar:
        return found
    whole = Filling(instrument, begun.kind, preset)
    whole.fill(begun.rest)
    return Completion(typed, (), whole.last, whole.is_fitting)


@dataclass(frozen=True)
class _Offer:
    """The words that can come next in a line."""

    instrument: Instrument
    kind: RecordType
    language: Language
    names: Names
    before: Filling
    found: dict[str, FieldShape] = field(default_factory=dict)

    def first(self, typed: str) -> Completion:
        """The value that names the record."""
        return self._among(typed, self.kind.missing(self.before.given))

    def following(self, typed: str) -> Completion:
        """A value behind a bar, which may say its field: `form=avtal`."""
        name, equals, value = typed.partition("=")
        if not equals:
            shapes = (self.kind.by_id[line] for line in self.kind.line)
            return self._among(typed, filter(self.before.is_open, shapes))
        word = name.strip().casefold()
        named = (
            shape
            for shape in self.kind.fields_
            if word in (shape.id, shape.sv.casefold(), shape.en.casefold())
        )
        return self._among(value.lstrip(), named)

    def _among(self, typed: str, shapes: Iterable[FieldShape]) -> Completion:
        letters = typed.casefold()
        if len(letters) < LETTERS:
            return NOTHING
        for shape in shapes:
            for word in self._words(shape):
                if word[: len(typed)].casefold() == letters:
                    self.found.setdefault(word, shape)
        words = tuple(self.found)
        if not words or any(len(word) == len(typed) for word in words):
            return NOTHING
        return Completion(typed, words, self.found[words[0]])

    def _words(self, shape: FieldShape) -> Sequence[str]:
        vocabulary = self.instrument.vocabulary_of(shape)
        if vocabulary is None:
            return self.names.get(shape.id, ())
        return () if shape.type == "scale" else _labels(vocabulary, self.language)


def _labels(vocabulary: Vocabulary, language: Language) -> list[str]:
    other: Language = "en" if language == "sv" else "sv"
    offered = vocabulary.offered
    return [t.in_(language) for t in offered] + [t.in_(other) for t in offered]
