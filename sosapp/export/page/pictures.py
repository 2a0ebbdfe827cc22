"""Pictures of tables as SVG, drawn by pygal; the colours are the page's own."""

import sys
from collections.abc import Callable
from math import cos, pi, sin
from typing import Any

import pygal
from lxml import etree
from pygal.style import Style

from sosapp.export.figure_text import figure_text
from sosapp.export.tables.table import Cell, Table

# A finder of old kind that pygal leaves behind for its maps; newer Pythons warn of it.
sys.meta_path[:] = [one for one in sys.meta_path if hasattr(one, "find_spec")]

Say = Callable[..., str]
COLOURS = tuple(f"var(--c{number})" for number in range(1, 9))
MOST_SERIES = 256
OWN_CSS = "inline:{{ id }}.series .line { stroke-width: inherit !important; }"
"""A line of a graph is as thick as its series."""
ROW, FRAME, WIDTH, WIDE = 34, 130, 900, 1500
"""The height of a bar, of what frames them, and the width of a picture in its units."""
HEADS, CROWDED, MOST_COLUMNS = 4, 8, 24
"""The rows that slanting heads take, how many heads stand close, and the most."""
SVG = "{http://www.w3.org/2000/svg}"


def picture(table: Table, say: Say) -> etree._Element | None:
    """The picture that suits a table; None if it has none or nothing to show.

    It says in its title and its description what it shows.
    """
    draw = {
        "counts": _bars,
        "ranked": _stacked,
        "curve": _curve,
        "cross": _grid,
        "network": _graph,
    }.get(table.look)
    if draw is None or not any(_number(c) for line in table.lines for c in line[1:]):
        return None
    chart = draw(table)
    return _finished(chart, table, say) if chart is not None else None


def _bars(table: Table) -> Any:
    chart = _chart(pygal.HorizontalBar, len(table.lines))
    chart.x_labels = _labels(table)
    for column, head in list(enumerate(table.header))[1:3]:
        chart.add(head, [_number(line[column]) for line in table.lines])
    return chart


def _stacked(table: Table) -> Any:
    """What is ranked, split by the first field that it is split by."""
    field = next((h.split(": ")[0] for h in table.header if ": " in h), "")
    columns = [n for n, h in enumerate(table.header) if h.startswith(f"{field}: ")]
    if not columns:
        columns = [1]
    chart = _chart(pygal.HorizontalStackedBar, len(table.lines))
    weights = [line[3].value for line in table.lines]
    chart.x_labels = [
        f"{label} ({weight:g})" if isinstance(weight, int | float) else label
        for label, weight in zip(_labels(table), weights, strict=True)
    ]
    for column in columns:
        head = table.header[column].removeprefix(f"{field}: ")
        chart.add(head, [_number(line[column]) for line in table.lines])
    return chart


def _grid(table: Table) -> Any:
    if len(table.header) - 1 > MOST_COLUMNS:
        return None
    crowded = len(table.header) > CROWDED
    chart = _chart(pygal.Dot, len(table.lines) + HEADS, COLOURS[:1])
    chart.width = WIDE if crowded else WIDTH
    chart.show_legend = False
    chart.x_labels = list(table.header[1:])
    chart.x_label_rotation = 60 if crowded else 35
    chart.truncate_label = 26 if crowded else 40
    for line in table.lines:
        chart.add(str(line[0].value), [_number(cell) for cell in line[1:]])
    return chart


def _curve(table: Table) -> Any:
    chart = _chart(pygal.Line, 8)
    chart.x_labels = _labels(table)
    chart.range = (0, None)
    chart.show_legend = False
    chart.add(table.header[2], [line[2].value for line in table.lines])
    return chart


def _graph(table: Table) -> Any:
    """The cases in a circle, a line from who tells to who is told of.

    A line is thick where both sides tell.
    """
    names = list(table.header[1:])
    places = [
        (round(cos(2 * pi * n / len(names)), 3), round(sin(2 * pi * n / len(names)), 3))
        for n in range(len(names))
    ]
    told = {
        (row, column)
        for row, line in enumerate(table.lines)
        for column, cell in enumerate(line[1:])
        if _number(cell)
    }
    chart = _chart(pygal.XY, 12, COLOURS[:1])
    chart.range = chart.xrange = (-1.25, 1.25)
    chart.show_legend = chart.show_x_labels = chart.show_y_labels = False
    chart.show_x_guides = chart.show_y_guides = False
    for row, column in sorted({(min(pair), max(pair)) for pair in told}):
        both = (row, column) in told and (column, row) in told
        line = [places[row], places[column]]
        chart.add("", line, show_dots=False, stroke_style={"width": 6 if both else 2})
    nodes = [
        {"value": place, "label": name}
        for place, name in zip(places, names, strict=True)
    ]
    chart.print_labels = True
    chart.add("", nodes, stroke=False, dots_size=9)
    return chart


def _chart(kind: Any, rows: int, colours: tuple[str, ...] = COLOURS) -> Any:
    style = Style(
        background="transparent",
        plot_background="transparent",
        foreground="var(--ink)",
        foreground_strong="var(--ink)",
        foreground_subtle="var(--line)",
        colors=colours * (MOST_SERIES // len(colours)),
        value_colors=("var(--ink)",) * MOST_SERIES,
        font_family="inherit",
        label_font_size=15,
        major_label_font_size=15,
        legend_font_size=15,
        value_label_font_size=16,
        value_font_size=14,
        opacity="1",
        opacity_hover="1",
        transition="0s",
    )
    return kind(
        style=style,
        js=(),
        css=("file://style.css", "file://graph.css", OWN_CSS),
        width=WIDTH,
        height=FRAME + ROW * max(rows, 3),
        truncate_label=60,
        truncate_legend=60,
        legend_at_bottom=True,
        legend_at_bottom_columns=2,
        print_values=False,
        no_data_text="–",
        pretty_print=False,
        disable_xml_declaration=True,
        x_labels_major_every=None,
        show_minor_x_labels=True,
        margin=10,
    )


def _finished(chart: Any, table: Table, say: Say) -> etree._Element:
    """The drawing without scripts, with words for those who do not see it."""
    if table.look in ("counts", "ranked"):
        chart.x_labels = list(reversed(chart.x_labels))
        for series in chart.raw_series:
            series[0].reverse()
    chart.uuid = table.id.replace(".", "-")
    svg: etree._Element = etree.fromstring(chart.render())
    for script in list(svg.iter(f"{SVG}script")):
        parent = script.getparent()
        assert parent is not None
        parent.remove(script)
    for name in ("title", "desc"):
        for old in svg.findall(f"{SVG}{name}"):
            svg.remove(old)
    for name in ("width", "height"):
        svg.attrib.pop(name, "")
    number = f"picture-{table.id.replace('.', '-')}"
    title = etree.Element(f"{SVG}title", id=f"{number}-title")
    title.text = table.title
    described = etree.Element(f"{SVG}desc", id=f"{number}-desc")
    described.text = figure_text(table, say)
    svg.insert(0, described)
    svg.insert(0, title)
    svg.set("role", "img")
    svg.set("aria-labelledby", f"{number}-title {number}-desc")
    return svg


def _labels(table: Table) -> list[str]:
    return [str(line[0].value) for line in table.lines]


def _number(cell: Cell) -> int | float | None:
    value = None if cell.hidden else cell.value
    return value if isinstance(value, int | float) and value else None
