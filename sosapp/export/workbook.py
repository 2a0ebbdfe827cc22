"""The Excel workbook of a study: pseudonymised unless told otherwise, and complete."""

from io import BytesIO
from pathlib import Path

from xlsxwriter import Workbook

from sosapp.export.contents import Contents
from sosapp.export.exporting import Hide, Made, write_export
from sosapp.export.options import Options as Options
from sosapp.export.options import Progress, Written
from sosapp.export.sheets.filling import Filling
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
    raw = BytesIO()
    book = Workbook(raw, AS_IT_IS)
    parts, replaced = Filling(book, contents, hide, progress).fill()
    book.close()
    return Made(raw.getvalue(), parts, replaced)
