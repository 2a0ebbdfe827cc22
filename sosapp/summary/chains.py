"""Chains: what a record leads to, over its fields and its links to other records."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sosapp.instrument.record_type import FieldShape
from sosapp.study.entry import Entry
from sosapp.summary.kinds import RecordKind
from sosapp.summary.material import OFF_RECORD
from sosapp.summary.rows import Row, key_text


@dataclass(frozen=True)
class Chain:
    """One record with the records that it is linked to, those that may be read."""

    row: Row
    linked: tuple[Row, ...]

    def as_json(self) -> dict[str, Any]:
        """The ids of both ends."""
        return {
            "entry": self.row.entry.id,
            "linked": [row.entry.id for row in self.linked],
        }


def chains(rows: Iterable[Row], kind: RecordKind) -> tuple[Chain, ...]:
    """Every record of a type that declares a chain, in the order they were told."""
    if not kind.type.summary.chain:
        return ()
    shapes = link_fields(kind)
    return tuple(Chain(row, tuple(_linked(row, shapes))) for row in rows)


def link_fields(kind: RecordKind) -> tuple[FieldShape, ...]:
    """The fields of a type's chain that link to other records."""
    shapes = (kind.by_id[name] for name in kind.type.summary.chain)
    return tuple(shape for shape in shapes if shape.type == "record_refs")


def _linked(row: Row, shapes: Iterable[FieldShape]) -> Iterator[Row]:
    entries, types = row.told.interview.entries, row.told.instrument.record_types
    for shape in shapes:
        names = row.entry.fields.get(shape.id)
        for name in names if isinstance(names, list) else ():
            entry = entries.get(name)
            if entry is not None and _may_be_read(entry) and entry.kind in types:
                yield Row(row.told, entry, key_text(types[entry.kind], entry))


def _may_be_read(entry: Entry) -> bool:
    return entry.use != OFF_RECORD
