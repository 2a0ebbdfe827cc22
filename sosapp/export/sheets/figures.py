"""A sheet of figures: the tables of numbers of one summary, each with its picture."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from sosapp.export.sheets.cell_text import CellTexts
from sosapp.export.sheets.charts import insert_chart
from sosapp.export.sheets.evidence import WITH_NUMBERS, Place
from sosapp.export.sheets.frame import LINE_HEIGHT, Say, lines_of, set_up_page
from sosapp.export.sheets.styles import Styles
from sosapp.export.tables.table import Cell, Table, Value

LABEL_WIDTH, NUMBER_WIDTH, TEXT_WIDTH = 46, 13, 30
HIGHEST = 409
CUT = 2_000
"""Characters that are shown of a text that a cell is too small for."""
GAP = 2
Links = Mapping[Place, tuple[str, str]]
"""The place in the workbook that a line leads to, and what the link says."""


@dataclass(frozen=True)
class FigureWriter:
    """Writes tables below each other; `tick` is called after every line."""

    book: Workbook
    worksheet: Worksheet
    styles: Styles
    texts: CellTexts
    say: Say
    tick: Callable[[], None]

    def write(
        self, title: str, marks: str, tables: Sequence[Table], links: Links
    ) -> int:
        """Write everything; the number of lines."""
        widths = _widths(tables)
        for column, width in enumerate(widths):
            self.worksheet.set_column(column, column, width)
        self._write(0, 0, title, self.styles.title)
        self._write(1, 0, marks, self.styles.mark)
        row, lines = 3, 0
        for table in tables:
            row = self._table(row, table, links, widths)
            lines += len(table.lines)
        set_up_page(self.worksheet, sum(widths), None)
        return lines

    def _table(
        self, row: int, table: Table, links: Links, widths: Sequence[int]
    ) -> int:
        """Write a table from a row on; the row where the next one may begin."""
        self._write(row, 0, table.title, self.styles.label)
        head = row + 1
        for column, text in enumerate(table.header):
            self._write(head, column, text, self.styles.header)
        self._fit(head, table.header, widths)
        for number, line in enumerate(table.lines):
            self._line(head + 1 + number, line)
            self._fit(head + 1 + number, [cell.value for cell in line], widths)
            link = links.get((table.id, number))
            if link:
                self._link(head + 1 + number, len(table.header), *link)
            self.tick()
        last = head + len(table.lines)
        self._shade(head, last, table)
        if table.note:
            self._write(last + 1, 0, table.note, self.styles.note)
        rows = insert_chart(self, head, table)
        end = last + 1 + bool(table.note)
        return max(end, head + rows) + GAP

    def _line(self, row: int, line: Sequence[Cell]) -> None:
        for column, cell in enumerate(line):
            if cell.hidden:
                self.worksheet.write_string(row, column, cell.text, self.styles.number)
            elif isinstance(cell.value, str):
                self._write(row, column, cell.value, self.styles.text)
            elif cell.value is not None:
                self.worksheet.write_number(row, column, cell.value, self.styles.number)

    def _fit(self, row: int, values: Sequence[Value], widths: Sequence[int]) -> None:
        """Make a row as high as what is wrapped in it."""
        lines = max(
            lines_of(value, width - 2)
            for value, width in zip(values, widths, strict=False)
            if isinstance(value, str)
        )
        if lines > 1:
            self.worksheet.set_row(row, min(lines * LINE_HEIGHT, HIGHEST))

    def _link(self, row: int, column: int, target: str, said: str) -> None:
        self.worksheet.write_url(row, column, target, self.styles.link, said)

    def _write(self, row: int, column: int, text: str, style: object) -> None:
        """Write a text; of one that is too long for a cell, the register has all."""
        if text:
            if self.texts[text].rest:
                text = f"{self.texts.hide(text)[:CUT]}… {self.say('cut')}"
            self.worksheet.write_string(row, column, self.texts[text].first, style)

    def _shade(self, head: int, last: int, table: Table) -> None:
        """Bars on counts, a scale of colour on what is set against each other."""
        under = {"type": "formula", "criteria": "=1=1", "format": self.styles.under}
        width = len(table.header) - 1
        area = (head + 1, 0, last, width)
        if table.look in WITH_NUMBERS:
            for column in (1, 2):
                bar = {
                    "type": "data_bar",
                    "bar_color": "#8FB8C9",
                    "min_type": "num",
                    "min_value": 0,
                }
                self.worksheet.conditional_format(head + 1, column, last, column, bar)
        elif table.look not in ("records", "curve"):
            scale = {
                "type": "2_color_scale",
                "min_color": "#F2F7F9",
                "max_color": "#6FA8BD",
            }
            self.worksheet.conditional_format(head + 1, 1, last, width, scale)
        self.worksheet.conditional_format(*area, under)


def _widths(tables: Sequence[Table]) -> list[int]:
    """The width of each column: lists hold text, the others a label and numbers."""
    columns = max((len(table.header) for table in tables), default=1)
    lists = any(table.look == "records" for table in tables)
    further = TEXT_WIDTH if lists else NUMBER_WIDTH
    return [LABEL_WIDTH, *[further] * (columns - 1), NUMBER_WIDTH]


def place_of(sheet: str, row: int, column: int = 0) -> str:
    """A cell of a sheet as a link inside the workbook says it."""
    quoted = sheet.replace("'", "''")
    return f"internal:'{quoted}'!{xl_range_abs(row, column, row, column)}"
