"""One entry as lines of notes.

The first line is what would be typed, if reading that gives the entry back; else it
only says the kind, and the text or the first field stands below as a JSON string.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sosapp.export.notes_format import (
    MOST_SPEAKERS,
    NO_SPEAKER,
    NOT_TEXT,
    UNSAFE,
    as_json,
    as_list,
    as_value,
    own_name,
    speaker_of,
)
from sosapp.instrument.instrument import (
    NOTE,
    PARKED,
    QUOTE,
    REFLECTION,
    Instrument,
)
from sosapp.instrument.line import TypedLine, opening, read_line, tags_in
from sosapp.instrument.record_type import RecordType
from sosapp.study.clock import stamp
from sosapp.study.entry import Entry, Value

MARKS = {NOTE: "\\", QUOTE: '"', REFLECTION: "(", PARKED: "?"}


@dataclass(frozen=True)
class _Typed:
    """What stands first, over one or more lines, and what reading it gives."""

    text: str
    read: TypedLine
    marks_only: bool = False
    """Whether it says no more than the kind, and the text stands below."""


def entry_lines(
    entry: Entry, instrument: Instrument, interviewer: str, speaker: int | None
) -> Iterator[str]:
    """An entry as lines: what would be typed, then what is said of it below.

    `speaker` is who was speaking before it.
    """
    writing = _Writing(entry, instrument)
    typed = writing.typed()
    head, *further = typed.text.split("\n")
    yield head if entry.at is None else f"[{stamp(entry.at)}] {head}"
    for line in further:
        yield f"  | {line}".rstrip(" ")
    own = _own(entry, typed, interviewer, speaker)
    named = {own_name(name, writing.shapes): value for name, value in own}
    for name, value in (named | dict(writing.below(typed))).items():
        yield f"  {name}: {value}".rstrip(" ")


class _Writing:
    """Writes one entry as its question and its record type have it read."""

    def __init__(self, entry: Entry, instrument: Instrument) -> None:
        self.entry = entry
        self.instrument = instrument
        self.type: RecordType | None = instrument.record_types.get(entry.kind)
        self.shapes = self.type.by_id if self.type else {}
        question = instrument.guide.by_id.get(entry.question)
        fits = question is not None and question.record == entry.kind
        self.defaults: dict[str, Any] = question.defaults if question and fits else {}
        named = entry.speaker in range(1, MOST_SPEAKERS + 1)
        self.speaker = entry.speaker if named else None
        self.start = f"{self.speaker}: " if named else ""
        self.start += "* " if entry.star else ""

    def typed(self) -> _Typed:
        """The first way of typing the entry that reads back as the same."""
        ways = self._record_ways(self.type) if self.type else self._text_ways()
        for way in ways:
            text = self.start + way
            if _keeps(text) and self._is_same(read := self._read(text)):
                return _Typed(text, read)
        return self._marked()

    def _text_ways(self) -> Iterator[str]:
        kind, text = self.entry.kind, self.entry.text
        if kind == NOTE:
            yield text
        yield MARKS[kind] + (text if kind == NOTE else f" {text}")
        if kind == REFLECTION:
            # Reading takes a closing mark away, so that a text may end with its own.
            yield f"{MARKS[kind]} {text})"

    def _record_ways(self, kind: RecordType) -> Iterator[str]:
        for sigil, preset in kind.sigils.items():
            first = kind.first_required(self.defaults | preset)
            if first and first.id in self.entry.fields:
                yield f"{sigil} {self.entry.fields[first.id]}"
        yield f"/{self.entry.kind}"

    def _read(self, text: str) -> TypedLine:
        return read_line(
            text,
            self.instrument,
            defaults=self.defaults,
            default_kind=self.entry.kind,
            speakers=MOST_SPEAKERS,
        )

    def _is_same(self, read: TypedLine) -> bool:
        entry = self.entry
        same = (read.kind, read.text, read.star, read.speaker) == (
            entry.kind,
            entry.text,
            entry.star,
            self.speaker,
        )
        return same and all(
            value in (entry.fields.get(name), self.defaults.get(name))
            for name, value in read.fields.items()
        )

    def _marked(self) -> _Typed:
        """The kind alone; what it is followed by stands below."""
        kind, text = self.entry.kind, self.entry.text
        preset: dict[str, Value] = {}
        mark = MARKS.get(kind) or f"/{kind}"
        if self.type and opening(f"{mark} x", self.instrument).kind != kind:
            mark, preset = next(iter(self.type.sigils.items()))
        read = TypedLine(
            kind,
            text,
            self.defaults | preset,
            speaker=self.speaker,
            tags=tags_in(text),
        )
        return _Typed(self.start + mark, read, marks_only=True)

    def below(self, typed: _Typed) -> Iterator[tuple[str, str]]:
        """The fields that the first line leaves out, and empty those it adds."""
        fields, read = self.entry.fields, typed.read.fields
        for name in dict.fromkeys([*self.shapes, *fields]):
            if name not in fields and name in read:
                yield name, ""
            elif name in fields and (
                name in self.defaults or read.get(name) != fields[name]
            ):
                yield name, _shown(fields[name])


def _keeps(text: str) -> bool:
    """Whether the lines of a text come out of any editor as they went in."""
    lines = text.split("\n")
    return not NOT_TEXT.match(lines[0]) and not any(
        UNSAFE.search(line) or line.endswith(" ") for line in lines
    )


def _shown(value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return as_list(value)
    return as_value(value) if isinstance(value, str) else repr(value)


def _own(
    entry: Entry, typed: _Typed, interviewer: str, speaker: int | None
) -> Iterator[tuple[str, str]]:
    """What is said of the entry itself, where reading would not know it."""
    yield "id", entry.id
    if typed.marks_only:
        yield "text", as_json(entry.text)
    if entry.tags != typed.read.tags:
        yield "tags", as_list(entry.tags)
    if entry.links:
        yield "links", as_list(entry.links)
    if entry.speaker is None and speaker_of(entry.kind, speaker) is not None:
        yield "speaker", NO_SPEAKER
    elif entry.speaker is not None and typed.read.speaker is None:
        yield "speaker", str(entry.speaker)
    if entry.by != interviewer:
        yield "by", as_value(entry.by)
    if entry.use:
        yield "use", entry.use
    if entry.also:
        yield "also", as_list(entry.also)
    if entry.interpreted:
        yield "interpreted", as_list(entry.interpreted)
