"""Comparison by an attribute of cases, small numbers hidden unless names are shown."""

from collections.abc import Iterator

from sosapp.export.contents import Contents
from sosapp.export.tables.table import Cell, Table
from sosapp.instrument.case_list import Attribute
from sosapp.summary.comparison import Compared
from sosapp.summary.counting import NOT_STATED
from sosapp.summary.kinds import RecordKind
from sosapp.summary.summary import Summary
from sosapp.summary.suppression import FEWEST
from sosapp.summary.wording import term_label


def compared_tables(
    contents: Contents, kind: RecordKind, summary: Summary
) -> Iterator[Table]:
    """A table for each counted field that something is said in."""
    for one in summary.comparisons:
        if one.terms:
            yield _table(contents, kind, one)


def _table(contents: Contents, kind: RecordKind, one: Compared) -> Table:
    shape, language = kind.by_id[one.field], contents.options.language
    hides = not contents.options.identified
    held = (
        Cell(n, hidden=hides and column in one.small)
        for column, n in enumerate(one.interviews)
    )
    every = tuple(
        (Cell(term_label(kind, shape, term, language)), *_numbers(one, row, hides))
        for row, term in enumerate(one.terms)
    )
    shown = tuple(line for line in every if not all(c.hidden for c in line[1:]))
    return Table(
        id=f"{kind.name}.{one.attribute.id}-{one.field}",
        look="compared",
        title=f"{shape.in_(language)} × {one.attribute.in_(language)}",
        header=(
            shape.in_(language),
            *(_band(contents, one.attribute, band) for band in one.bands),
        ),
        lines=((Cell(contents.say("held_interviews")), *held), *shown),
        note=_note(contents, one, len(every) - len(shown)),
        unit=contents.say("column.interviews"),
    )


def _numbers(one: Compared, row: int, hides: bool) -> Iterator[Cell]:
    for column, n in enumerate(one.numbers[row]):
        hidden = hides and (row, column) in one.hidden
        yield Cell(n, one.behind[row][column], hidden=hidden)


def _note(contents: Contents, one: Compared, left_out: int) -> str:
    """What the numbers are, and what of them is not there."""
    if contents.options.identified or not one.hidden:
        return contents.say("note.cross")
    said = contents.say("note.hidden", n=FEWEST)
    more = contents.say("note.left_out", n=left_out) if left_out else ""
    return f"{said} {more}".strip()


def _band(contents: Contents, attribute: Attribute, band: str) -> str:
    if band == NOT_STATED:
        return contents.say("not_stated")
    known = {one.id: one.in_(contents.options.language) for one in attribute.bands}
    return known.get(band, band)
