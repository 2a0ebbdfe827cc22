"""Native charts beside tables of numbers, each with a text that says what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    """Put the picture of a table beside it; the rows that it takes, 0 without one.

    Bars show records and interviews; where something is ranked, interviews alone. A
    curve shows what is known after each interview.
    """
    if table.look not in ("counts", "ranked", "curve") or not table.lines:
        return 0
    sheet = writer.worksheet.get_name()
    first, last = head + 1, head + min(len(table.lines), MOST_BARS)
    is_curve = table.look == "curve"
    chart = writer.book.add_chart({"type": "line" if is_curve else "bar"})
    columns = (2,) if is_curve else (1,) if table.look == "ranked" else (1, 2)
    for column, colour in zip(columns, (BARS, SECOND), strict=False):
        chart.add_series(
            {
                "name": [sheet, head, column],
                "categories": [sheet, first, 0, last, 0],
                "values": [sheet, first, column, last, column],
                **(
                    {"line": {"color": colour}, "marker": {"type": "circle"}}
                    if is_curve
                    else {"fill": {"color": colour}, "gap": 60}
                ),
            }
        )
    chart.set_title({"name": writer.texts[table.title].first, **TITLE})
    counted = {"major_gridlines": GRID, "num_format": "0", "min": 0}
    if is_curve:
        chart.set_y_axis(counted)
    else:
        labels = {"reverse": True, "num_font": {"size": 8}, "line": {"none": True}}
        chart.set_y_axis(labels)
        chart.set_x_axis(counted)
    chart.set_legend({"position": "bottom"} if len(columns) > 1 else {"none": True})
    rows = max(FEWEST_ROWS, last - head + FRAME_ROWS)
    chart.set_size({"width": WIDTH, "height": rows * ROW_HEIGHT})
    said = writer.texts[figure_text(table, writer.say)].first
    place = len(table.header) + 1
    options = {"description": said, "object_position": 2, "x_offset": 12}
    writer.worksheet.insert_chart(head, place, chart, options)
    return rows


TITLE = {"name_font": {"size": 11, "bold": True}, "overlay": False}
GRID = {"visible": True, "line": {"color": "#E1E6EB", "width": 0.75}}
