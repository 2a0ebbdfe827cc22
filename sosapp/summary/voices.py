"""Voices: what interviewees said word for word and let others read."""

from dataclasses import dataclass

from sosapp.instrument.instrument import QUOTE
from sosapp.study.entry import Entry
from sosapp.summary.material import Material, Told
from sosapp.summary.rows import Row

QUOTES_CONSENT = "quotes"
"""The consent item of a guide that lets quotes be used without a name."""
QUOTE_FIELD, QUOTE_OK_FIELD = "quote", "quote_ok"
"""The common fields of records that hold a quote, and whether it may be used."""


@dataclass(frozen=True)
class Voices:
    """The quotes that may be read, and how many there are besides."""

    rows: tuple[Row, ...]
    without_consent: int


def voices(material: Material) -> Voices:
    """The quotes of a study, in the order they were said."""
    every = [
        (Row(told, entry, text), may_be_quoted(told, entry))
        for told in material.usable
        for entry in told.entries
        if (text := quoted(entry))
    ]
    rows = tuple(row for row, allowed in every if allowed)
    return Voices(rows, len(every) - len(rows))


def quoted(entry: Entry) -> str:
    """What an entry quotes word for word; empty if it quotes nothing."""
    if entry.kind == QUOTE:
        return entry.text
    quote = entry.fields.get(QUOTE_FIELD)
    return quote if isinstance(quote, str) else ""


def may_be_quoted(told: Told, entry: Entry) -> bool:
    """Whether the interviewee lets the words of an entry be used."""
    if entry.fields.get(QUOTE_OK_FIELD) is False:
        return False
    consent = told.interview.facts.consent.get(QUOTES_CONSENT) is True
    return consent or entry.use == "may_quote"
