"""An instrument: one guide with the record types and vocabularies it uses.

It is complete in itself. An interview keeps the instrument it was started with, so
that a guide that is edited or removed later changes nothing that has been said.
"""

from functools import cached_property
from hashlib import sha256

from sosapp.instrument.guide import Guide
from sosapp.instrument.record_type import FieldShape, RecordType
from sosapp.instrument.vocabulary import Vocabulary
from sosapp.instrument.wording import Part

NOTE, QUOTE, REFLECTION, PARKED = "note", "quote", "reflection", "parked"
GENERAL_KINDS = (NOTE, QUOTE, REFLECTION, PARKED)
"""The kinds of entry that every guide has."""
OWN_KINDS = (REFLECTION, PARKED)
"""What the interviewer writes for herself, and no interviewee has said."""


class Instrument(Part):
    """A guide, its record types by id and its vocabularies by id."""

    guide: Guide
    record_types: dict[str, RecordType]
    vocabularies: dict[str, Vocabulary]

    @cached_property
    def sigils(self) -> dict[str, str]:
        """The record type that each character begins."""
        return {
            sigil: kind
            for kind in self.guide.records
            for sigil in self.record_types[kind].sigils
        }

    @cached_property
    def digest(self) -> str:
        """Twelve hexadecimal digits that change when anything in here does."""
        return sha256(self.as_json().encode()).hexdigest()[:12]

    def as_json(self) -> str:
        """The whole instrument as JSON text."""
        return self.model_dump_json(by_alias=True, exclude_defaults=True)

    def vocabulary_of(self, field: FieldShape) -> Vocabulary | None:
        """The vocabulary of a field; None if it has none."""
        return self.vocabularies[field.vocab] if field.vocab else None
