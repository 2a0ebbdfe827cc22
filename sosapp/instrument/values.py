"""The values of a record's fields: as they are typed, kept and shown.

A value is a text, a number, yes or no, or a list of ids. Empty means not said, so an
empty value is never kept.
"""

import re
from dataclasses import dataclass
from typing import Any

from sosapp.instrument.problem import nearest
from sosapp.instrument.record_type import FieldShape
from sosapp.instrument.vocabulary import Vocabulary
from sosapp.locale import Language, translate

Value = str | int | float | bool | list[str]

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
    if shape.type in ("scale", "int", "year", "number"):
        return _number(shape, text.strip(), vocabulary)
    if shape.type == "bool":
        return _yes_or_no(text)
    if shape.type == "partial_date" and not PARTIAL_DATE.fullmatch(text.strip()):
        return NotAValue("not_a_date", text)
    return text


def _many(
    shape: FieldShape, text: str, vocabulary: Vocabulary | None
) -> Value | NotAValue:
    found: list[str] = []
    for part in filter(None, (part.strip() for part in text.split(","))):
        term = _term(shape, part, vocabulary) if vocabulary else part
        if isinstance(term, NotAValue):
            return term
        if str(term) not in found:
            found.append(str(term))
    return found


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
    """What is wrong with a value that was read from a file; None if nothing is."""
    if shape.many:
        if not isinstance(value, list):
            return NotAValue("not_a_list", str(value))
        wrong = (read_value(shape, str(item), vocabulary) for item in value)
        return next((item for item in wrong if isinstance(item, NotAValue)), None)
    if shape.type == "bool":
        right = isinstance(value, bool)
        return None if right else NotAValue("not_yes_or_no", str(value))
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return NotAValue("not_a_text", str(value))
    found = read_value(shape, str(value), vocabulary)
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
