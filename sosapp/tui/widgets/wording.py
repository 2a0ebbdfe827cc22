"""What the fields and cases of a summary are called on the screen."""

from sosapp.instrument.record_type import FieldShape
from sosapp.locale import Language, translate
from sosapp.summary.counting import values_said
from sosapp.summary.kinds import RecordKind
from sosapp.summary.material import OFF_RECORD, Told
from sosapp.summary.rows import Row
from sosapp.summary.voices import QUOTE_FIELD, may_be_quoted
from sosapp.summary.wording import term_label


def value_text(
    kind: RecordKind, shape: FieldShape, row: Row, language: Language
) -> str:
    """What a record says in a field; empty if it says nothing."""
    said = values_said(row.entry, shape.id)
    if shape.type == "record_refs":
        return ", ".join(_referred(row.told, entry_id) for entry_id in said)
    if said and shape.id == QUOTE_FIELD and not may_be_quoted(row.told, row.entry):
        return translate("results.withheld", language)
    return ", ".join(term_label(kind, shape, term, language) for term in said)


def _referred(told: Told, entry_id: str) -> str:
    """What names a record that another refers to; its id if it may not be read."""
    entry = told.interview.entries.get(entry_id)
    kind = told.instrument.record_types.get(entry.kind) if entry else None
    if entry is None or kind is None or entry.use == OFF_RECORD:
        return entry_id
    values = (entry.fields.get(name) for name in kind.key_fields)
    return next((str(value) for value in values if value), entry_id)


def case_name(told: Told) -> str:
    """The name of the case of an interview; its code if it has no name."""
    return told.case.name if told.case else told.interview.facts.case
