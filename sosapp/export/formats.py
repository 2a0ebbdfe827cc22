"""The formats that a study can be written in; each module is loaded when it is used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from sosapp.export.exporting import Make

EXCEL, CSV, JSON, NOTES = "excel", "csv", "json", "notes"
GRAPHML, GEXF, HTML, MARKDOWN = "graphml", "gexf", "html", "markdown"
WORD, CHECK_BACK, QDPX, QDC = "word", "checkback", "qdpx", "qdc"
SUFFIXES: Final = {
    EXCEL: ".xlsx",
    WORD: ".docx",
    HTML: ".html",
    MARKDOWN: ".md",
    CSV: ".zip",
    JSON: ".json",
    GRAPHML: ".graphml",
    GEXF: ".gexf",
    QDPX: ".qdpx",
    QDC: ".qdc",
    CHECK_BACK: ".docx",
    NOTES: ".txt",
}
"""The ending of a file by the name of its format."""
EXPORTED = "exported"
"""The line of the study's log about an export."""
OF_ONE_INTERVIEW: Final = (CHECK_BACK, NOTES)
ALWAYS_IDENTIFIED: Final = (NOTES,)
"""Formats that give back everything, and so whose it is."""
LAYOUTS: Final = {WORD: "report", CHECK_BACK: "check_back"}
"""The layout that a format fills."""
MAKERS: Final = {
    EXCEL: "workbook:make_workbook",
    WORD: "word.report:make_report",
    CHECK_BACK: "word.check_back:make_check_back",
    HTML: "page.page:make_page",
    MARKDOWN: "report.markdown:make_markdown",
    CSV: "data.csv_archive:make_csv",
    JSON: "data.json_file:make_json",
    QDPX: "qda.files:make_project",
    QDC: "qda.files:make_codebook",
    GRAPHML: "network.files:make_graphml",
    GEXF: "network.files:make_gexf",
}
"""The module and the function of each format; the notes are made by `notes`."""


def make_of(name: str) -> Make:
    """What makes a file of a format."""
    module, function = MAKERS[name].split(":")
    return cast("Make", getattr(import_module(f"sosapp.export.{module}"), function))
