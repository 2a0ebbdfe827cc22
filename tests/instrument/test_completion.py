"""What would complete the last value of a record's line, and where it goes."""

from typing import Any

import pytest

from sosapp.instrument.completion import Completion, completion
from sosapp.instrument.instrument import Instrument
from sosapp.instrument.line import opening
from sosapp.locale import Language

NAMES = {"partner_name": ("Granåker", "Granbacken", "Regionen")}


def offered(
    instrument: Instrument, text: str, language: Language = "sv", **given: Any
) -> Completion:
    """What is offered for a line."""
    begun = opening(text, instrument)
    return completion(begun, instrument, language, names=NAMES, given=given)


def field_of(found: Completion) -> str:
    """The id of the field that a value goes to."""
    return found.field.id if found.field else ""


@pytest.mark.parametrize("text", ["@ Granå", "@Granå", "@ granÅ"])
def test_a_name_that_was_given_before_is_completed(
    instrument: Instrument, text: str
) -> None:
    found = offered(instrument, text)
    assert found.words == ("Granåker",)
    assert found.ending == "ker"
    assert field_of(found) == "partner_name"


def test_names_that_begin_alike_are_offered_in_their_order(
    instrument: Instrument,
) -> None:
    assert offered(instrument, "@ Gran").words == ("Granåker", "Granbacken")


def test_a_term_is_completed_behind_a_bar(instrument: Instrument) -> None:
    found = offered(instrument, "@ Granåker | socialj")
    assert found.words[0].casefold() == "socialjour och beredskap"
    assert field_of(found) == "areas"


def test_a_term_is_offered_in_the_language_of_the_moment_first(
    instrument: Instrument,
) -> None:
    swedish = offered(instrument, "! Långa avstånd | per", "sv").words
    english = offered(instrument, "! Långa avstånd | per", "en").words
    assert swedish and english and swedish[0] != english[0]


@pytest.mark.parametrize(
    "text",
    ["@ G", "@ Okänd", "Granå", "? Granå", "@ Granåker", "@", "@ Gran\nåker", "@ a | "],
)
def test_nothing_is_offered_where_nothing_fits(
    instrument: Instrument, text: str
) -> None:
    assert not offered(instrument, text).words


def test_a_field_that_has_its_value_is_not_offered_again(
    instrument: Instrument,
) -> None:
    first = offered(instrument, "@ Granåker | avtalss")
    assert field_of(first) == "form"
    again = offered(instrument, "@ Granåker | avtalssamverkan | avtalss")
    assert not again.words


def test_a_named_field_offers_its_own_terms_only(instrument: Instrument) -> None:
    found = offered(instrument, "@ Granåker | form=avt")
    assert {word[:3].casefold() for word in found.words} == {"avt"}
    assert field_of(found) == "form"
    assert not offered(instrument, "@ Granåker | form=socialj").words


def test_the_field_of_a_digit_is_said(instrument: Instrument) -> None:
    found = offered(instrument, "@ Granåker | 4")
    assert (field_of(found), found.is_fitting) == ("works", True)


def test_what_is_no_term_is_told_from_what_is(instrument: Instrument) -> None:
    assert not offered(instrument, "@ Granåker | blåbärsplockning").is_fitting
    assert offered(instrument, "@ Granåker | socialjour").is_fitting


def test_what_the_question_sets_is_not_asked_for(instrument: Instrument) -> None:
    found = offered(instrument, "@ Granåker | avtalss", form="avtalssamverkan")
    assert field_of(found) == "form", "a default gives way to what is typed"
