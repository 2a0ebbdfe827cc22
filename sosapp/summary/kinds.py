"""Record types as all instruments of a study together have them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from sosapp.instrument.instrument import Instrument
from sosapp.instrument.record_type import FieldShape, RecordType
from sosapp.instrument.vocabulary import Term, Vocabulary
from sosapp.summary.material import Material


@dataclass(frozen=True)
class RecordKind:
    """One record type: its newest wording, and every field that a version has had."""

    type: RecordType
    instruments: tuple[Instrument, ...]
    """Those that have the type, the newest first."""

    @property
    def name(self) -> str:
        """What the summary of these records is called."""
        return self.type.summary.name

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids that entries of this kind carry."""
        return frozenset(
            name
            for instrument in self.instruments
            for name, found in instrument.record_types.items()
            if found.summary.name == self.name
        )

    @cached_property
    def fields(self) -> tuple[FieldShape, ...]:
        """Every field, in the order of the newest version."""
        found: dict[str, FieldShape] = {}
        for instrument in self.instruments:
            for name in self.ids & instrument.record_types.keys():
                for shape in instrument.record_types[name].fields_:
                    found.setdefault(shape.id, shape)
        return tuple(found.values())

    @cached_property
    def by_id(self) -> dict[str, FieldShape]:
        """The fields by id."""
        return {shape.id: shape for shape in self.fields}

    def terms(self, shape: FieldShape) -> dict[str, Term]:
        """The terms that a field has had, in order; empty without a vocabulary."""
        found: dict[str, Term] = {}
        for vocabulary in self._vocabularies(shape):
            for term in vocabulary.terms:
                found.setdefault(term.id, term)
        return found

    def levels(self, shape: FieldShape) -> tuple[str, ...]:
        """What can be chosen of a scale, lowest first; empty for any other field."""
        if shape.type != "scale":
            return ()
        every = self._vocabularies(shape)
        return tuple(dict.fromkeys(t.id for one in every for t in one.offered))

    def _vocabularies(self, shape: FieldShape) -> Iterator[Vocabulary]:
        for instrument in self.instruments:
            if shape.vocab in instrument.vocabularies:
                yield instrument.vocabularies[shape.vocab]


def record_kinds(material: Material) -> tuple[RecordKind, ...]:
    """The record types of a study, in the order of its guides."""
    types: dict[str, RecordType] = {}
    having: dict[str, list[Instrument]] = {}
    for instrument in material.every_instrument:
        for name in instrument.guide.records:
            found = instrument.record_types[name]
            types.setdefault(found.summary.name, found)
            having.setdefault(found.summary.name, []).append(instrument)
    return tuple(RecordKind(types[name], tuple(having[name])) for name in types)
