"""Writes the rows of one sheet between the title and the table that frame them."""

from collections.abc import Callable, Sequence

from xlsxwriter.worksheet import Worksheet

from sosapp.errors import Refused
from sosapp.export.sheets.cell_text import CellText, CellTexts
from sosapp.export.sheets.frame import (
    LINE_HEIGHT,
    Say,
    add_table,
    lines_of,
    set_up_page,
    set_widths,
)
from sosapp.export.sheets.sheet import CellValue, Column, Sheet
from sosapp.export.sheets.styles import Styles

LAST_ROW = 1_048_575
SCALE_COLOURS = {
    "type": "3_color_scale",
    "min_type": "num",
    "min_value": 1,
    "min_color": "#F3C9A9",
    "mid_type": "num",
    "mid_value": 3,
    "mid_color": "#F7F4E7",
    "max_type": "num",
    "max_value": 5,
    "max_color": "#9CC9A8",
}
"""From the lowest to the highest step of a scale; the number says it too."""
TITLE_HEIGHT, HIGHEST = 24, 409


class SheetWriter:
    """One sheet of a workbook while it is written.

    `say` gives the texts of the workbook, `tick` is called after every row.
    """

    def __init__(
        self,
        worksheet: Worksheet,
        styles: Styles,
        texts: CellTexts,
        say: Say,
        tick: Callable[[], None],
    ) -> None:
        self._worksheet = worksheet
        self._styles = styles
        self._texts = texts
        self._say = say
        self._tick = tick
        self._row = 0
        self.starts: list[int] = []
        """The row of the worksheet where each row of the sheet begins."""
        self._columns: tuple[Column, ...] = ()
        self._widths: list[int] = []
        self._widest: list[int] = []

    def write(self, sheet: Sheet, marks: str) -> int:
        """Write everything; the number of rows, continuations not counted.

        Raises:
            Refused: there are more rows than a sheet can hold.
        """
        part = Column(self._say("column.part_of_text"))
        self._columns = (*sheet.columns, part)
        self._widths = [0] * len(self._columns)
        self._widest = [column.widest for column in self._columns]
        self._write_top(sheet, marks)
        header_row = self._row
        self._row += 1
        written = self._write_rows(sheet)
        if not written:
            # An Excel table needs a row.
            self._write_line(0, self._texts[self._say("nothing")].first)
            self._row += 1
        continued = self._widths[-1] > 0
        columns = self._columns if continued else sheet.columns
        hide = self._texts.hide
        names = [hide(column.header) for column in columns]
        area = (header_row, self._row - 1)
        add_table(self._worksheet, self._styles, hide(sheet.table), names, area)
        self._shade_scales(header_row)
        shown = set_widths(
            self._worksheet, columns, self._widths, header_row, fold=written > 0
        )
        set_up_page(self._worksheet, shown, None if sheet.above else header_row)
        return written

    def _shade_scales(self, header_row: int) -> None:
        for number, column in enumerate(self._columns):
            if column.scale:
                area = (header_row + 1, number, self._row - 1, number)
                self._worksheet.conditional_format(*area, SCALE_COLOURS)

    def _write_top(self, sheet: Sheet, marks: str) -> None:
        styles, worksheet = self._styles, self._worksheet
        title = self._texts[sheet.counted.name].first
        worksheet.set_row(0, TITLE_HEIGHT)
        worksheet.write_string(0, 0, title, styles.title)
        worksheet.write_string(1, 0, self._texts[marks].first, styles.mark)
        self._row = 3
        for label, text in sheet.above:
            worksheet.write_string(self._row, 0, self._texts[label].first, styles.label)
            self._widths[0] = max(self._widths[0], len(label))
            shown = self._texts[text]
            for piece in (shown.first, *shown.rest):
                self._write_line(1, piece)
                self._row += 1
        self._row += bool(sheet.above)

    def _write_line(self, column: int, text: str) -> None:
        """Write a text that stands alone in its row."""
        self._worksheet.write_string(self._row, column, text, self._styles.line)
        self._widths[column] = max(self._widths[column], len(text))
        self._fit_height(lines_of(text, self._widest[column]))

    def _write_rows(self, sheet: Sheet) -> int:
        written = 0
        for cells in sheet.rows:
            self.starts.append(self._row)
            long = self._write_cells(cells)
            if long:
                self._continue(cells, long)
            self._next_row()
            written += 1
            self._tick()
        return written

    def _next_row(self) -> None:
        self._row += 1
        if self._row > LAST_ROW:
            raise Refused("sheet_full", sheet=self._worksheet.get_name())

    def _write_cells(self, cells: Sequence[CellValue]) -> dict[int, CellText]:
        """Write one row; the texts that need more than a cell, by column."""
        row, widths, texts, styles = self._row, self._widths, self._texts, self._styles
        write_string = self._worksheet.write_string
        long: dict[int, CellText] = {}
        lines = 1
        for column, value in enumerate(cells):
            if value is None or value == "":
                continue
            if not isinstance(value, str):
                self._write_number(column, value)
                continue
            text = texts[value]
            style = styles.long_text if text.long else styles.text
            write_string(row, column, text.first, style)
            if text.width > widths[column]:
                widths[column] = text.width
            if text.broken or text.width > self._widest[column]:
                lines = max(lines, lines_of(text.first, self._widest[column]))
            if text.rest:
                long[column] = text
            if text.refused:
                texts.replaced += text.refused
        if lines > 1:
            self._fit_height(lines)
        return long

    def _write_number(self, column: int, number: int | float) -> None:
        self._worksheet.write_number(self._row, column, number, self._styles.number)
        self._widths[column] = max(self._widths[column], len(str(number)))

    def _continue(self, cells: Sequence[CellValue], long: dict[int, CellText]) -> None:
        """Write the rest of long texts in rows that say what they continue."""
        of = 1 + max(len(text.rest) for text in long.values())
        last = len(self._columns) - 1
        self._write_piece(last, self._part("part.first", 1, of))
        for number in range(of - 1):
            self._next_row()
            self._worksheet.set_row(self._row, HIGHEST)
            for column, value in enumerate(cells):
                if self._columns[column].repeated and isinstance(value, str) and value:
                    self._write_piece(column, self._texts[value].first)
            for column, text in long.items():
                if number < len(text.rest):
                    self._write_piece(column, text.rest[number])
            self._write_piece(last, self._part("part.next", number + 2, of))

    def _part(self, key: str, n: int, of: int) -> str:
        return self._texts[self._say(key, n=n, of=of)].first

    def _write_piece(self, column: int, text: str) -> None:
        style = self._styles.long_text if len(text) > 255 else self._styles.text
        self._worksheet.write_string(self._row, column, text, style)
        self._widths[column] = max(self._widths[column], min(len(text), 40))

    def _fit_height(self, lines: int) -> None:
        """Not every program fits the height of a row to what is wrapped in it."""
        if lines > 1:
            height = min(lines * LINE_HEIGHT, HIGHEST)
            self._worksheet.set_row(self._row, height)
