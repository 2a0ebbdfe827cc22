"""Tables of the summary as text: bars, grids, lists and a curve."""

from collections.abc import Sequence
from itertools import groupby

from textual.content import Content

from sosapp.export.tables.table import Cell, Line, Table
from sosapp.tui.text import plain
from sosapp.tui.widgets.bars import Bar, bars
from sosapp.tui.widgets.crossing import crossing
from sosapp.tui.widgets.drawing import TABLE, Block, Drawing, heading, indented

STEPS = " ▁▂▃▄▅▆▇█"


def drawn(table: Table, drawing: Drawing) -> Block:
    """A table with its title and its note; the block leads to what is behind it."""
    draw = {
        "counts": _counts,
        "ranked": _ranked,
        "curve": _curve,
        "cross": _grid,
        "compared": _grid,
        "network": _grid,
        "records": _list,
    }[table.look]
    parts = [heading(table.title), draw(table, drawing)]
    if table.note:
        parts.append(indented(table.note, drawing.width, 0, "$text-muted"))
    return Block(Content("\n").join(parts), TABLE, table)


def _counts(table: Table, drawing: Drawing) -> Content:
    rows = [_bar(line) for line in table.lines]
    every = {row.entry.id for line in table.lines for row in line[1].rows}
    return bars(rows, table.header[1:3], len(every), drawing.width)


def _bar(line: Line) -> Bar:
    """A line of counts; what is not stated is counted in no interview."""
    said = _int(line[2])
    return Bar(line[0].text, (_int(line[1]), said), stated=said is not None)


def _ranked(table: Table, drawing: Drawing) -> Content:
    """The interviews as bars; weight and rank beside what they are of."""
    rows = []
    for line in table.lines:
        values = {"weight": _said(line[3], drawing), "rank": _said(line[5], drawing)}
        label = f"{line[0].text} ({drawing.say('results.ranked', **values)})"
        rows.append(Bar(label, (_int(line[1]), _int(line[2]))))
    most = max((row.numbers[0] or 0 for row in rows), default=0)
    return bars(rows, table.header[1:3], most, drawing.width)


def _curve(table: Table, drawing: Drawing) -> Content:
    """What is known after each interview, as a row of steps with its numbers below."""
    known = [_int(line[2]) or 0 for line in table.lines]
    most = max(known, default=0)
    wide = max(2, min(6, (drawing.width - 2) // max(len(known), 1)))
    top = len(STEPS) - 1
    steps = "".join(
        STEPS[round(top * n / most) if most else 0] * (wide - 1) + " " for n in known
    )
    numbers = "".join(f"{n:<{wide}}" for n in known)
    lines = [plain(steps[: drawing.width], "$primary"), plain(numbers[: drawing.width])]
    return Content("\n").join(lines)


def _grid(table: Table, drawing: Drawing) -> Content:
    columns = {str(n): head for n, head in enumerate(table.header[1:])}
    rows = {str(n): line[0].text for n, line in enumerate(table.lines)}
    pairs = {
        (str(down), str(across)): number
        for down, line in enumerate(table.lines)
        for across, cell in enumerate(line[1:])
        if (number := _int(cell))
    }
    return crossing(pairs, rows, columns, drawing.width)


def _list(table: Table, drawing: Drawing) -> Content:
    groups = groupby(table.lines, lambda line: line[0].text)
    parts = [_alike(table, tuple(group), drawing) for _, group in groups]
    return Content("\n").join(parts)


def _alike(table: Table, group: Sequence[Line], drawing: Drawing) -> Content:
    """What lines are about, once, and below it what each of them says."""
    shared = table.labels if len(group) == 1 else 1
    about = [cell.text for cell in group[0][:shared] if cell.value]
    parts = [plain(" · ".join(about) or "–", "bold")]
    for line in group:
        said = [cell.text for cell in line[shared : table.labels] if cell.value]
        said += [
            f"{head}: {cell.text}"
            for head, cell in list(zip(table.header, line, strict=True))[table.labels :]
            if cell.value not in (None, "")
        ]
        parts += [indented(" · ".join(said), drawing.width)] if said else []
    return Content("\n").join(parts)


def _int(cell: Cell) -> int | None:
    return cell.value if isinstance(cell.value, int) else None


def _said(cell: Cell, drawing: Drawing) -> str:
    if isinstance(cell.value, int | float):
        return drawing.number(cell.value)
    return drawing.say("results.no_weight")
