"""Tables of a page: with headers that a screen reader tells, shaded by number."""

from collections.abc import Callable
from dataclasses import replace

from lxml.html import HtmlElement
from lxml.html.builder import E

from sosapp.export.tables.table import Cell, Table
from sosapp.export.xml_text import Door

DEEPEST = 0.75
SHADED = ("cross", "network", "compared")


def shown(table: Table, door: Door) -> Table:
    """The table with every text as it may be written."""

    def cell(one: Cell) -> Cell:
        return (
            replace(one, value=door(one.value)) if isinstance(one.value, str) else one
        )

    return replace(
        table,
        title=door(table.title),
        note=door(table.note),
        header=tuple(door(head) for head in table.header),
        lines=tuple(tuple(map(cell, line)) for line in table.lines),
    )


def data_table(table: Table, say: Callable[..., str]) -> HtmlElement:
    """A table in a frame that scrolls where it is too wide."""
    most = max(
        (
            cell.value
            for line in table.lines
            for cell in line[table.labels :]
            if isinstance(cell.value, int | float) and not cell.hidden
        ),
        default=0,
    )
    shaded = most if table.look in SHADED else 0
    heads = [
        E.th(head, {"scope": "col", "class": _class(number, table)})
        for number, head in enumerate(table.header)
    ]
    rows = [
        E.tr(*(_cell(cell, n, table, shaded, say) for n, cell in enumerate(line)))
        for line in table.lines
    ]
    grid = E.table(E.caption(table.title), E.thead(E.tr(*heads)), E.tbody(*rows))
    label = say("page.scroll", title=table.title)
    frame = {"class": "scroll", "tabindex": "0", "role": "region", "aria-label": label}
    return E.div(grid, frame)


def _class(number: int, table: Table) -> str:
    is_number = number >= table.labels and table.look != "records"
    return "number" if is_number else "text"


def _cell(
    cell: Cell, number: int, table: Table, most: float, say: Callable[..., str]
) -> HtmlElement:
    if number == 0:
        return E.th(_lines(cell), {"scope": "row"})
    if cell.hidden:
        hidden = {"class": "number", "aria-label": say("page.hidden")}
        return E.td(cell.text, hidden)
    if isinstance(cell.value, int | float):
        said = {"class": "number"}
        if most and cell.value:
            depth = round(DEEPEST * cell.value / most, 2)
            said = {"class": "number shade", "style": f"--depth: {depth}"}
        return E.td(cell.text, said)
    return E.td(_lines(cell))


def _lines(cell: Cell) -> HtmlElement:
    return E.span(cell.text, {"class": "lines"})
