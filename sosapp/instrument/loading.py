"""From a folder of templates to instruments.

A templates folder holds `guides/*.yaml`, `record_types.yaml`, `vocabularies.yaml` and
`cases/*.yaml`.
"""

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from sosapp.errors import NotFound, Unreadable
from sosapp.instrument import checking
from sosapp.instrument.case_list import CaseFile
from sosapp.instrument.guide import Guide
from sosapp.instrument.instrument import Instrument
from sosapp.instrument.problem import Problem, nearest
from sosapp.instrument.record_type import RecordType, RecordTypeFile
from sosapp.instrument.validating import validated
from sosapp.instrument.vocabulary import Vocabulary, VocabularyFile
from sosapp.instrument.yaml_document import Document, read_document
from sosapp.locale import Language

M = TypeVar("M", bound=BaseModel)
ALWAYS_KEPT = ("assessment_source", "probe_kind", "withdrawal")
"""Vocabularies that every instrument has, whether or not its records use them."""


class Templates:
    """The templates of one folder, each file read once."""

    def __init__(self, folder: Path, language: Language = "sv") -> None:
        self.folder = folder
        self.language = language
        self._read: dict[Path, tuple[Document, BaseModel | None]] = {}

    def guide_ids(self) -> tuple[str, ...]:
        """The ids of the guides, by their file names."""
        found = (self.folder / "guides").glob("*.yaml")
        return tuple(sorted(path.stem for path in found))

    def instrument(self, guide_id: str) -> Instrument:
        """The instrument of a guide.

        Raises:
            NotFound: there is no such guide.
            Unreadable: the guide or what it builds on breaks a rule.
        """
        path = self.folder / "guides" / f"{guide_id}.yaml"
        if guide_id not in self.guide_ids():
            near = nearest(guide_id, self.guide_ids())
            raise NotFound("guide_missing", guide=guide_id, nearest=near or "–")
        guide, kinds, vocabularies = self._sound_guide(path)
        return assemble(guide, self._framed(guide), kinds, vocabularies)

    def _sound_guide(
        self, path: Path
    ) -> tuple[Guide, dict[str, RecordType], dict[str, Vocabulary]]:
        files = (self.folder / "vocabularies.yaml", self.folder / "record_types.yaml")
        for needed in (*files, path):
            problems = self.check(needed)
            if problems:
                raise self._unreadable(needed, problems)
        guide = self._model(path, Guide)
        assert guide is not None
        return guide, self.record_types(), self.vocabularies()

    def _framed(self, guide: Guide) -> Guide:
        """The guide with the consent and the closing that it takes from another."""
        changes: dict[str, object] = {}
        if guide.consent_from:
            other = self._other(guide.consent_from)
            changes["consent"] = (*other.consent, *guide.consent_extra)
        if guide.after_from:
            changes["after"] = self._other(guide.after_from).after
        if not guide.field_note_fields and guide.consent_from:
            other = self._other(guide.consent_from)
            changes["field_note_fields"] = other.field_note_fields
        return guide.model_copy(update=changes)

    def _other(self, guide_id: str) -> Guide:
        path = self.folder / "guides" / f"{guide_id}.yaml"
        guide = self._model(path, Guide) if path.exists() else None
        if guide is None:
            raise NotFound("guide_missing", guide=guide_id, nearest="–")
        return guide

    def _unreadable(self, path: Path, problems: list[Problem]) -> Unreadable:
        lines = tuple(
            f"{path.name}:{problem.line}: {problem.text(self.language)}"
            for problem in problems
        )
        return Unreadable("template_unreadable", lines, file=path.name, n=len(lines))

    def record_types(self) -> dict[str, RecordType]:
        """The record types by id, each with the common fields; empty if unreadable."""
        file = self._model(self.folder / "record_types.yaml", RecordTypeFile)
        if file is None:
            return {}
        shared = tuple(f for f in file.common_fields if f.type != "question_ref")
        return {
            name: kind.model_copy(update={"fields_": (*kind.fields_, *shared)})
            for name, kind in file.record_types.items()
        }

    def vocabularies(self) -> dict[str, Vocabulary]:
        """The vocabularies by id; empty if unreadable."""
        file = self._model(self.folder / "vocabularies.yaml", VocabularyFile)
        return dict(file.vocabularies) if file else {}

    def cases(self) -> CaseFile | None:
        """The first list of cases in the folder; None if there is none."""
        for path in sorted((self.folder / "cases").glob("*.yaml")):
            found = self._model(path, CaseFile)
            if found:
                return found
        return None

    def check(self, path: Path) -> list[Problem]:
        """Everything that is wrong in one file of templates, by line.

        Raises:
            OSError: the file cannot be read at all.
        """
        document, model = self._load(path, _model_for(path))
        if isinstance(model, Guide):
            kinds, vocabularies = self.record_types(), self.vocabularies()
            checking.check_guide(document, model, kinds, vocabularies)
            self._check_sources(document, model)
        elif isinstance(model, RecordTypeFile):
            checking.check_record_types(document, model, self.vocabularies())
        elif isinstance(model, VocabularyFile):
            checking.check_vocabularies(document, model)
        found = sorted(set_of(document.problems), key=lambda problem: problem.line)
        document.problems[:] = found
        return found

    def _check_sources(self, document: Document, guide: Guide) -> None:
        for key in ("consent_from", "after_from"):
            name = getattr(guide, key)
            if name and name not in (*self.guide_ids(), guide.id):
                near = nearest(name, self.guide_ids())
                line = document.line_of((key,))
                problem = Problem("unknown_guide", line, {"word": name}, near)
                document.problems.append(problem)

    def _load(
        self, path: Path, model: type[BaseModel]
    ) -> tuple[Document, BaseModel | None]:
        if path not in self._read:
            document = read_document(path)
            self._read[path] = (document, validated(document, model))
        return self._read[path]

    def _model(self, path: Path, model: type[M]) -> M | None:
        found = self._load(path, model)[1] if path.exists() else None
        return found if isinstance(found, model) else None


def set_of(problems: list[Problem]) -> list[Problem]:
    """The problems without repetitions, in their order."""
    kept: list[Problem] = []
    for problem in problems:
        if problem not in kept:
            kept.append(problem)
    return kept


def _model_for(path: Path) -> type[BaseModel]:
    """The model of a file, by the `schema:` it begins with."""
    head = path.read_bytes()[:4000]
    if b"sos-vocab" in head:
        return VocabularyFile
    if b"sos-records" in head:
        return RecordTypeFile
    return CaseFile if b"sos-cases" in head else Guide


def assemble(
    guide: Guide,
    framed: Guide,
    kinds: dict[str, RecordType],
    vocabularies: dict[str, Vocabulary],
) -> Instrument:
    """A guide with only those record types and vocabularies that it uses."""
    used = {name: kinds[name] for name in guide.records}
    shapes = [shape for kind in used.values() for shape in kind.fields_]
    shapes += [*framed.background_fields, *framed.case_attributes]
    names = {shape.vocab for shape in shapes if shape.vocab}
    names |= {q.vocab for q in guide.questions() if q.vocab}
    names |= {q.rows_from_vocab for q in guide.questions() if q.rows_from_vocab}
    names |= set(ALWAYS_KEPT)
    kept = {name: vocabularies[name] for name in vocabularies if name in names}
    return Instrument(guide=framed, record_types=used, vocabularies=kept)


def templates_of(path: Path) -> Path:
    """The templates folder that a file belongs to."""
    parent = path.resolve().parent
    return parent.parent if parent.name in ("guides", "cases") else parent
