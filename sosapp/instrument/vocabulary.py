"""Vocabularies: the terms that a field of a record can hold."""

from functools import cached_property

from pydantic import Field

from sosapp.instrument.wording import Identifier, Part, Wording


class Term(Wording):
    """One term; its id is never renamed, only deprecated."""

    id: Identifier
    group: str | None = None
    parent: str | None = None
    order: int | None = None
    missing: bool = False
    """How an empty field is shown and counted; never offered, never stored."""
    deprecated: bool = False
    source: str | None = None
    law: str | None = None
    legal_basis: str | None = None
    default_formality: int | None = None
    verified: bool | str | None = None


class Scale(Part):
    """The whole numbers that a scale goes from and to."""

    min: int
    max: int
    missing: int | None = None


class Parent(Wording):
    """A heading that terms can be gathered under."""

    id: Identifier


class Vocabulary(Part):
    """A list of terms with a title."""

    title: Wording
    terms: tuple[Term, ...]
    scale: Scale | None = None
    ordered: bool = False
    parents: tuple[Parent, ...] = ()

    @cached_property
    def offered(self) -> tuple[Term, ...]:
        """The terms that can be chosen and stored."""
        unstated = str(self.scale.missing) if self.scale else None
        return tuple(
            term
            for term in self.terms
            if not (term.missing or term.deprecated or term.id == unstated)
        )

    @cached_property
    def by_id(self) -> dict[str, Term]:
        """Every term by its id, those that are not offered included."""
        return {term.id: term for term in self.terms}

    @cached_property
    def by_word(self) -> dict[str, Term]:
        """The offered terms by everything that can be typed for them, casefolded."""
        words: dict[str, Term] = {}
        for term in self.offered:
            for word in (term.id, term.sv, term.en):
                words.setdefault(word.casefold(), term)
        return words


class VocabularyFile(Part):
    """What `templates/vocabularies.yaml` holds."""

    format: str = Field(alias="schema")
    vocabularies: dict[Identifier, Vocabulary]
