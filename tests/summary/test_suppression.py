"""Small numbers are hidden, also where they could be computed."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosapp.summary.suppression import FEWEST, Numbers, hidden_cells

LINE = st.lists(st.integers(0, 5), min_size=1, max_size=4)
TABLE = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 4), min_size=width, max_size=width),
        min_size=1,
        max_size=3,
    )
)


@pytest.mark.parametrize(
    ("numbers", "hidden"),
    [
        ([[5, 4, 3]], set()),
        ([[0, 0, 0]], set()),
        # 2 alone could be computed from the total of 9: the smallest other goes too.
        ([[2, 3, 4]], {(0, 0), (0, 1)}),
        # 1 and 1 are 2 together, as few as each of them: 5 goes too.
        ([[1, 1, 5]], {(0, 0), (0, 1), (0, 2)}),
        # 1 and 2 are 3 together: enough.
        ([[1, 2, 5]], {(0, 0), (0, 1)}),
        # A number above 0 covers better than a 0.
        ([[2, 0, 7]], {(0, 0), (0, 2)}),
        ([[2, 0]], {(0, 0), (0, 1)}),
        ([[2]], {(0, 0)}),
    ],
)
def test_a_row_by_hand(numbers: Numbers, hidden: set[tuple[int, int]]) -> None:
    assert hidden_cells(numbers) == hidden


def test_columns_are_covered_where_they_add_up() -> None:
    # 4 3 5 | 12      In the first row 1 takes 3 with it; each of these columns then
    # 1 3 6 | 10      needs a second cell: 4 and 3 above them.
    numbers = [[4, 3, 5], [1, 3, 6]]
    assert hidden_cells(numbers) == {(1, 0), (1, 1)}
    both = {(1, 0), (1, 1), (0, 0), (0, 1)}
    assert hidden_cells(numbers, columns_add_up=True) == both


def test_rows_are_equally_long() -> None:
    with pytest.raises(ValueError, match="equally long"):
        hidden_cells([[1, 2], [1]])


@given(LINE)
def test_no_small_number_follows_from_the_total_of_its_row(row: list[int]) -> None:
    hidden = {column for _, column in hidden_cells([row])}
    assert {c for c, n in enumerate(row) if 0 < n < FEWEST} <= hidden
    rest = sum(row[column] for column in hidden)
    if hidden and len(hidden) < len(row):
        assert len(hidden) > 1
        assert rest >= FEWEST
    for column in hidden:
        if len(hidden) > 1 and rest:
            assert len({one[0] for one in _possible(rest, len(hidden))}) > 1, column


def _possible(total: int, cells: int) -> list[tuple[int, ...]]:
    every = product(range(total + 1), repeat=cells)
    return [one for one in every if sum(one) == total]


@given(TABLE)
def test_no_line_of_a_table_has_a_hidden_cell_alone(table: list[list[int]]) -> None:
    hidden = hidden_cells(table, columns_add_up=True)
    rows, columns = range(len(table)), range(len(table[0]))
    lines = [[(r, c) for c in columns] for r in rows]
    lines += [[(r, c) for r in rows] for c in columns]
    for line in lines:
        within = [cell for cell in line if cell in hidden]
        if within and len(within) < len(line):
            assert len(within) > 1
            assert sum(table[r][c] for r, c in within) >= FEWEST
