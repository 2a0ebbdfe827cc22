"""What is typed, kept and shown as the value of a field."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosapp.instrument.instrument import Instrument
from sosapp.instrument.record_type import FieldShape, FieldType
from sosapp.instrument.values import (
    NotAValue,
    check_value,
    read_value,
    show_value,
    term_label,
)
from sosapp.locale import LANGUAGES
from tests.study.material import UNHURRIED


def field(kind: FieldType, **settings: Any) -> FieldShape:
    """A field of a type."""
    return FieldShape(id="field", sv="Fält", en="Field", type=kind, **settings)


def of_collaboration(instrument: Instrument, name: str) -> tuple[FieldShape, Any]:
    """A field of the shipped record type, with its vocabulary."""
    shape = instrument.record_types["collaboration"].by_id[name]
    return shape, instrument.vocabulary_of(shape)


@pytest.mark.parametrize(
    ("shape", "text", "value"),
    [
        (field("string"), " som det står ", " som det står "),
        (field("text"), "flera\nrader", "flera\nrader"),
        (field("timecode"), "1:02:03", "1:02:03"),
        (field("int"), " 12 ", 12),
        (field("int"), "-3", -3),
        (field("year"), "2019", 2019),
        (field("number"), "3,5", 3.5),
        (field("number"), "3.0", 3),
        (field("bool"), "Ja", True),
        (field("bool"), "y", True),
        (field("bool"), " NEJ ", False),
        (field("bool"), "false", False),
        (field("partial_date"), "2019", "2019"),
        (field("partial_date"), " 2019-05 ", "2019-05"),
        (field("partial_date"), "2019-05-31", "2019-05-31"),
        (field("enum", values=("a", "b")), " b ", "b"),
        (field("record_refs"), "x, y,, x", ["x", "y"]),
        (field("participant_refs"), "P01", ["P01"]),
    ],
)
def test_a_text_is_read_as_a_value(shape: FieldShape, text: str, value: object) -> None:
    found = read_value(shape, text, None)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("shape", "text", "key"),
    [
        (field("int"), "tolv", "not_a_number"),
        (field("int"), "1,5", "not_a_number"),
        (field("int"), "", "not_a_number"),
        (field("int"), "9" * 5000, "not_a_number"),
        (field("int", min=1), "0", "not_in_range"),
        (field("int"), "9" * 20, "not_in_range"),
        (field("number"), "nan", "not_in_range"),
        (field("number"), "1e400", "not_in_range"),
        (field("year"), "19", "not_in_range"),
        (field("year"), "12019", "not_in_range"),
        (field("bool"), "kanske", "not_yes_or_no"),
        (field("partial_date"), "2019-13", "not_a_date"),
        (field("partial_date"), "maj 2019", "not_a_date"),
    ],
)
def test_a_text_that_is_no_value_says_why(
    shape: FieldShape, text: str, key: str
) -> None:
    found = read_value(shape, text, None)
    assert isinstance(found, NotAValue)
    assert (found.key, found.word) == (key, text)


def test_a_term_is_typed_as_its_id_or_as_its_label(instrument: Instrument) -> None:
    shape, vocabulary = of_collaboration(instrument, "partner_type")
    for text in ("kommun_grann", "Grannkommun", "neighbouring MUNICIPALITY "):
        assert read_value(shape, text, vocabulary) == "kommun_grann"


def test_a_word_that_is_no_term_is_told_with_the_nearest(
    instrument: Instrument,
) -> None:
    shape, vocabulary = of_collaboration(instrument, "partner_type")
    found = read_value(shape, "grankommun", vocabulary)
    assert found == NotAValue("not_a_term", "grankommun", "grannkommun")


def test_what_stands_for_not_said_cannot_be_stored(instrument: Instrument) -> None:
    sufficiency, words = of_collaboration(instrument, "sufficiency")
    missing = next(term for term in words.terms if term.missing)
    for text in (missing.id, missing.sv, missing.en):
        assert isinstance(read_value(sufficiency, text, words), NotAValue)
    works, scale = of_collaboration(instrument, "works")
    assert read_value(works, "0", scale) == NotAValue("not_in_range", "0")


def test_a_scale_takes_the_numbers_it_goes_from_and_to(instrument: Instrument) -> None:
    works, scale = of_collaboration(instrument, "works")
    read = [read_value(works, str(number), scale) for number in range(1, 6)]
    assert read == [1, 2, 3, 4, 5]
    assert isinstance(read_value(works, "6", scale), NotAValue)


@UNHURRIED
@given(picked=st.sets(st.integers(0, 30), max_size=5))
def test_terms_that_are_shown_can_be_typed(
    instrument: Instrument, picked: set[int]
) -> None:
    shape, vocabulary = of_collaboration(instrument, "areas")
    offered = [term.id for term in vocabulary.offered]
    terms = [offered[number % len(offered)] for number in picked]
    kept = list(dict.fromkeys(terms))
    for language in LANGUAGES:
        shown = show_value(shape, kept, vocabulary, language)
        assert read_value(shape, shown, vocabulary) == kept


@pytest.mark.parametrize(
    ("name", "value", "key", "nearest"),
    [
        ("partner_type", "kommun_grann", "", ""),
        ("partner_type", "Grannkommun", "not_a_term", "kommun_grann"),
        ("partner_type", "kommun_gran", "not_a_term", "kommun_grann"),
        ("partner_type", ["kommun_grann"], "not_a_text", ""),
        ("areas", ["socialjour", "hvb"], "", ""),
        ("areas", ["socialjour", "hbv"], "not_a_term", "hvb"),
        ("areas", "socialjour", "not_a_list", ""),
        ("works", 4, "", ""),
        ("works", "4", "not_a_number", ""),
        ("works", True, "not_a_number", ""),
        ("works", 6, "not_in_range", ""),
        ("works", 0, "not_in_range", ""),
        ("start_year", 2019, "", ""),
        ("partner_name", "Granåker", "", ""),
        ("partner_name", 5, "not_a_text", ""),
        ("quote_ok", True, "", ""),
        ("quote_ok", "ja", "not_yes_or_no", ""),
    ],
)
def test_a_value_from_a_file_is_checked(
    instrument: Instrument, name: str, value: object, key: str, nearest: str
) -> None:
    shape, vocabulary = of_collaboration(instrument, name)
    found = check_value(shape, value, vocabulary)
    assert (found.key, found.nearest) == (key, nearest) if found else not key


def test_a_term_that_is_no_longer_offered_stays_valid(instrument: Instrument) -> None:
    shape, vocabulary = of_collaboration(instrument, "partner_type")
    terms = tuple(
        term.model_copy(update={"deprecated": term.id == "polis"})
        for term in vocabulary.terms
    )
    later = type(vocabulary)(title=vocabulary.title, terms=terms)
    assert check_value(shape, "polis", later) is None
    assert isinstance(read_value(shape, "polis", later), NotAValue)
    assert term_label(later, "polis", "sv") == "Polismyndigheten"


@pytest.mark.parametrize(
    ("name", "value", "sv", "en"),
    [
        ("partner_type", "kommun_grann", "Grannkommun", "Neighbouring municipality"),
        ("partner_type", "borttagen", "borttagen", "borttagen"),
        ("works", 4, "4", "4"),
        ("quote_ok", True, "Ja", "Yes"),
        ("quote_ok", False, "Nej", "No"),
        ("partner_name", "[/b]", "[/b]", "[/b]"),
    ],
)
def test_a_value_is_shown_in_words(
    instrument: Instrument, name: str, value: Any, sv: str, en: str
) -> None:
    shape, vocabulary = of_collaboration(instrument, name)
    assert show_value(shape, value, vocabulary, "sv") == sv
    assert show_value(shape, value, vocabulary, "en") == en
