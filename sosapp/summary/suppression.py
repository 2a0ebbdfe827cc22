"""Hiding small numbers: a cell that rests on too few could point out a person.

A hidden cell must not come back by subtraction: where a row or a column is published
with its total, no hidden cell stands alone, nor with others that together rest on as
few.
"""

from collections.abc import Iterable, Sequence

FEWEST = 3
"""Interviews that a number by an attribute of cases must rest on.

With one director a municipality, fewer would point at one of them.
"""

Numbers = Sequence[Sequence[int]]
Hidden = frozenset[tuple[int, int]]


def hidden_cells(
    numbers: Numbers, fewest: int = FEWEST, *, columns_add_up: bool = False
) -> Hidden:
    """The cells (row, column) of a table that must not be shown.

    `numbers` has what each cell rests on. Its rows are taken to be published with
    their totals, and its columns if they add up: they do not where an interview is
    counted in several rows. A cell of 0 rests on nobody, but is hidden where it is
    needed to cover another.

    Raises:
        ValueError: the rows are not equally long.
    """
    if len(set(map(len, numbers))) > 1:
        raise ValueError("the rows of a table are equally long")
    hidden = {
        (down, across)
        for down, row in enumerate(numbers)
        for across, n in enumerate(row)
        if 0 < n < fewest
    }
    return covered(numbers, hidden, fewest, columns_add_up=columns_add_up)


def covered(
    numbers: Numbers,
    hidden: Iterable[tuple[int, int]],
    fewest: int = FEWEST,
    *,
    columns_add_up: bool = False,
) -> Hidden:
    """The cells that are hidden, and those that must be for none to be computed."""
    found = set(hidden)
    lines = _lines(numbers, columns_add_up)
    while further := _uncovered(numbers, lines, found, fewest):
        found.add(further)
    return frozenset(found)


Line = tuple[tuple[int, int], ...]


def _lines(numbers: Numbers, columns_add_up: bool) -> list[Line]:
    """The cells of every row, and of every column that adds up."""
    columns = range(len(numbers[0]) if numbers else 0)
    rows = range(len(numbers))
    down = [tuple((row, column) for column in columns) for row in rows]
    across = [tuple((row, column) for row in rows) for column in columns]
    return down + (across if columns_add_up else [])


def _uncovered(
    numbers: Numbers, lines: list[Line], hidden: set[tuple[int, int]], fewest: int
) -> tuple[int, int] | None:
    """One more cell to hide; None if every hidden cell is covered.

    A line is open if one cell is hidden in it, or if all that are hidden together are
    so few that they point at somebody as well as one of them would.
    """
    for line in lines:
        within = [cell for cell in line if cell in hidden]
        together = sum(numbers[row][column] for row, column in within)
        shown = [cell for cell in line if cell not in hidden]
        if within and shown and (len(within) < 2 or together < fewest):
            return min(shown, key=lambda cell: _cost(numbers, cell))
    return None


def _cost(numbers: Numbers, cell: tuple[int, int]) -> tuple[bool, int, int, int]:
    """The smallest number is given up first; a 0 only where there is nothing else."""
    n = numbers[cell[0]][cell[1]]
    return n == 0, n, *cell
