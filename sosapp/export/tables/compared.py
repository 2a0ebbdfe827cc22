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
    hidden = one.hidden if hides else frozenset()
    held = [
        Cell(n, hidden=hides and column in one.small)
        for column, n in enumerate(one.interviews)
    ]
    return Table(
        id=f"{kind.name}.{one.attribute.id}-{one.field}",
        look="compared",
        title=f"{shape.in_(language)} × {one.attribute.in_(language)}",
        header=(
            shape.in_(language),
            *(_band(contents, one.attribute, band) for band in one.bands),
        ),
        lines=(
            (Cell(contents.say("held_interviews")), *held),
            *(
                (
                    Cell(term_label(kind, shape, term, language)),
                    *(
                        Cell(
                            n,
                            one.behind[row][column],
                            hidden=(row, column) in hidden,
                        )
                        for column, n in enumerate(one.numbers[row])
                    ),
                )
                for row, term in enumerate(one.terms)
            ),
        ),
        note=contents.say("note.hidden" if hidden else "note.cross", n=FEWEST),
    )


def _band(contents: Contents, attribute: Attribute, band: str) -> str:
    if band == NOT_STATED:
        return contents.say("not_stated")
    known = {one.id: one.in_(contents.options.language) for one in attribute.bands}
    return known.get(band, band)
