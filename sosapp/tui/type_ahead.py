"""What is offered while a line is typed: terms, and names that were given before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sosapp.instrument.completion import NOTHING, Completion, completion
from sosapp.instrument.guide import Question
from sosapp.instrument.line import Opening
from sosapp.locale import Language
from sosapp.study.interview import Interview
from sosapp.study.naming import NamesByKind, names_in

if TYPE_CHECKING:
    from sosapp.tui.desk import Opened


class TypeAhead:
    """Knows the names of this interview, and those of the others once it is told."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._others: NamesByKind = {}
        self._seen: Interview | None = None
        self._own: NamesByKind = {}

    def learn(self, names: NamesByKind) -> None:
        """Take the names that were given in the other interviews of the study."""
        self._others = names

    def completion(
        self, begun: Opening, question: Question, language: Language
    ) -> Completion:
        """What the last value of the line would become."""
        if begun.kind not in self._opened.instrument.record_types:
            return NOTHING
        given = question.defaults if begun.kind == question.record else {}
        return completion(
            begun,
            self._opened.instrument,
            language,
            names=self._names(begun.kind),
            given=given,
        )

    def _names(self, kind: str) -> dict[str, tuple[str, ...]]:
        if self._seen is not self._opened.interview:
            self._seen = self._opened.interview
            self._own = names_in([self._seen], self._opened.instrument)
        own, others = self._own.get(kind, {}), self._others.get(kind, {})
        return {
            name: tuple(dict.fromkeys((*own.get(name, ()), *others.get(name, ()))))
            for name in {**own, **others}
        }
