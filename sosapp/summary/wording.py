"""What counted terms are called, the same on the screen and in every export."""

from collections.abc import Iterable

from sosapp.instrument.record_type import FieldShape
from sosapp.locale import Language, translate
from sosapp.summary.counting import NO, NOT_STATED, YES
from sosapp.summary.kinds import RecordKind


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
    kind: RecordKind, shape: FieldShape, counted: Iterable[str], language: Language
) -> dict[str, str]:
    """What counted terms are called, in the order of the vocabulary."""
    places = {term: place for place, term in enumerate(kind.terms(shape))}
    last = len(places)
    terms = sorted(counted, key=lambda t: (t == NOT_STATED, places.get(t, last)))
    return {term: term_label(kind, shape, term, language) for term in terms}
