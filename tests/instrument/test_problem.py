"""What was probably meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosapp.instrument.problem import Problem, nearest
from tests.study.material import UNHURRIED

KNOWN = ("partner_type", "areas", "Sammanhang")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("partner_typ", "partner_type"),
        ("PARTNER_TYPE", "partner_type"),
        ("area", "areas"),
        ("sammanhang", "Sammanhang"),
        ("zzz", ""),
        ("", ""),
        (17, ""),
        (None, ""),
        (["areas"], "areas"),
    ],
)
def test_the_nearest_word_is_the_one_that_was_probably_meant(
    word: object, expected: str
) -> None:
    assert nearest(word, KNOWN) == expected


def test_nothing_is_near_where_nothing_is_known() -> None:
    assert nearest("areas", ()) == ""


@UNHURRIED
@given(word=st.text(max_size=20), known=st.lists(st.text(max_size=20), max_size=8))
def test_the_nearest_word_is_always_a_known_one(word: str, known: list[str]) -> None:
    assert nearest(word, known) in {"", *known}


def test_a_problem_is_told_in_one_line_with_what_was_meant() -> None:
    problem = Problem("unknown_field", 3, {"word": "area"}, "areas")
    told = {problem.text("sv"), problem.text("en")}
    assert told == {
        "Det finns inget fält som heter ”area”. Närmast: ”areas”.",
        "There is no field called “area”. Nearest: “areas”.",
    }


def test_braces_in_a_word_are_only_text() -> None:
    problem = Problem("unknown_field", 3, {"word": "{place} {0}"}, "{x}")
    assert problem.text("en").endswith("“{place} {0}”. Nearest: “{x}”.")
