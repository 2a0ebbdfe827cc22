"""Other wordings of a question for cases that meet a condition."""

import re
from collections.abc import Mapping
from typing import Any

from sosapp.instrument.guide import Question, Variant
from sosapp.instrument.wording import Wording

CONDITION = re.compile(r"(?P<negated>not )?case\.(?P<attribute>[a-z][a-z0-9_]*)")
"""`case.small` or `not case.small`: whether the case has an attribute that is true."""


def wording_of(question: Question, attributes: Mapping[str, Any]) -> Wording:
    """How a question is put to a case; its own text unless a variant is meant."""
    met = (one for one in question.variants if is_met(one, attributes))
    return next(met, question.text)


def undecided(question: Question, attributes: Mapping[str, Any]) -> list[Variant]:
    """The variants that the interviewer chooses by herself: nothing is known of it."""
    return [one for one in question.variants if is_met(one, attributes) is None]


def is_met(variant: Variant, attributes: Mapping[str, Any]) -> bool | None:
    """Whether a condition holds; None if the attribute is not known of the case.

    What is not known is not false.
    """
    found = CONDITION.fullmatch(variant.when)
    value = attributes.get(found["attribute"]) if found else None
    if found is None or value is None or value == "":
        return None
    return bool(value) is not bool(found["negated"])
