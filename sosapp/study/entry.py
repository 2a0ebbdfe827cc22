"""Entries: what is written during an interview, one unit at a time."""

from dataclasses import dataclass, field
from typing import Literal

Value = str | int | float | bool | list[str]
Use = Literal["", "may_quote", "off_record"]


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A note, a quote, an observation, a parked follow-up or a record.

    A record keeps what was said in `fields` and has no `text`; a field that is absent
    was not said. `number` is the place in the order of writing.
    """

    id: str
    number: int
    question: str
    kind: str
    text: str = ""
    fields: dict[str, Value] = field(default_factory=dict)
    at: int | None = None
    """Seconds of interview time when the first key of the line was pressed."""
    by: str = ""
    speaker: int | None = None
    tags: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    star: bool = False
    use: Use = ""
    also: tuple[str, ...] = ()
    """Other questions that it answers too; it is counted where it was said."""
    interpreted: tuple[str, ...] = ()
    """Fields whose values are the interviewer's own interpretation."""
