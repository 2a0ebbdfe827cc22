"""An entry as the line that was typed for it, and a changed line as the entry."""

from dataclasses import replace

from sosapp.instrument.instrument import NOTE, PARKED, QUOTE, REFLECTION, Instrument
from sosapp.instrument.line import TypedLine, read_line, tags_in
from sosapp.study.entry import Entry

BEGINNINGS = {NOTE: "", QUOTE: '" ', REFLECTION: "( ", PARKED: "? "}


def line_of(entry: Entry, instrument: Instrument, speakers: int) -> str:
    """What can be typed to get an entry of this kind with this text."""
    text = entry.text
    if entry.kind == REFLECTION and text.count(")") > text.count("("):
        # A last one would be taken for the one that closes the observation.
        text += ")" if text.endswith(")") else ""
    line = ("* " if entry.star else "") + BEGINNINGS.get(entry.kind, "") + text
    if entry.kind == NOTE:
        read = read_line(line, instrument, speakers=speakers)
        if read != TypedLine(NOTE, text, star=entry.star, tags=tags_in(text)):
            return ("*" if entry.star else "") + "\\" + text
    return line


def retyped(entry: Entry, text: str, instrument: Instrument, speakers: int) -> Entry:
    """The entry with the content of a changed line; its place and stamp stay."""
    if text == line_of(entry, instrument, speakers):
        return entry
    typed = read_line(text, instrument, speakers=speakers)
    return replace(
        entry,
        kind=typed.kind,
        text=typed.text,
        fields=typed.fields,
        star=typed.star,
        tags=_tags(entry, typed),
        speaker=typed.speaker or entry.speaker,
    )


def _tags(entry: Entry, typed: TypedLine) -> tuple[str, ...]:
    """The tags of the new text, after those that never stood in the old one."""
    written = tags_in(entry.text)
    kept = (tag for tag in entry.tags if tag not in written or tag in typed.tags)
    return tuple(dict.fromkeys((*kept, *typed.tags)))
