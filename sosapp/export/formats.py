"""The formats that a study can be written in; each module is loaded when it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sosapp.export.exporting import Make

EXCEL, NOTES = "excel", "notes"
SUFFIXES: Final = {
    EXCEL: ".xlsx",
    NOTES: ".txt",
}
"""The ending of a file by the name of its format."""
OF_ONE_INTERVIEW: Final = (NOTES,)
ALWAYS_IDENTIFIED: Final = (NOTES,)
"""Formats that give back everything, and so whose it is."""


def make_of(name: str) -> Make:
    """What makes a file of a format; the notes are made by `sosapp.export.notes`."""
    from sosapp.export.workbook import make_workbook

    return {EXCEL: make_workbook}[name]
