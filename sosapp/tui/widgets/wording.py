"""What the terms, fields and cases of a summary are called on the screen."""

from sosapp.instrument.record_type import FieldShape
from sosapp.locale import Language, translate
from sosapp.study.entry import Entry, Value
from sosapp.summary.counting import NO, NOT_STATED, YES, values_said
from sosapp.summary.kinds import RecordKind
from sosapp.summary.material import Told
from sosapp.summary.rows import Row


def term_label(
    kind: RecordKind, shape: FieldShape, term: str, language: Language
) -> str:
    """What a counted term is called; a step of a scale with its number."""
    if term in (NOT_STATED, YES, NO):
        return translate(f"value.{term}", language)
    found = kind.terms(shape).get(term)
    if found is None:
        return term
    label = found.in_(language)
    return f"{term} {label}" if shape.type == "scale" else label


def term_labels(
    kind: RecordKind, shape: FieldShape, counts: dict[str, int], language: Language
) -> dict[str, str]:
    """What counted terms are called, in the order they are counted in."""
    return {term: term_label(kind, shape, term, language) for term in counts}


def value_text(kind: RecordKind, shape: FieldShape, row: Row, language: Language) -> str:
    """What a record says in a field; empty if it says nothing."""
    said = values_said(row.entry, shape.id)
    if shape.type == "record_refs":
        return ", ".join(_referred(row.told, entry) for entry in said)
    if shape.type in ("vocab", "vocab_multi", "scale", "bool"):
        return ", ".join(term_label(kind, shape, term, language) for term in said)
    return ", ".join(said)


def _referred(told: Told, entry: str) -> str:
    """What names a record that another one refers to; its id if it is gone."""
    found = told.interview.entries.get(entry)
    return (named(told, found) if found else "") or entry


def named(told: Told, entry: Entry) -> str:
    """The first words that name a record."""
    kind = told.instrument.record_types.get(entry.kind)
    values: list[Value] = [
        entry.fields[name]
        for name in (kind.key_fields if kind else ())
        if entry.fields.get(name)
    ]
    return str(values[0]) if values else ""


def case_name(told: Told) -> str:
    """The name of the case of an interview; its code if it has no name."""
    return told.case.name if told.case else told.interview.facts.case
