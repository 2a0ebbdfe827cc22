"""The values of a record's fields: as they are typed, kept and shown.

A value is a text, a number, yes or no, or a list of ids. Empty means not said, so an
empty value is never kept.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sosapp.instrument.problem import nearest
from sosapp.instrument.record_type import FieldShape
from sosapp.instrument.vocabulary import Vocabulary
from sosapp.locale import Language, translate

Value = str | int | float | bool | list[str]

NUMBERS = ("scale", "int", "year", "number")
YES = frozenset({"yes", "ja", "true", "y", "j"})
NO = frozenset({"no", "nej", "false", "n"})
PARTIAL_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True)
class NotAValue:
    """A text that is no value of a field; `key` names `problem.<key>`."""

    key: str
    word: str
    nearest: str = ""


def read_value(
    shape: FieldShape, text: str, vocabulary: Vocabulary | None
) -> Value | NotAValue:
    """The value that a typed text means for a field."""
    if shape.type in ("vocab", "enum"):
        return _term(shape, text, vocabulary)
    if shape.many:
        return _many(shape, text, vocabulary)
    if shape.type in NUMBERS:
        return _number(shape, text.strip(), vocabulary)
    if shape.type == "bool":
        return _yes_or_no(text)
    if shape.type == "partial_date":
        date = text.strip()
        return date if PARTIAL_DATE.fullmatch(date) else NotAValue("not_a_date", text)
    return text


def _many(
    shape: FieldShape, text: str, vocabulary: Vocabulary | None
) -> Value | NotAValue:
    parts = [part.strip() for part in text.split(",")]
    found: list[str] = []
    for word in filter(None, _words(parts, vocabulary)):
        term = _term(shape, word, vocabulary) if vocabulary else word
        if isinstance(term, NotAValue):
            return term
        if term not in found:
            found.append(term)
    return found


def _words(parts: list[str], vocabulary: Vocabulary | None) -> Iterator[str]:
    """The parts between commas, joined again where a label has commas of its own."""
    known = vocabulary.by_word if vocabulary else {}
    while parts:
        lengths = range(len(parts), 1, -1)
        joined = (length for length in lengths if _joined(parts, length) in known)
        length = next(joined, 1)
        yield ", ".join(parts[:length])
        parts = parts[length:]


def _joined(parts: list[str], length: int) -> str:
    return ", ".join(parts[:length]).casefold()


def _term(
    shape: FieldShape, text: str, vocabulary: Vocabulary | None
) -> str | NotAValue:
    word = text.strip()
    if vocabulary is None:
        if word in shape.values:
            return word
        return NotAValue("not_a_term", word, nearest(word, shape.values))
    term = vocabulary.by_word.get(word.casefold())
    if term:
        return term.id
    return NotAValue("not_a_term", word, nearest(word, vocabulary.by_word))


def _number(
    shape: FieldShape, text: str, vocabulary: Vocabulary | None
) -> Value | NotAValue:
    number = text.replace(",", ".") if shape.type == "number" else text
    try:
        value = float(number) if shape.type == "number" else int(number)
    except ValueError:
        return NotAValue("not_a_number", text)
    if not _within(shape, value, vocabulary):
        return NotAValue("not_in_range", text)
    return int(value) if value == int(value) else value


def _within(shape: FieldShape, value: float, vocabulary: Vocabulary | None) -> bool:
    if value != value or abs(value) > 1e15:
        return False
    if vocabulary and vocabulary.scale:
        return vocabulary.scale.min <= value <= vocabulary.scale.max
    if shape.type == "year":
        return 1000 <= value <= 2999
    return shape.min is None or value >= shape.min


def _yes_or_no(text: str) -> bool | NotAValue:
    word = text.strip().casefold()
    if word in YES:
        return True
    return False if word in NO else NotAValue("not_yes_or_no", text)


def check_value(
    shape: FieldShape, value: Any, vocabulary: Vocabulary | None
) -> NotAValue | None:
    """What is wrong with a value that was read from a file; None if nothing is.

    A term is given by its id; one that is no longer offered stays valid.
    """
    if not shape.many:
        return _check_one(shape, value, vocabulary)
    if not isinstance(value, list):
        return NotAValue("not_a_list", str(value))
    wrong = (_check_one(shape, item, vocabulary) for item in value)
    return next(filter(None, wrong), None)


def _check_one(
    shape: FieldShape, value: Any, vocabulary: Vocabulary | None
) -> NotAValue | None:
    word = str(value)
    if shape.type == "bool":
        right = isinstance(value, bool)
        return None if right else NotAValue("not_yes_or_no", word)
    if shape.type in NUMBERS:
        right = isinstance(value, int | float) and not isinstance(value, bool)
        found = _number(shape, word, vocabulary)
        return _wrong(found) if right else NotAValue("not_a_number", word)
    if not isinstance(value, str):
        return NotAValue("not_a_text", word)
    if shape.from_vocabulary and vocabulary:
        kept = vocabulary.by_id.get(word)
        if kept and not kept.missing:
            return None
        found = _term(shape, word, vocabulary)
        return _wrong(found) or NotAValue("not_a_term", word, str(found))
    return None if shape.many else _wrong(read_value(shape, word, vocabulary))


def _wrong(found: Value | NotAValue) -> NotAValue | None:
    return found if isinstance(found, NotAValue) else None


def show_value(
    shape: FieldShape, value: Value, vocabulary: Vocabulary | None, language: Language
) -> str:
    """A value in words; a scale as its number."""
    if isinstance(value, bool):
        return translate("value.yes" if value else "value.no", language)
    if isinstance(value, list):
        return ", ".join(term_label(vocabulary, item, language) for item in value)
    if shape.type in ("vocab", "enum"):
        return term_label(vocabulary, str(value), language)
    return str(value)


def term_label(vocabulary: Vocabulary | None, term: str, language: Language) -> str:
    """The label of a term; its id if the vocabulary does not have it."""
    found = vocabulary.by_id.get(term) if vocabulary else None
    return found.in_(language) if found else term
