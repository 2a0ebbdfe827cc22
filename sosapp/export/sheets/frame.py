"""What frames the rows of a sheet: the table, the widths, the page."""

from collections.abc import Callable, Iterable, Sequence
from math import ceil

from xlsxwriter.worksheet import Worksheet

from sosapp.export.sheets.naming import headers, table_name
from sosapp.export.sheets.sheet import Column
from sosapp.export.sheets.styles import Styles

A4, A3 = 9, 8
FITS_A4 = 220
"""So many characters side by side can still be read on A4."""
NARROWEST, HEADER_WIDEST, FILTER_BUTTON = 6, 14, 4
LINE_HEIGHT = 15
LAST_COLUMN = "XFD"

Say = Callable[..., str]


def add_table(
    worksheet: Worksheet,
    styles: Styles,
    name: str,
    columns: Iterable[str],
    area: tuple[int, int],
) -> None:
    """Make the rows of an area, the header first, an Excel table with filters."""
    first, last = area
    named = [
        {"header": header, "header_format": styles.header}
        for header in headers(columns)
    ]
    options = {"name": table_name(name), "columns": named, "style": None}
    end = len(named) - 1
    refused = worksheet.add_table(first, 0, last, end, options)
    if refused:
        raise RuntimeError(f"Excel would refuse the table {name}: {refused}")
    # A condition that always holds draws the line under empty cells too.
    under = {"type": "formula", "criteria": "=1=1", "format": styles.under}
    worksheet.conditional_format(first + 1, 0, last, end, under)
    codes = f"A{first + 2}:{LAST_COLUMN}{last + 1}"
    worksheet.ignore_errors({"number_stored_as_text": codes})


def set_widths(
    worksheet: Worksheet,
    columns: Sequence[Column],
    widths: Sequence[int],
    header_row: int,
    *,
    fold: bool,
) -> int:
    """Make each column as wide as what it holds, and fold away those that are empty.

    `widths` has the characters of the longest line in each column. Returns the
    characters of all columns that are shown.
    """
    lines, shown = 1, 0
    for number, (column, width) in enumerate(zip(columns, widths, strict=False)):
        fitting = max(_for_header(column.header), min(width + 3, column.widest))
        folded = fold and column.folds and not width
        outline = {"level": 1, "hidden": True} if folded else {}
        worksheet.set_column(number, number, fitting, None, outline)
        if not folded:
            shown += fitting
            lines = max(lines, lines_of(column.header, fitting - FILTER_BUTTON))
    worksheet.set_row(header_row, lines * LINE_HEIGHT)
    return shown


def _for_header(header: str) -> int:
    """The width that lets a header be read, on several lines if it is long."""
    word = max(map(len, header.split()), default=0)
    wanted = max(word, min(len(header), HEADER_WIDEST)) + FILTER_BUTTON
    return max(NARROWEST, wanted)


def lines_of(text: str, width: int) -> int:
    """About how many lines a text takes in a column.

    Letters are narrower than the digits that widths are counted in, which shows the
    more the wider the column is.
    """
    fits = max(1, width + max(0, width - 20) // 6)
    return sum(max(1, ceil(len(line) / fits)) for line in text.split("\n"))


def set_up_page(worksheet: Worksheet, shown: int, header_row: int | None) -> None:
    """Landscape, one page wide, the header frozen on the screen and on every page."""
    worksheet.hide_gridlines(2)
    worksheet.set_landscape()
    worksheet.set_paper(A4 if shown <= FITS_A4 else A3)
    worksheet.fit_to_pages(1, 0)
    worksheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    worksheet.set_footer("&L&A&R&P / &N")
    if header_row is not None:
        worksheet.freeze_panes(header_row + 1, 0)
        worksheet.repeat_rows(header_row)
