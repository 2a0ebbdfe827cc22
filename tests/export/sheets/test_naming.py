"""Names that Excel takes."""

from hypothesis import given
from hypothesis import strategies as st

from sosapp.export.sheets.naming import headers, tab_names, table_name

NAMES = st.lists(st.text(max_size=60), max_size=6)


@given(NAMES)
def test_tabs_are_short_clean_and_different(names: list[str]) -> None:
    tabs = tab_names(names)
    assert len({tab.casefold() for tab in tabs}) == len(names)
    for tab in tabs:
        assert 0 < len(tab.encode("utf-16-le")) // 2 <= 31
        assert not set(tab) & set("[]:*?/\\")
        assert not tab.startswith("'")
        assert not tab.endswith("'")


def test_the_name_that_excel_keeps_for_itself_is_not_taken() -> None:
    assert tab_names(["History", ""]) == ("History –", "–")


def test_a_tab_is_not_cut_right_after_a_quotation_mark() -> None:
    assert tab_names(["x" * 30 + "'yz"]) == ("x" * 30,)


@given(NAMES)
def test_headers_stand_on_one_line_and_differ(names: list[str]) -> None:
    found = headers(names)
    assert len({name.casefold() for name in found}) == len(names)
    assert all(name and "\n" not in name for name in found)


def test_headers_that_are_alike_are_numbered() -> None:
    assert headers(["Note", "note", "A\nb"]) == ("Note", "note (2)", "A b")


def test_a_table_is_never_named_like_a_cell() -> None:
    assert table_name("small-scale") == "small_scale_table"
    assert table_name("a1") == "a1_table"
