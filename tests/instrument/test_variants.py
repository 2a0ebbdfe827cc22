"""How a question is put depends on what is known of the case."""

from typing import Any

import pytest

from sosapp.instrument.guide import Question, Variant
from sosapp.instrument.instrument import Instrument
from sosapp.instrument.variants import is_met, undecided, wording_of


@pytest.fixture
def question(instrument: Instrument) -> Question:
    """A question with other words for a case that is not small."""
    return instrument.guide.by_id["E2"]


def test_a_case_that_meets_the_condition_is_asked_in_other_words(
    question: Question,
) -> None:
    (variant,) = question.variants
    assert wording_of(question, {"small": False}) is variant


def test_a_case_that_does_not_is_asked_in_the_own_words(question: Question) -> None:
    assert wording_of(question, {"small": True}) is question.text
    assert undecided(question, {"small": True}) == []


@pytest.mark.parametrize("known", [{}, {"small": None}, {"small": ""}])
def test_what_is_not_known_is_not_taken_for_no(
    question: Question, known: dict[str, Any]
) -> None:
    assert wording_of(question, known) is question.text
    assert undecided(question, known) == list(question.variants)


@pytest.mark.parametrize(
    ("when", "met"), [("case.small", True), ("not case.small", False), ("small", None)]
)
def test_a_condition_is_an_attribute_or_its_opposite(
    when: str, met: bool | None
) -> None:
    variant = Variant(when=when, sv="Hur?", en="How?")
    assert is_met(variant, {"small": True}) is met
