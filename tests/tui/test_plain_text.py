"""The door that text from people passes on its way to the screen."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content

from sosapp.tui.text import one_line, padded, plain, visible

TEXTS = st.one_of(
    st.text(max_size=40),
    st.text(st.characters(categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Mn", "So"])),
    st.lists(st.sampled_from(["å", "漢", "👩‍👩‍👧", "e\u0301", " ", "\n", "ord"])).map(
        "".join
    ),
)
WORDS = st.text(st.characters(categories=["L", "N", "P", "S", "Mn", "Zs"]), max_size=40)
MARKUP = (
    "[Q1]",
    "[/b]",
    "[b]fet[/b]",
    "[/]",
    r"\[",
    ":smile:",
    "[@click=app.quit]x[/]",
)


@given(TEXTS)
def test_what_is_shown_steers_no_terminal(text: str) -> None:
    for character in visible(text).replace("\n", ""):
        assert unicodedata.category(character) not in ("Cc", "Cs", "Zl", "Zp")
        assert unicodedata.bidirectional(character) not in ("RLO", "LRO", "RLI", "LRI")


@given(TEXTS)
def test_each_character_has_one_in_its_place(text: str) -> None:
    assert len(visible(text)) == len(text)


@given(WORDS)
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31m", "␛[31m"),
        ("a\tb\nc", "a b\nc"),
        ("a\rb", "a␍b"),
        ("\x7f\x9b", "␡\ufffd"),
        ("\u202egnp.exe", "\ufffdgnp.exe"),
        ("one\u2028two\u2029three", "one\ntwo\nthree"),
        ("\ud800", "?"),
        ("👩\u200d👧 \u00ad", "👩\u200d👧 \u00ad"),
    ],
)
def test_a_picture_stands_for_what_cannot_be_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_text(text: str) -> None:
    assert plain(text) == Content(text)
    assert plain(text, "bold").plain == text
    assert {str(span.style) for span in plain(text, "bold").spans} == {"bold"}


@given(TEXTS, st.integers(1, 30))
def test_one_line_has_at_most_its_width(text: str, width: int) -> None:
    line = one_line(text, width)
    assert cell_len(line) <= width
    assert "\n" not in line


@given(TEXTS)
def test_what_has_room_is_not_cut(text: str) -> None:
    line = " ".join(visible(text).split())
    assert one_line(text, max(1, cell_len(line))) == line


@pytest.mark.parametrize(
    ("text", "cut"), [("Granåker", "Gran…"), ("漢字漢字", "漢字…"), ("a\n\n b", "a b")]
)
def test_what_has_no_room_ends_with_an_ellipsis(text: str, cut: str) -> None:
    assert one_line(text, 5) == cut


def test_no_width_at_all_leaves_the_ellipsis() -> None:
    assert one_line("Granåker", 0) == "…"


@given(WORDS, st.integers(1, 30))
def test_a_padded_text_fills_its_width(text: str, width: int) -> None:
    assert cell_len(padded(text, width)) == width
