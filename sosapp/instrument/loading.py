"""From a folder of templates to instruments.

A templates folder holds `guides/*.yaml`, `record_types.yaml`, `vocabularies.yaml` and
`cases/*.yaml`. A folder that lacks some of them can be given another to fall back on.
"""

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from sosapp.errors import NotFound, Unreadable
from sosapp.instrument import checking
from sosapp.instrument.case_list import CaseFile
from sosapp.instrument.checking_guide import check_guide
from sosapp.instrument.guide import Guide
from sosapp.instrument.instrument import Instrument
from sosapp.instrument.problem import Problem, nearest
from sosapp.instrument.record_type import FieldShape, RecordType, RecordTypeFile
from sosapp.instrument.validating import validated
from sosapp.instrument.vocabulary import Vocabulary, VocabularyFile
from sosapp.instrument.wording import Part
from sosapp.instrument.yaml_document import Document, read_document
from sosapp.locale import Language

M = TypeVar("M", bound=BaseModel)
ALWAYS_KEPT = ("assessment_source", "probe_kind", "withdrawal")
"""Vocabularies that every instrument has, whether or not its records use them."""
SHARED = ("vocabularies.yaml", "record_types.yaml")
"""What guides build on, in the order in which one builds on the other."""


class Templates:
    """The templates of one folder, each file read once."""

    def __init__(
        self, folder: Path, language: Language = "sv", fallback: Path | None = None
    ) -> None:
        self.folder = folder
        self.language = language
        self.fallback = fallback or folder
        self._read: dict[Path, tuple[Document, BaseModel | None]] = {}

    def guide_ids(self) -> tuple[str, ...]:
        """The ids of the guides, by their file names."""
        folders = (self.folder / "guides", self.fallback / "guides")
        found = {path.stem for folder in folders for path in folder.glob("*.yaml")}
        return tuple(sorted(found))

    def _path(self, name: str) -> Path:
        """A file by its name within the folder, else within the fallback."""
        own = self.folder / name
        return own if own.exists() else self.fallback / name

    def _guide_path(self, guide_id: str) -> Path:
        return self._path(f"guides/{guide_id}.yaml")

    def instrument(self, guide_id: str) -> Instrument:
        """The instrument of a guide.

        Raises:
            NotFound: there is no such guide.
            Unreadable: the guide or what it builds on breaks a rule.
        """
        if guide_id not in self.guide_ids():
            near = nearest(guide_id, self.guide_ids())
            raise NotFound("guide_missing", guide=guide_id, nearest=near or "–")
        for name in SHARED:
            self._sound(self._path(name), Part)
        guide = self._sound(self._guide_path(guide_id), Guide)
        kinds, vocabularies = self.record_types(), self.vocabularies()
        return assemble(guide, self._framed(guide), kinds, vocabularies)

    def _sound(self, path: Path, model: type[M]) -> M:
        """What a file holds in which nothing is wrong."""
        problems = self.check(path)
        found = self._model(path, model)
        if problems or found is None:
            raise self._unreadable(path, problems)
        return found

    def _framed(self, guide: Guide) -> Guide:
        """The guide with the consent and the closing that it takes from another."""
        changes: dict[str, object] = {}
        if guide.consent_from:
            other = self._sound(self._guide_path(guide.consent_from), Guide)
            changes["consent"] = (*other.consent, *guide.consent_extra)
            fields = guide.field_note_fields or other.field_note_fields
            changes["field_note_fields"] = fields
        if guide.after_from:
            other = self._sound(self._guide_path(guide.after_from), Guide)
            changes["after"] = other.after
        return guide.model_copy(update=changes)

    def _unreadable(self, path: Path, problems: list[Problem]) -> Unreadable:
        lines = tuple(
            f"{path.name}:{problem.line}: {problem.text(self.language)}"
            for problem in problems
        )
        return Unreadable("template_unreadable", lines, file=path.name, n=len(lines))

    def record_types(self) -> dict[str, RecordType]:
        """The record types by id, each with the common fields; empty if unreadable."""
        file = self._model(self._path("record_types.yaml"), RecordTypeFile)
        if file is None:
            return {}
        shared = tuple(f for f in file.common_fields if f.type != "question_ref")
        return {
            name: _with_fields(kind, shared) for name, kind in file.record_types.items()
        }

    def vocabularies(self) -> dict[str, Vocabulary]:
        """The vocabularies by id; empty if unreadable."""
        file = self._model(self._path("vocabularies.yaml"), VocabularyFile)
        return dict(file.vocabularies) if file else {}

    def cases(self) -> CaseFile | None:
        """The first sound list of cases in the folder; None if there is none."""
        paths = sorted((self.folder / "cases").glob("*.yaml"))
        sound = (self._model(path, CaseFile) for path in paths if not self.check(path))
        return next(filter(None, sound), None)

    def check(self, path: Path) -> list[Problem]:
        """Everything that is wrong in one file of templates, by line.

        Raises:
            OSError: the file cannot be read at all.
        """
        document, model = self._load(path)
        if isinstance(model, VocabularyFile):
            checking.check_vocabularies(document, model)
        elif isinstance(model, RecordTypeFile):
            if self._has(document, SHARED[:1]):
                checking.check_record_types(document, model, self.vocabularies())
        elif isinstance(model, Guide):
            if self._has(document, SHARED):
                kinds, vocabularies = self.record_types(), self.vocabularies()
                check_guide(document, model, kinds, vocabularies)
            self._check_sources(document, model)
        found = sorted(set_of(document.problems), key=lambda problem: problem.line)
        document.problems[:] = found
        return found

    def _has(self, document: Document, shared: tuple[str, ...]) -> bool:
        """Whether what a file builds on can be read; if not, that is its problem."""
        lacking = [name for name in shared if not self._model(self._path(name), Part)]
        for name in lacking:
            document.problems.append(Problem("not_readable", 1, {"word": name}))
        return not lacking

    def _check_sources(self, document: Document, guide: Guide) -> None:
        for key, part in (("consent_from", "consent"), ("after_from", "after")):
            name = getattr(guide, key)
            if not name:
                continue
            other = self._model(self._guide_path(name), Guide)
            line, values = document.line_of((key,)), {"word": name, "part": part}
            if other is None:
                near = nearest(name, self.guide_ids())
                problem = Problem("unknown_guide", line, values, near)
                document.problems.append(problem)
            elif not getattr(other, part):
                document.problems.append(Problem("guide_without", line, values))

    def _load(self, path: Path) -> tuple[Document, BaseModel | None]:
        if path not in self._read:
            document = read_document(path)
            self._read[path] = (document, validated(document, _model_for(path)))
        return self._read[path]

    def _model(self, path: Path, model: type[M]) -> M | None:
        found = self._load(path)[1] if path.exists() else None
        return found if isinstance(found, model) else None


def _with_fields(kind: RecordType, shared: tuple[FieldShape, ...]) -> RecordType:
    whole = kind.model_copy(update={"fields_": (*kind.fields_, *shared)})
    # A copy takes over what was worked out from the fields that were there before.
    for name in ("by_id", "free_text"):
        whole.__dict__.pop(name, None)
    return whole


def set_of(problems: list[Problem]) -> list[Problem]:
    """The problems without repetitions, in their order."""
    kept: list[Problem] = []
    for problem in problems:
        if problem not in kept:
            kept.append(problem)
    return kept


def _model_for(path: Path) -> type[BaseModel]:
    """The model of a file, by the `schema:` it begins with."""
    with path.open("rb") as file:
        head = file.read(4000)
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


def templates_around(path: Path, language: Language, fallback: Path) -> Templates:
    """The templates that a file lies among; what they lack is in the fallback."""
    return Templates(templates_of(path), language, fallback)


def templates_of(path: Path) -> Path:
    """The templates folder that a file belongs to."""
    parent = path.resolve().parent
    return parent.parent if parent.name in ("guides", "cases") else parent
