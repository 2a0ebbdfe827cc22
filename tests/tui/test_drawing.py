"""Pages drawn as text: lines, bars, crosses and the names of the pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from sosapp.tui.widgets.bars import Bar, bars
from sosapp.tui.widgets.crossing import crossing
from sosapp.tui.widgets.drawing import Drawing, indented, lines_of
from sosapp.tui.widgets.tab_line import in_sight

WORDS = st.text(alphabet="abåé漢🙂- ", max_size=80)


@given(WORDS, st.integers(2, 30))
def test_lines_fit_and_lose_nothing_but_spaces(text: str, width: int) -> None:
    lines = lines_of(text, width)
    assert max(map(cell_len, lines)) <= width
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_lines_break_at_spaces_and_line_ends() -> None:
    assert lines_of("ett två tre\nfyra", 7) == ["ett två", "tre", "fyra"]
    assert lines_of("tolv\xa0345 6", 8) == ["tolv\xa0345", "6"]
    assert lines_of("", 8) == [""]
    assert str(indented("ett två tre", 9)) == "  ett två\n  tre"


def test_a_full_bar_is_the_total_and_the_smallest_count_is_seen() -> None:
    rows = [Bar("All", (200, 9)), Bar("One", (1, 1)), Bar("None", (0, 0))]
    drawn = str(bars(rows, ("n", "of"), 200, 60)).splitlines()
    assert [line.count("█") for line in drawn] == [0, 30, 1, 0]
    assert drawn[1].endswith(" 200    9")


def test_what_is_not_stated_looks_otherwise() -> None:
    rows = [Bar("Said", (1,)), Bar("Not stated", (1,), stated=False)]
    drawn = str(bars(rows, ("n",), 2, 60)).splitlines()
    assert "█" in drawn[1]
    assert "█" not in drawn[2]
    assert "░" in drawn[2]


@pytest.mark.parametrize("width", [36, 60, 110])
def test_bars_fit_and_show_the_whole_label(width: int) -> None:
    label = "Samhällsviktig verksamhet med långa ord i namnet"
    drawn = str(bars([Bar(label, (12, 3))], ("poster", "intervjuer"), 12, width))
    assert max(map(cell_len, drawn.splitlines())) <= width
    kept = "".join(letter for letter in drawn if letter.isalpha())
    for word in label.split():
        assert word in kept
    assert "12" in drawn


ROWS = {"a": "Alpha", "b": "Beta", "c": "Gamma"}
PAIRS = {("a", "a"): 3, ("b", "c"): 1}


def test_a_number_in_a_head_is_not_broken_at_its_thousands() -> None:
    heads = {"a": "Under 6\xa0000", "b": "15\xa0000 eller fler"}
    drawn = str(crossing({("a", "a"): 3, ("b", "b"): 1}, ROWS, heads, 60))
    assert "6\xa0000" in drawn
    assert "15\xa0000" in drawn


def test_a_cross_is_a_grid_where_it_fits() -> None:
    grid = str(crossing(PAIRS, ROWS, ROWS, 40)).splitlines()
    assert [line.split() for line in grid] == [
        ["Alpha", "Gamma"],
        ["Alpha", "3", "·"],
        ["Beta", "·", "1"],
    ]


def test_a_cross_is_a_list_where_it_does_not_fit() -> None:
    listed = str(crossing(PAIRS, ROWS, ROWS, 16))
    assert listed == "Alpha\n  Alpha\xa03\nBeta\n  Gamma\xa01"


def test_numbers_have_the_decimal_sign_of_the_language() -> None:
    assert Drawing("sv", 80).number(3.64) == "3,64"
    assert Drawing("en", 80).number(3.64) == "3.64"
    assert Drawing("sv", 80).number(3.0) == "3"


def test_the_chosen_page_is_always_among_those_in_sight() -> None:
    widths = [10, 12, 14, 8, 30]
    for chosen in range(len(widths)):
        first, last = in_sight(widths, chosen, 28)
        assert first <= chosen < last
        assert sum(widths[first:last]) <= 30
    assert in_sight(widths, 0, 100) == (0, 5)
    assert in_sight([], 0, 100) == (0, 0)


def test_the_higher_a_number_the_stronger_its_ground() -> None:
    pairs = {("a", "a"): 9, ("a", "b"): 5, ("b", "a"): 1}
    labels = {"a": "First", "b": "Second"}
    grid = crossing(pairs, labels, labels, 40)
    shades = {
        str(grid)[span.start : span.end].strip(): str(span.style)
        for span in grid.spans
        if "on $primary" in str(span.style)
    }
    assert shades == {
        "9": "on $primary 36%",
        "5": "on $primary 24%",
        "1": "on $primary 12%",
    }
