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
        self._columns: tuple[Column, ...] = ()
        self._widths: list[int] = []

    def write(self, sheet: Sheet, marks: str) -> int:
        """Write everything; the number of rows, continuations not counted.

        Raises:
            Refused: there are more rows than a sheet can hold.
        """
        part = Column(self._say("column.part_of_text"))
        self._columns = (*sheet.columns, part)
        self._widths = [0] * len(self._columns)
        self._write_top(sheet, marks)
        header_row = self._row
        self._row += 1
        written = self._write_rows(sheet)
        if not written:
            # An Excel table needs a row.
            self._write_line(0, self._say("nothing"))
            self._row += 1
        continued = self._widths[-1] > 0
        columns = self._columns if continued else sheet.columns
        names = [self._texts.hide(column.header) for column in columns]
        area = (header_row, self._row - 1)
        add_table(self._worksheet, self._styles, sheet.table, names, area)
        shown = set_widths(self._worksheet, columns, self._widths, header_row)
        set_up_page(self._worksheet, shown, None if sheet.above else header_row)
        return written

    def _write_top(self, sheet: Sheet, marks: str) -> None:
        styles, worksheet = self._styles, self._worksheet
        title = self._texts(sheet.counted.name).pieces[0]
        worksheet.set_row(0, TITLE_HEIGHT)
        worksheet.write_string(0, 0, title, styles.title)
        worksheet.write_string(1, 0, marks, styles.mark)
        self._row = 3
        for label, text in sheet.above:
            worksheet.write_string(self._row, 0, label, styles.label)
            self._widths[0] = max(self._widths[0], len(label))
            for piece in self._texts(text).pieces:
                self._write_line(1, piece)
                self._row += 1
        self._row += bool(sheet.above)

    def _write_line(self, column: int, text: str) -> None:
        """Write a text that stands alone in its row."""
        self._worksheet.write_string(self._row, column, text, self._styles.line)
        self._widths[column] = max(self._widths[column], len(text))
        self._fit_height(lines_of(text, self._columns[column].widest))

    def _write_rows(self, sheet: Sheet) -> int:
        written = 0
        for cells in sheet.rows:
            if self._row > LAST_ROW:
                raise Refused("sheet_full", sheet=sheet.counted.name)
            long = self._write_cells(cells)
            if long:
                self._continue(cells, long)
            self._row += 1
            written += 1
            self._tick()
        return written

    def _write_cells(self, cells: Sequence[CellValue]) -> dict[int, CellText]:
        """Write one row; the texts that need more than a cell, by column."""
        worksheet, styles, row = self._worksheet, self._styles, self._row
        long: dict[int, CellText] = {}
        lines = 1
        for column, value in enumerate(cells):
            if value is None or value == "":
                continue
            if not isinstance(value, str):
                worksheet.write_number(row, column, value, styles.number)
                self._widths[column] = max(self._widths[column], len(str(value)))
                continue
            text = self._texts(value)
            piece = text.pieces[0]
            style = styles.long_text if text.long else styles.text
            worksheet.write_string(row, column, piece, style)
            if text.width > self._widths[column]:
                self._widths[column] = text.width
            widest = self._columns[column].widest
            if text.broken or text.width > widest:
                lines = max(lines, lines_of(piece, widest))
            if len(text.pieces) > 1:
                long[column] = text
        if lines > 1:
            self._fit_height(lines)
        return long

    def _continue(self, cells: Sequence[CellValue], long: dict[int, CellText]) -> None:
        """Write the rest of long texts in rows that say what they continue."""
        of = max(len(text.pieces) for text in long.values())
        last = len(self._columns) - 1
        self._write_piece(last, self._say("part.first", n=1, of=of))
        for number in range(1, of):
            self._row += 1
            self._worksheet.set_row(self._row, HIGHEST)
            for column, value in enumerate(cells):
                if self._columns[column].repeated and isinstance(value, str) and value:
                    self._write_piece(column, self._texts(value).pieces[0])
            for column, text in long.items():
                if number < len(text.pieces):
                    self._write_piece(column, text.pieces[number])
            self._write_piece(last, self._say("part.next", n=number + 1, of=of))

    def _write_piece(self, column: int, text: str) -> None:
        style = self._styles.long_text if len(text) > 255 else self._styles.text
        self._worksheet.write_string(self._row, column, text, style)
        self._widths[column] = max(self._widths[column], min(len(text), 40))

    def _fit_height(self, lines: int) -> None:
        """Not every program fits the height of a row to what is wrapped in it."""
        if lines > 1:
            height = min(lines * LINE_HEIGHT, HIGHEST)
            self._worksheet.set_row(self._row, height)
