"""What a guide names that does not exist, or says twice."""

from collections.abc import Iterator

from sosapp.instrument.checking import (
    RecordTypes,
    Vocabularies,
    check_fields,
    check_values,
)
from sosapp.instrument.guide import Guide, Question
from sosapp.instrument.problem import Location
from sosapp.instrument.record_type import RANK
from sosapp.instrument.report import Report
from sosapp.instrument.variants import CONDITION
from sosapp.instrument.yaml_document import Document


def check_guide(
    document: Document, guide: Guide, kinds: RecordTypes, vocabularies: Vocabularies
) -> None:
    """Everything that a guide names must exist, and every id stands once."""
    report = Report(document)
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
        check_fields(report, (part,), getattr(guide, part), vocabularies)
    for part in ("before", "after"):
        lines = getattr(guide, part)
        if lines and len(lines.sv) != len(lines.en):
            report.add("lines_differ", (part,), word=part)


def _check_shared_sigils(report: Report, kinds: RecordTypes) -> None:
    owners: dict[str, str] = {}
    for name, kind in kinds.items():
        for sigil in kind.sigils:
            if owners.setdefault(sigil, name) != name:
                values = {"word": sigil, "one": owners[sigil], "other": name}
                report.add("sigil_twice", ("records",), **values)


def _check_ids(report: Report, guide: Guide) -> None:
    sections = enumerate(guide.sections)
    report.twice((("sections", n, "id"), section.id) for n, section in sections)
    report.twice(((*place, "id"), q.id) for place, q in _placed(guide))
    items = [(("consent", n, "id"), item.id) for n, item in enumerate(guide.consent)]
    extra = enumerate(guide.consent_extra)
    items += [(("consent_extra", n, "id"), item.id) for n, item in extra]
    report.twice(items)
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
    report: Report,
    place: Location,
    question: Question,
    kinds: RecordTypes,
    vocabularies: Vocabularies,
) -> None:
    for part in ("record", "for_each"):
        name = getattr(question, part)
        if name and name not in kinds:
            report.unknown("record_type", name, (*place, part), kinds)
    for number, variant in enumerate(question.variants):
        if not CONDITION.fullmatch(variant.when):
            here = (*place, "variants", number, "when")
            report.add("no_condition", here, word=variant.when)
    if question.type == "rank_records":
        kind = kinds.get(question.record or "")
        if kind is None or RANK not in kind.by_id:
            report.add("nothing_to_rank", (*place, "type"), word=question.id)
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
        check_values(report, here, kind, question.defaults, vocabularies)
    elif question.defaults and not question.record:
        report.add("defaults_without_record", (*place, "defaults"), word=question.id)


def _check_probe_kinds(
    report: Report, place: Location, question: Question, vocabularies: Vocabularies
) -> None:
    kinds = vocabularies.get("probe_kind")
    for number, probe in enumerate(question.probes):
        if kinds and probe.kind not in kinds.by_id:
            here = (*place, "probes", number, "kind")
            report.unknown("term", probe.kind, here, kinds.by_id)
