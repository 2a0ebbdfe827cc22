"""Rows of a summary: one a record or a quote, each with where it was said."""

from dataclasses import dataclass
from typing import Any

from sosapp.instrument.record_type import RecordType
from sosapp.study.entry import Entry
from sosapp.summary.kinds import RecordKind
from sosapp.summary.material import Material, Told


@dataclass(frozen=True)
class Row:
    """One thing that was said; `text` is what names it."""

    told: Told
    entry: Entry
    text: str

    def as_json(self) -> dict[str, Any]:
        """Where it was said, what it is, and its fields by id.

        A field whose id is taken (`kind`) stands only in `fields`, where all are.
        """
        facts, entry = self.told.interview.facts, self.entry
        where = {
            "interview": facts.id,
            "entry": entry.id,
            "case": facts.case,
            "question": entry.question,
            "kind": entry.kind,
            "at": entry.at,
            "text": self.text,
        }
        return where | (entry.fields | where) | {"fields": dict(entry.fields)}


def record_rows(material: Material, kind: RecordKind) -> tuple[Row, ...]:
    """The records of one kind, in the order they were told."""
    return tuple(
        Row(told, entry, key_text(told.instrument.record_types[entry.kind], entry))
        for told in material.usable
        for entry in told.entries
        if entry.kind in kind.ids and entry.kind in told.instrument.record_types
    )


def key_text(kind: RecordType, entry: Entry) -> str:
    """The values of the fields that name a record, as they are kept."""
    values = (entry.fields.get(name) for name in kind.key_fields)
    return ", ".join(str(value) for value in values if value not in (None, ""))
