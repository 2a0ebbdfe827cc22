"""A typed line: its first character says what it is, `|` separates values.

Vi har jouren ihop              a note
" Det märks på helgerna         a quote, verbatim
( hon tvekade                   the interviewer's own observation
? personalpool                  parked: come back to this
@ Granåker | socialjour | 4     a record of the type that has this sigil
/samarbete Granåker             a record of the type with this name
* …                             stars the entry that follows
2: …                            the speaker, until the next one
\\ …                             take the rest literally
"""

import re
from dataclasses import dataclass, field
from typing import Any

from sosapp.instrument.instrument import (
    NOTE,
    PARKED,
    QUOTE,
    REFLECTION,
    Instrument,
)
from sosapp.instrument.record_type import FieldShape, RecordType
from sosapp.instrument.values import NotAValue, Value, read_value

QUOTE_MARKS = '"”“'
TAG = re.compile(r"(?<![\w#&/])#(\w[\w-]*)")
SPEAKER = re.compile(r"([1-9]):(?:\s+|$)")
NAMED = re.compile(r"/([^\W\d_][\w-]*)(?:\s+|$)")


@dataclass(frozen=True)
class TypedLine:
    """What a line turned out to be; `text` is empty for a record."""

    kind: str
    text: str = ""
    fields: dict[str, Value] = field(default_factory=dict)
    star: bool = False
    speaker: int | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Opening:
    """How a line begins: its kind, what the beginning sets, and what is left of it."""

    kind: str
    rest: str
    preset: dict[str, Value] = field(default_factory=dict)
    star: bool = False
    speaker: int | None = None


def opening(text: str, instrument: Instrument, speakers: int = 1) -> Opening:
    """Recognise how a line begins; cheap enough to be called at every key."""
    speaker = None
    match = SPEAKER.match(text)
    if match and 1 < speakers >= int(match[1]):
        speaker, text = int(match[1]), text[match.end() :]
    star = _begins_with(text, "*") or _stars_a_sigil(text, instrument)
    if star:
        text = text[1:].lstrip(" ")
    kind, rest, preset = _kind(text, instrument)
    return Opening(kind, rest, preset, star, speaker)


def _stars_a_sigil(text: str, instrument: Instrument) -> bool:
    starred = text[1:]
    return text[:1] == "*" and (
        starred[:1] == "\\" or _kind(starred, instrument)[0] != NOTE
    )


def _begins_with(text: str, sigil: str) -> bool:
    return text[:1] == sigil and (text[1:2].isalpha() or text[1:2] == " ")


def _kind(text: str, instrument: Instrument) -> tuple[str, str, dict[str, Value]]:
    first, rest = text[:1], text[1:]
    if first == "\\":
        return NOTE, rest, {}
    if first and first in QUOTE_MARKS and rest.strip():
        return QUOTE, rest.removeprefix(" "), {}
    if _begins_with(text, "("):
        return REFLECTION, rest.removeprefix(" "), {}
    if _begins_with(text, "?"):
        return PARKED, rest.removeprefix(" "), {}
    if first in instrument.sigils and _begins_with(text, first):
        kind = instrument.sigils[first]
        return kind, rest.lstrip(" "), dict(instrument.record_types[kind].sigils[first])
    if first == "/" and (match := NAMED.match(text)):
        named = kind_by_name(instrument, match[1])
        if named:
            return named, text[match.end() :], {}
    return NOTE, text, {}


def kind_by_name(instrument: Instrument, name: str) -> str | None:
    """The record type that has this id or title in either language."""
    word = name.casefold()
    for kind in instrument.guide.records:
        title = instrument.record_types[kind].title
        if word in (kind, title.sv.casefold(), title.en.casefold()):
            return kind
    return None


def read_line(
    text: str,
    instrument: Instrument,
    *,
    defaults: dict[str, Any] | None = None,
    default_kind: str | None = None,
    speakers: int = 1,
) -> TypedLine:
    """Read a whole line, which may go on over several lines.

    `defaults` are the field values that the question gives a record of
    `default_kind`; a sigil's own values come before them.
    """
    begun = opening(text, instrument, speakers)
    tags = tags_in(begun.rest)
    common: dict[str, Any] = {"star": begun.star, "speaker": begun.speaker}
    if begun.kind in instrument.record_types:
        given = dict(defaults or {}) if begun.kind == default_kind else {}
        given |= begun.preset
        fields = Filling(instrument, begun.kind, given).fill(begun.rest)
        return TypedLine(begun.kind, "", fields, tags=tags, **common)
    return TypedLine(begun.kind, _said(begun), tags=tags, **common)


def _said(begun: Opening) -> str:
    """What was said, without the mark that closes the one at the beginning."""
    said = begun.rest
    if begun.kind == QUOTE and said[-1:] and said[-1] in QUOTE_MARKS:
        marks = sum(letter in QUOTE_MARKS for letter in said)
        return said[:-1] if marks % 2 else said
    if begun.kind == REFLECTION and said.count(")") > said.count("("):
        return said.removesuffix(")")
    return said


def tags_in(text: str) -> tuple[str, ...]:
    """The `#words` of a text, each once, in their order."""
    return tuple(dict.fromkeys(TAG.findall(text)))


class Filling:
    """Puts the values of a record's line into its fields.

    `last` is the field that the last value went to; `is_fitting` is False if that
    value is no term and no number, and went to the free text.
    """

    def __init__(self, instrument: Instrument, kind: str, given: dict[str, Any]):
        self.instrument = instrument
        self.type: RecordType = instrument.record_types[kind]
        self.given = given
        self.fields: dict[str, Value] = dict(given)
        self.last: FieldShape | None = None
        self.is_fitting = True

    def fill(self, text: str) -> dict[str, Value]:
        """The fields of a whole line, its sigil taken off."""
        head, _, further = text.partition("\n")
        parts = [" ".join(TAG.sub("", p).split()) for p in head.split("|")]
        self._first(parts[0])
        for part in filter(None, parts[1:]):
            self._place(part)
        if further.strip():
            self._as_free_text(further)
        return self.fields

    def _first(self, part: str) -> None:
        missing = self.type.missing(self.given)
        if not part:
            return
        if not missing:
            self._place(part)
        elif not any(self._set(shape, part) for shape in missing):
            self._as_free_text(part)

    def _place(self, part: str) -> None:
        self.is_fitting = True
        if not (self._named(part) or self._as_term(part) or self._as_number(part)):
            shape = self.type.first_required(self.fields)
            if not (shape and shape.type == "string" and self._set(shape, part)):
                self.is_fitting = False
                self._as_free_text(part)

    def _named(self, part: str) -> bool:
        name, equals, value = (piece.strip() for piece in part.partition("="))
        word = name.casefold()
        for shape in self.type.fields_:
            if equals and word in (shape.id, shape.sv.casefold(), shape.en.casefold()):
                return bool(value) and self._set(shape, value)
        return False

    def _as_term(self, part: str) -> bool:
        for shape in self._shapes():
            vocabulary = self.instrument.vocabulary_of(shape)
            term = vocabulary and vocabulary.by_word.get(part.casefold())
            if term and not part.isdigit() and self.is_open(shape):
                return self._set(shape, term.id)
        return False

    def is_open(self, shape: FieldShape) -> bool:
        """Whether nothing that was typed stands in a field that holds one value."""
        return shape.many or shape.id not in self.fields or shape.id in self.given

    def _as_number(self, part: str) -> bool:
        if not (part.isascii() and part.isdigit()):
            return False
        numbers = (s for s in self._shapes() if s.type in ("scale", "year", "int"))
        return any(self.is_open(shape) and self._set(shape, part) for shape in numbers)

    def _shapes(self) -> list[FieldShape]:
        return [self.type.by_id[name] for name in self.type.line]

    def _set(self, shape: FieldShape, text: str) -> bool:
        value = read_value(shape, text, self.instrument.vocabulary_of(shape))
        if isinstance(value, NotAValue):
            return False
        if isinstance(value, list):
            kept = self.fields.get(shape.id) if shape.id not in self.given else []
            kept = kept if isinstance(kept, list) else []
            value = [*kept, *(item for item in value if item not in kept)]
        self.fields[shape.id] = value
        self.last = shape
        self.given.pop(shape.id, None)
        return True

    def _as_free_text(self, text: str) -> None:
        shape = self.type.free_text
        typed = shape.id in self.fields and shape.id not in self.given
        kept = f"{self.fields[shape.id]}; " if typed else ""
        self._set(shape, kept + text)
