"""What notes quote comes back as it was."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sosapp.export.notes_format import (
    as_list,
    as_reason,
    as_value,
    from_list,
    from_reason,
    from_value,
)

# Half characters are left out: two of them side by side are one character in JSON.
TEXTS = st.one_of(
    st.text(),
    st.text('"\\ ,[]n\n\x85\u2028a', max_size=12),
    st.text(st.characters(categories=["Cs"]), max_size=1),
)
quickly = settings(max_examples=300, deadline=None, database=None)


@quickly
@given(TEXTS)
def test_a_value_comes_back(text: str) -> None:
    assert from_value(as_value(text)) == text


@quickly
@given(TEXTS)
def test_a_reason_comes_back(text: str) -> None:
    assert from_reason(as_reason(text)) == text


@quickly
@given(st.lists(TEXTS, unique=True))
def test_a_list_comes_back(items: list[str]) -> None:
    assert from_list(as_list(items)) == items


@quickly
@given(TEXTS)
def test_what_is_written_is_one_line_without_blanks_at_its_ends(text: str) -> None:
    for written in (as_value(text), as_reason(text), as_list([text])):
        assert len(written.splitlines()) == 1
        assert written == written.strip()
        assert written.encode()


@pytest.mark.parametrize(
    ("raw", "items"),
    [
        ("[]", []),
        ("", []),
        ("[ a , b ,]", ["a", "b"]),
        ("a, b", ["a", "b"]),
        ("[a, a]", ["a"]),
        ('["a, b", c d]', ["a, b", "c d"]),
        ('[""]', [""]),
    ],
)
def test_lists_as_people_write_them(raw: str, items: list[str]) -> None:
    assert from_list(raw) == items


@pytest.mark.parametrize("raw", ["[a", "a]", '["a]', '["a" b]', '["\\q"]'])
def test_what_is_no_list(raw: str) -> None:
    assert from_list(raw) is None
