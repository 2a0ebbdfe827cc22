"""What the record types or the vocabularies say that cannot be."""

from collections.abc import Iterable, Iterator
from typing import Any

from sosapp.instrument.problem import Location
from sosapp.instrument.record_type import (
    FREE_TEXT,
    FieldShape,
    Network,
    Ranked,
    RecordType,
    RecordTypeFile,
    Sides,
    SummaryShape,
)
from sosapp.instrument.report import Report
from sosapp.instrument.values import check_value
from sosapp.instrument.vocabulary import Vocabulary, VocabularyFile
from sosapp.instrument.yaml_document import Document

GENERAL_SIGILS = frozenset('"”“?(*\\#')
TAKEN = frozenset("[|/")
DEAD_KEYS = frozenset("~^`´¨")
TYPES_OF_PARTNERS = ("identifying", "own")
"""What a network says of terms; all else that it says is of fields."""
Vocabularies = dict[str, Vocabulary]
RecordTypes = dict[str, RecordType]


def check_vocabularies(document: Document, file: VocabularyFile) -> None:
    """Ids and labels once each, one missing term at most."""
    report = Report(document)
    for name, vocabulary in file.vocabularies.items():
        here: Location = ("vocabularies", name, "terms")
        places = [(*here, number) for number in range(len(vocabulary.terms))]
        terms = vocabulary.terms
        report.twice(zip(places, (term.id for term in terms), strict=True))
        for language in ("sv", "en"):
            labels = [getattr(term, language) for term in terms]
            at = [(*place, language) for place in places]
            report.twice(zip(at, labels, strict=True), key="label_twice")
        if sum(term.missing for term in terms) > 1:
            report.add("two_missing_terms", here, word=name)


def check_record_types(
    document: Document, file: RecordTypeFile, vocabularies: Vocabularies
) -> None:
    """Fields, sigils and lines of every record type."""
    report = Report(document)
    common: Location = ("common_fields",)
    check_fields(report, common, file.common_fields, vocabularies)
    for name, kind in file.record_types.items():
        here: Location = ("record_types", name)
        check_fields(report, (*here, "fields"), kind.fields_, vocabularies)
        _check_names(report, here, kind, file.common_fields)
        _check_sigils(report, (*here, "sigils"), kind, vocabularies)
        _check_terms(report, (*here, "summary"), kind, vocabularies)
        for number, shape in enumerate(kind.fields_):
            if shape.record and shape.record not in file.record_types:
                place = (*here, "fields", number, "record")
                report.unknown("record_type", shape.record, place, file.record_types)


def _check_names(
    report: Report, here: Location, kind: RecordType, common: tuple[FieldShape, ...]
) -> None:
    known = {field.id: field for field in (*kind.fields_, *common)}
    for part, names in _fields_named(kind):
        for number, name in enumerate(names):
            if name not in known:
                report.unknown("field", name, (*here, *part, number), known)
    texts = {field.id for field in known.values() if field.type == "text"}
    if texts.isdisjoint((*kind.line, FREE_TEXT)):
        report.add("no_free_text", (*here, "line"), word=here[-1])


def _fields_named(kind: RecordType) -> Iterator[tuple[Location, Iterable[str]]]:
    yield ("key_fields",), kind.key_fields
    yield ("line",), kind.line
    yield ("summary", "count_by"), kind.summary.count_by
    summary = kind.summary
    for number, pair in enumerate(summary.cross):
        yield ("summary", "cross", number), pair
    for number, corner in enumerate(summary.corners):
        yield ("summary", "corners", number, "where"), corner.where
    yield ("summary", "chain"), summary.chain
    for part in ("network", "ranked", "sides"):
        shape = getattr(summary, part)
        yield from _fields_of_part(("summary", part), shape) if shape else ()


def _fields_of_part(
    here: Location, part: Network | Ranked | Sides
) -> Iterator[tuple[Location, Iterable[str]]]:
    for name in type(part).model_fields:
        said = getattr(part, name)
        if name not in TYPES_OF_PARTNERS and said:
            yield (*here, name), (said,) if isinstance(said, str) else said


def _check_terms(
    report: Report, here: Location, kind: RecordType, vocabularies: Vocabularies
) -> None:
    """The terms that a summary looks for are those of their fields."""
    for place, field, terms in _terms_named(kind.summary):
        shape = kind.by_id.get(field)
        vocabulary = vocabularies.get(shape.vocab or "") if shape else None
        for number, term in enumerate(terms):
            if vocabulary and term not in vocabulary.by_id:
                known = vocabulary.by_id
                report.unknown("term", term, (*here, *place, number), known)


def _terms_named(
    summary: SummaryShape,
) -> Iterator[tuple[Location, str, tuple[str, ...]]]:
    for number, corner in enumerate(summary.corners):
        for field, terms in corner.where.items():
            yield ("corners", number, "where", field), field, terms
    if summary.network and summary.network.type:
        for name in TYPES_OF_PARTNERS:
            types = getattr(summary.network, name)
            yield ("network", name), summary.network.type, types


def check_fields(
    report: Report,
    here: Location,
    fields: tuple[FieldShape, ...],
    vocabularies: Vocabularies,
) -> None:
    """Ids once each, and the vocabularies that the fields need."""
    report.twice(((*here, number, "id"), f.id) for number, f in enumerate(fields))
    for number, field in enumerate(fields):
        needs = field.type in ("vocab", "vocab_multi", "scale")
        if field.vocab and field.vocab not in vocabularies:
            place = (*here, number, "vocab")
            report.unknown("vocabulary", field.vocab, place, vocabularies)
        elif needs and not field.vocab:
            report.add("no_vocabulary", (*here, number), word=field.id)


def _check_sigils(
    report: Report, here: Location, kind: RecordType, vocabularies: Vocabularies
) -> None:
    for sigil, preset in kind.sigils.items():
        place = (*here, sigil)
        if not is_sigil(sigil):
            report.add("not_a_sigil", place, word=sigil)
        check_values(report, place, kind, preset, vocabularies)
    if len({frozenset(preset) for preset in kind.sigils.values()}) > 1:
        report.add("sigils_differ", here)


def is_sigil(sigil: str) -> bool:
    """Whether one key of a Swedish keyboard types it and nothing else has it."""
    used = GENERAL_SIGILS | TAKEN | DEAD_KEYS
    return (
        len(sigil) == 1
        and not sigil.isalnum()
        and sigil.isprintable()
        and sigil not in {" ", *used}
        and (sigil.isascii() or sigil in "§€")
    )


def check_values(
    report: Report,
    place: Location,
    kind: RecordType,
    given: dict[str, Any],
    vocabularies: Vocabularies,
) -> None:
    """Values that a sigil or a question gives to fields of a record."""
    for name, value in given.items():
        shape = kind.by_id.get(name)
        if shape is None:
            report.unknown("field", name, (*place, name), kind.by_id)
            continue
        vocabulary = vocabularies.get(shape.vocab) if shape.vocab else None
        wrong = check_value(shape, value, vocabulary)
        if wrong and (vocabulary or not shape.vocab):
            report.add(wrong.key, (*place, name), near=wrong.nearest, word=wrong.word)
