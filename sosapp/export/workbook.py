"""The Excel workbook of a study: pseudonymised unless told otherwise, and complete."""

from io import BytesIO

from xlsxwriter import Workbook

from sosapp.export.contents import Contents
from sosapp.export.exporting import Hide, Made
from sosapp.export.options import Progress
from sosapp.export.sheets.filling import Filling

AS_IT_IS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
"""Text stays text, and nothing of it lies in a temporary file."""


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
