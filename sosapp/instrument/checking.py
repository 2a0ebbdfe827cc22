"""What a guide, the record types or the vocabularies say that cannot be.

Each check yields problems with the place they stand at; `loading` adds the lines.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from sosapp.instrument.guide import Guide, Question
from sosapp.instrument.problem import Location, Problem, nearest
from sosapp.instrument.record_type import FieldShape, RecordType, RecordTypeFile
from sosapp.instrument.values import check_value
from sosapp.instrument.vocabulary import Vocabulary, VocabularyFile
from sosapp.instrument.yaml_document import Document

GENERAL_SIGILS = frozenset('"”“?(*\\#')
TAKEN = frozenset("[|/")
DEAD_KEYS = frozenset("~^`´¨")
Vocabularies = dict[str, Vocabulary]
RecordTypes = dict[str, RecordType]


class _Report:
    """Gathers problems of one document with their lines."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def add(self, key: str, place: Location, *, near: str = "", **values: Any) -> None:
        line = self.document.line_of(place)
        self.document.problems.append(Problem(key, line, values, near))

    def unknown(
        self, what: str, word: object, place: Location, known: Iterable[str]
    ) -> None:
        near = nearest(word, known)
        self.add(f"unknown_{what}", place, near=near, word=word)

    def twice(self, ids: Iterable[tuple[Location, str]], key: str = "id_twice") -> None:
        seen: set[str] = set()
        for place, name in ids:
            if name in seen:
                self.add(key, place, word=name)
            seen.add(name)


def check_vocabularies(document: Document, file: VocabularyFile) -> None:
    """Ids and labels once each, one missing term at most."""
    report = _Report(document)
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
    report = _Report(document)
    for name, kind in file.record_types.items():
        here: Location = ("record_types", name)
        _check_fields(report, (*here, "fields"), kind.fields_, vocabularies)
        known = {field.id for field in (*kind.fields_, *file.common_fields)}
        for part, names in _fields_named(kind):
            for number, field in enumerate(names):
                if field not in known:
                    report.unknown("field", field, (*here, *part, number), known)
        for number, shape in enumerate(kind.fields_):
            if shape.record and shape.record not in file.record_types:
                place = (*here, "fields", number, "record")
                report.unknown("record_type", shape.record, place, file.record_types)
        _check_sigils(report, (*here, "sigils"), kind, vocabularies)
    common: Location = ("common_fields",)
    _check_fields(report, common, file.common_fields, vocabularies)


def _fields_named(kind: RecordType) -> Iterator[tuple[Location, Iterable[str]]]:
    yield ("key_fields",), kind.key_fields
    yield ("line",), kind.line
    yield ("summary", "count_by"), kind.summary.count_by
    for number, pair in enumerate(kind.summary.cross):
        yield ("summary", "cross", number), pair


def _check_fields(
    report: _Report,
    here: Location,
    fields: tuple[FieldShape, ...],
    vocabularies: Vocabularies,
) -> None:
    report.twice(((*here, number, "id"), f.id) for number, f in enumerate(fields))
    for number, field in enumerate(fields):
        needs = field.type in ("vocab", "vocab_multi", "scale")
        if field.vocab and field.vocab not in vocabularies:
            place = (*here, number, "vocab")
            report.unknown("vocabulary", field.vocab, place, vocabularies)
        elif needs and not field.vocab:
            report.add("no_vocabulary", (*here, number), word=field.id)


def _check_sigils(
    report: _Report, here: Location, kind: RecordType, vocabularies: Vocabularies
) -> None:
    for sigil, preset in kind.sigils.items():
        place = (*here, sigil)
        if not is_sigil(sigil):
            report.add("not_a_sigil", place, word=sigil)
        _check_values(report, place, kind, preset, vocabularies)
    if len({frozenset(preset) for preset in kind.sigils.values()}) > 1:
        report.add("sigils_differ", here)


def is_sigil(sigil: str) -> bool:
    """Whether one key of a Swedish keyboard types it and nothing else has it."""
    used = GENERAL_SIGILS | TAKEN | DEAD_KEYS
    return (
        len(sigil) == 1
        and not sigil.isalnum()
        and sigil.strip() != ""
        and (sigil not in used and (sigil.isascii() or sigil in "§€"))
    )


def _check_values(
    report: _Report,
    place: Location,
    kind: RecordType,
    given: dict[str, Any],
    vocabularies: Vocabularies,
) -> None:
    for name, value in given.items():
        shape = kind.by_id.get(name)
        if shape is None:
            report.unknown("field", name, (*place, name), kind.by_id)
            continue
        vocabulary = vocabularies.get(shape.vocab) if shape.vocab else None
        wrong = check_value(shape, value, vocabulary)
        if wrong and (vocabulary or not shape.vocab):
            report.add(wrong.key, (*place, name), near=wrong.nearest, word=wrong.word)


def check_guide(
    document: Document, guide: Guide, kinds: RecordTypes, vocabularies: Vocabularies
) -> None:
    """Everything that a guide names must exist, and every id stands once."""
    report = _Report(document)
    known = {name: kinds[name] for name in guide.records if name in kinds}
    for number, name in enumerate(guide.records):
        if name not in kinds:
            report.unknown("record_type", name, ("records", number), kinds)
    _check_shared_sigils(report, known)
    _check_ids(report, guide)
    for place, question in _placed(guide):
        _check_question(report, place, question, known, vocabularies)
        if question.carry_forward and question.carry_forward not in guide.by_id:
            to = (*place, "carry_forward")
            report.unknown("question", question.carry_forward, to, guide.by_id)
    for number, name in enumerate(guide.short_version):
        if name not in guide.by_id:
            place = ("short_version", number)
            report.unknown("question", name, place, guide.by_id)
    for part in ("background_fields", "case_attributes"):
        _check_fields(report, (part,), getattr(guide, part), vocabularies)


def _check_shared_sigils(report: _Report, kinds: RecordTypes) -> None:
    owners: dict[str, str] = {}
    for name, kind in kinds.items():
        for sigil in kind.sigils:
            if owners.setdefault(sigil, name) != name:
                values = {"word": sigil, "one": owners[sigil], "other": name}
                report.add("sigil_twice", ("records",), **values)


def _check_ids(report: _Report, guide: Guide) -> None:
    sections = enumerate(guide.sections)
    report.twice((("sections", n, "id"), section.id) for n, section in sections)
    report.twice(((*place, "id"), q.id) for place, q in _placed(guide))
    report.twice(
        (("consent", n, "id"), item.id) for n, item in enumerate(guide.consent)
    )
    for number, section in enumerate(guide.sections):
        here = {question.id for question in section.questions}
        for index, name in enumerate(section.rotate):
            if name not in here:
                place = ("sections", number, "rotate", index)
                report.unknown("question", name, place, here)


def _placed(guide: Guide) -> Iterator[tuple[Location, Question]]:
    for n, section in enumerate(guide.sections):
        for number, question in enumerate(section.questions):
            yield ("sections", n, "questions", number), question


def _check_question(
    report: _Report,
    place: Location,
    question: Question,
    kinds: RecordTypes,
    vocabularies: Vocabularies,
) -> None:
    for part in ("record", "for_each"):
        name = getattr(question, part)
        if name and name not in kinds:
            report.unknown("record_type", name, (*place, part), kinds)
    for part in ("vocab", "rows_from_vocab"):
        name = getattr(question, part)
        if name and name not in vocabularies:
            report.unknown("vocabulary", name, (*place, part), vocabularies)
    probes = question.probes
    report.twice(((*place, "probes", n, "id"), p.id) for n, p in enumerate(probes))
    _check_probe_kinds(report, place, question, vocabularies)
    if question.defaults and question.record in kinds:
        kind = kinds[question.record]
        here = (*place, "defaults")
        _check_values(report, here, kind, question.defaults, vocabularies)
    elif question.defaults and not question.record:
        report.add("defaults_without_record", (*place, "defaults"), word=question.id)


def _check_probe_kinds(
    report: _Report, place: Location, question: Question, vocabularies: Vocabularies
) -> None:
    kinds = vocabularies.get("probe_kind")
    for number, probe in enumerate(question.probes):
        if kinds and probe.kind not in kinds.by_id:
            here = (*place, "probes", number, "kind")
            report.unknown("term", probe.kind, here, kinds.by_id)
