"""Native charts beside tables of numbers, each with a text that says what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from xlsxwriter.chart import Chart

from sosapp.export.figure_text import figure_text
from sosapp.export.tables.table import Table

if TYPE_CHECKING:
    from sosapp.export.sheets.figures import FigureWriter

FEWEST_ROWS, FRAME_ROWS = 12, 6
"""Rows of the sheet that the smallest chart takes, and those for its title and axis."""
WIDTH, ROW_HEIGHT = 640, 20
BARS, SECOND = "#1F6F8B", "#9CC3D1"
MOST_BARS = 25


def insert_chart(writer: FigureWriter, head: int, table: Table) -> int:
    """Put the picture of a table beside it; the rows that it takes, 0 without one."""
    shown = COLUMNS.get(table.look)
    if shown is None or not table.lines:
        return 0
    last = head + min(len(table.lines), MOST_BARS)
    chart = _chart(writer, table, (head, last), shown)
    rows = max(FEWEST_ROWS, last - head + FRAME_ROWS)
    chart.set_size({"width": WIDTH, "height": rows * ROW_HEIGHT})
    said = writer.texts[figure_text(table, writer.say)].first
    options = {"description": said, "object_position": 2, "x_offset": 12}
    writer.worksheet.insert_chart(head, len(table.header) + 1, chart, options)
    return rows


def _chart(
    writer: FigureWriter, table: Table, rows: tuple[int, int], columns: tuple[int, ...]
) -> Chart:
    """Some columns of the rows between the head and the last one."""
    sheet, (head, last) = writer.worksheet.get_name(), rows
    kind = "line" if table.look == "curve" else "bar"
    chart = writer.book.add_chart({"type": kind})
    for column, colour in zip(columns, (BARS, SECOND), strict=False):
        series = {
            "name": [sheet, head, column],
            "categories": [sheet, head + 1, 0, last, 0],
            "values": [sheet, head + 1, column, last, column],
        }
        chart.add_series(series | _drawn(kind, colour))
    chart.set_title({"name": writer.texts[table.title].first, **TITLE})
    if kind == "line":
        chart.set_y_axis(COUNTED)
    else:
        chart.set_x_axis(COUNTED)
        chart.set_y_axis(NAMED)
    chart.set_legend({"position": "bottom"} if len(columns) > 1 else {"none": True})
    return chart


def _drawn(kind: str, colour: str) -> dict[str, object]:
    if kind == "line":
        return {"line": {"color": colour}, "marker": {"type": "circle"}}
    return {"fill": {"color": colour}, "gap": 60}


TITLE = {"name_font": {"size": 11, "bold": True}, "overlay": False}
GRID = {"visible": True, "line": {"color": "#E1E6EB", "width": 0.75}}
COUNTED = {"major_gridlines": GRID, "num_format": "0", "min": 0}
NAMED = {"reverse": True, "num_font": {"size": 8}, "line": {"none": True}}
COLUMNS: Final = {"counts": (1, 2), "ranked": (1,), "curve": (2,)}
"""What is drawn: records and interviews, interviews alone, what is known by then."""
