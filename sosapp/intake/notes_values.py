"""The values of fields in notes, as the front matter and the lines give them."""

from typing import Any

from sosapp.export.notes_format import from_list, from_value
from sosapp.instrument.instrument import Instrument
from sosapp.instrument.problem import nearest
from sosapp.instrument.record_type import FieldShape
from sosapp.instrument.values import NotAValue, Value, read_value
from sosapp.instrument.vocabulary import Vocabulary

WRITTEN_AS_NUMBERS = ("scale", "int", "number", "year", "partial_date", "enum", "vocab")
"""Types of field whose values YAML may take for numbers without loss."""


def value_of_line(
    shape: FieldShape, raw: str, instrument: Instrument
) -> Value | NotAValue:
    """The value that a line below a record gives a field."""
    vocabulary = instrument.vocabulary_of(shape)
    if not shape.many:
        return _single(shape, from_value(raw), vocabulary)
    items = from_list(raw)
    if items is None:
        return NotAValue("not_a_list", raw)
    return _several(items, vocabulary)


def value_of_yaml(
    shape: FieldShape, given: Any, instrument: Instrument
) -> Value | NotAValue:
    """The value that the front matter gives a field."""
    vocabulary = instrument.vocabulary_of(shape)
    if shape.many:
        items = given if isinstance(given, list) else [given]
        wrong = next((item for item in items if not isinstance(item, str)), None)
        if wrong is not None:
            return NotAValue("notes_not_text", str(wrong))
        return _several(list(dict.fromkeys(items)), vocabulary)
    if isinstance(given, bool) and shape.type == "bool":
        return given
    text = _as_text(shape, given)
    if text is None:
        return NotAValue("notes_not_text", str(given))
    return _single(shape, text, vocabulary)


def _as_text(shape: FieldShape, given: Any) -> str | None:
    """What was written; None where YAML took text to be something else."""
    if isinstance(given, str):
        return given
    if isinstance(given, int | float) and not isinstance(given, bool):
        return str(given) if shape.type in WRITTEN_AS_NUMBERS else None
    return None


def _single(
    shape: FieldShape, text: str, vocabulary: Vocabulary | None
) -> Value | NotAValue:
    if shape.from_vocabulary and vocabulary:
        return _term(text, vocabulary)
    return read_value(shape, text, vocabulary)


def _several(items: list[str], vocabulary: Vocabulary | None) -> list[str] | NotAValue:
    found: list[str] = []
    for item in items:
        term = _term(item, vocabulary) if vocabulary else item
        if isinstance(term, NotAValue):
            return term
        found.append(term)
    return list(dict.fromkeys(found))


def _term(word: str, vocabulary: Vocabulary) -> str | NotAValue:
    """The term that a word means; ids that are no longer offered stay valid."""
    term = vocabulary.by_id.get(word) or vocabulary.by_word.get(word.casefold())
    if term is None or term.missing:
        return NotAValue("not_a_term", word, nearest(word, vocabulary.by_word))
    return term.id
