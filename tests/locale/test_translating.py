"""A text of the interface in the language that was asked for."""

import pytest

from sosapp.errors import Damaged
from sosapp.locale import as_language, texts, translate


def test_a_text_is_in_the_language_that_was_asked_for() -> None:
    assert translate("value.yes", "sv") == "Ja"
    assert translate("value.yes", "en") == "Yes"


def test_values_stand_where_the_text_leaves_room_and_are_only_text() -> None:
    said = translate("error.file_damaged", "en", file="{file} [/b] %s")
    assert said == "The file {file} [/b] %s is not as it was written."


def test_a_key_without_a_text_is_shown_itself() -> None:
    assert translate("no.such.key", "sv") == "no.such.key"


def test_the_languages_have_the_same_keys() -> None:
    assert texts("sv").keys() == texts("en").keys()


@pytest.mark.parametrize(
    ("code", "language"),
    [("sv", "sv"), ("en_GB.UTF-8", "en"), ("SV-se", "sv"), ("de", "sv"), (None, "sv")],
)
def test_a_code_means_a_language(code: str | None, language: str) -> None:
    assert as_language(code) == language


def test_another_language_than_the_two_means_the_default() -> None:
    assert as_language("fi", default="en") == "en"
    assert as_language("", default="en") == "en"


def test_an_error_says_what_happened_and_what_to_do() -> None:
    error = Damaged("file_damaged", file="a.json")
    assert (
        str(error)
        == error.message("en")
        == ("The file a.json is not as it was written.")
    )
    assert "check --repair" in error.hint("sv")
