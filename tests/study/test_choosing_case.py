"""Choosing a case by its code or its name."""

import pytest

from sosapp.errors import Refused
from sosapp.instrument.loading import Templates
from sosapp.study.choosing_case import case_of, is_named, label, matching, new_case
from sosapp.study.study import Case

LILLMORA = Case(code="9901", name="Lillmora")
STORA = Case(code="9902", name="Stora Mora")
MORASTAD = Case(code="9903", name="Morastad")
CASES = [LILLMORA, STORA, MORASTAD]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", CASES),
        ("990", CASES),
        ("lill", [LILLMORA]),
        ("mora", [MORASTAD, STORA]),
        ("9902 stora", [STORA]),
        ("9901 Stora", []),
    ],
)
def test_a_case_is_found_by_how_its_code_or_name_begins(
    typed: str, found: list[Case]
) -> None:
    assert matching(CASES, typed) == found


@pytest.mark.parametrize("typed", ["9901", "lillmora", " 9901  Lillmora "])
def test_a_case_is_named_by_its_code_its_name_or_both(typed: str) -> None:
    assert is_named(LILLMORA, typed)
    assert not is_named(STORA, typed)


@pytest.mark.parametrize(
    ("typed", "code", "name"),
    [
        ("9909 Nya Byn", "9909", "Nya Byn"),
        ("Granåker", "Granåker", "Granåker"),
        ("Norra  distriktet", "Norra distriktet", "Norra distriktet"),
        ("0509", "0509", "0509"),
        ("F-12 [/b]", "F-12", "[/b]"),
    ],
)
def test_a_new_case_is_kept_as_typed(typed: str, code: str, name: str) -> None:
    assert new_case(typed, CASES) == Case(code=code, name=name)


def test_a_case_without_a_code_of_its_own_is_written_once() -> None:
    assert label(new_case("Granåker", [])) == "Granåker"
    assert label(LILLMORA) == "9901 Lillmora"


@pytest.mark.parametrize(
    ("typed", "key"), [("  ", "case_missing"), ("9901 Annan", "case_code_taken")]
)
def test_a_new_case_needs_a_word_and_a_code_that_is_free(typed: str, key: str) -> None:
    with pytest.raises(Refused) as stop:
        new_case(typed, CASES)
    assert stop.value.key == key


def test_a_listed_case_brings_its_attributes(templates: Templates) -> None:
    listed = templates.cases()
    assert listed is not None
    case = case_of(listed.cases[0])
    assert (case.code, case.name) == ("0509", "Ödeshög")
    assert case.attributes["neighbours"][0] == "0560"
    assert {"code", "name"}.isdisjoint(case.attributes)
