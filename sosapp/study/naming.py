"""The names that were given in interviews, to be offered where they are typed again."""

from collections import Counter
from collections.abc import Iterable

from sosapp.instrument.instrument import Instrument
from sosapp.study.entry import Entry
from sosapp.study.interview import Interview

NamesByKind = dict[str, dict[str, tuple[str, ...]]]
"""Names by record type and field, the one given most often first."""


def naming_fields(instrument: Instrument) -> dict[str, list[str]]:
    """The fields of each record type that offer what was said for them before."""
    return {
        kind: [shape.id for shape in record.fields_ if shape.suggest_from == shape.id]
        for kind, record in instrument.record_types.items()
    }


def names_in(interviews: Iterable[Interview], instrument: Instrument) -> NamesByKind:
    """What was named in some interviews; what is not for the record is not offered."""
    fields = naming_fields(instrument)
    counts: dict[str, dict[str, Counter[str]]] = {}
    for interview in interviews:
        for entry in interview.entries.values():
            if fields.get(entry.kind) and entry.use != "off_record":
                _count(counts.setdefault(entry.kind, {}), entry, fields[entry.kind])
    return {
        kind: {name: _by_count(found) for name, found in said.items()}
        for kind, said in counts.items()
    }


def _count(counts: dict[str, Counter[str]], entry: Entry, fields: list[str]) -> None:
    for name in fields:
        value = entry.fields.get(name)
        if isinstance(value, str) and value.strip():
            counts.setdefault(name, Counter())[value] += 1


def _by_count(found: Counter[str]) -> tuple[str, ...]:
    return tuple(name for name, _ in found.most_common())
