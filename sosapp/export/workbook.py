"""The Excel workbook of a study: pseudonymised unless told otherwise, and complete."""

from datetime import datetime
from io import BytesIO
from pathlib import Path

from xlsxwriter import Workbook

from sosapp.export.contents import Contents
from sosapp.export.exporting import Hide, Made, ticker, write_export
from sosapp.export.options import Counted, Progress, Written
from sosapp.export.options import Options as Options
from sosapp.export.sheets.answers import answers_sheet
from sosapp.export.sheets.cell_text import CellTexts
from sosapp.export.sheets.interviews import interviews_sheet
from sosapp.export.sheets.naming import tab_names
from sosapp.export.sheets.overview import overview_sheet
from sosapp.export.sheets.read_me import read_me_sheet
from sosapp.export.sheets.records import record_sheet
from sosapp.export.sheets.sheet import Sheet
from sosapp.export.sheets.styles import styles_of
from sosapp.export.sheets.voices import voices_sheet
from sosapp.export.sheets.writer import SheetWriter
from sosapp.summary.material import Material

AS_IT_IS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
"""Text stays text, and nothing of it lies in a temporary file."""


def write_workbook(
    material: Material,
    path: Path,
    options: Options,
    progress: Progress | None = None,
) -> Written:
    """Write the workbook of a study; the file is there whole or not at all.

    Raises:
        NotFound: the interview that was chosen is not in the study's analyses.
        Refused: the file exists, a name would have stood in it, or a sheet is full.
        NotSaved: the disk did not take it.
    """
    return write_export(make_workbook, material, path, options, progress)


def make_workbook(
    contents: Contents, hide: Hide, progress: Progress | None = None
) -> Made:
    """The bytes of the workbook and what they hold.

    Raises:
        Refused: a sheet is full.
    """
    raw, texts = BytesIO(), CellTexts(hide)
    book = Workbook(raw, AS_IT_IS)
    book.set_properties({"created": datetime.fromisoformat(contents.options.today)})
    sheets = sheets_of(contents)
    first = contents.say("sheet.read_me")
    titles = (first, *(sheet.counted.name for sheet in sheets))
    tabs = [book.add_worksheet(name) for name in tab_names(map(texts.hide, titles))]
    # The first sheet has a row for each of the others.
    rows = sum(sheet.counted.written for sheet in sheets) + len(sheets)
    tick = ticker(progress, rows)
    styles, marks = styles_of(book), _marks(contents)

    def write(sheet: Sheet, tab: int) -> Counted:
        writer = SheetWriter(tabs[tab], styles, texts, contents.say, tick)
        return _checked(sheet.counted, writer.write(sheet, marks))

    parts = tuple(write(sheet, number) for number, sheet in enumerate(sheets, 1))
    write(read_me_sheet(contents, parts, texts.replaced), 0)
    book.close()
    return Made(raw.getvalue(), parts, texts.replaced)


def sheets_of(contents: Contents) -> list[Sheet]:
    """Every sheet after the first, in their order."""
    return [
        overview_sheet(contents),
        interviews_sheet(contents),
        *(record_sheet(contents, kind) for kind in contents.kinds),
        voices_sheet(contents),
        answers_sheet(contents),
    ]


def _marks(contents: Contents) -> str:
    """What stands on every sheet: that it is preliminary, and made up if it is."""
    fictional = contents.study.study.fictional
    keys = ["mark.fictional"] * fictional + ["mark.preliminary"]
    return "  ·  ".join(map(contents.say, keys))


def _checked(counted: Counted, written: int) -> Counted:
    """The count that was promised, if it is the one that was written."""
    if counted.written != written:
        raise RuntimeError(f"{counted.name}: {written} rows of {counted.written}")
    return counted
