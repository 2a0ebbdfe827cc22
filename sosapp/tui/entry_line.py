"""An entry as the line that was typed for it, and a changed line as the entry."""

from dataclasses import replace

from sosapp.instrument.instrument import NOTE, PARKED, QUOTE, REFLECTION, Instrument
from sosapp.instrument.line import QUOTE_MARKS, read_line
from sosapp.study.entry import Entry

BEGINNINGS = {NOTE: "", QUOTE: '" ', REFLECTION: "( ", PARKED: "? "}


def line_of(entry: Entry) -> str:
    """What can be typed to get an entry of this kind with this text."""
    star = "* " if entry.star else ""
    text = entry.text
    if entry.kind == QUOTE and text[-1:] and text[-1] in QUOTE_MARKS:
        text += '"'
    if entry.kind == REFLECTION and text.endswith(")"):
        text += ")"
    return star + BEGINNINGS.get(entry.kind, "") + text


def retyped(entry: Entry, text: str, instrument: Instrument, speakers: int) -> Entry:
    """The entry with the content of a changed line; its place and stamp stay."""
    typed = read_line(text, instrument, speakers=speakers)
    return replace(
        entry,
        kind=typed.kind,
        text=typed.text,
        fields=typed.fields,
        star=typed.star,
        tags=typed.tags,
        speaker=typed.speaker or entry.speaker,
    )
