"""Writes a workbook of a study and reads it back, with two independent readers."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from sosapp.export.exporting import write_export
from sosapp.export.options import Options, Written
from sosapp.export.workbook import make_workbook
from sosapp.instrument.instrument import Instrument
from sosapp.study.entry import Entry
from sosapp.study.interview import Facts, Interview
from sosapp.study.study import Case, Study
from sosapp.summary.material import Material, Told

PLAIN = Options(language="en", today="2026-11-23", version="0.1.0")
SHOWN = replace(PLAIN, identified=True)


def told(instrument: Instrument, *entries: Entry, **facts: Any) -> Told:
    """An interview with entries; facts by name."""
    known: dict[str, Any] = {
        "id": "aaaaaaaaaa",
        "guide": instrument.guide.id,
        "guide_version": instrument.guide.version,
        "instrument": instrument.digest,
        "case": "9901",
        "participants": ("P01",),
        "date": "2026-09-01",
        "state": "finished",
        "consent": {"quotes": True},
    }
    interview = Interview(
        facts=Facts(**(known | facts)), entries={entry.id: entry for entry in entries}
    )
    case = Case(code="9901", name="Lillmora")
    return Told(interview, instrument, case if facts.get("case") is None else None)


def note(name: str, text: str, **more: Any) -> Entry:
    """A note under the first question of the guide."""
    known: dict[str, Any] = {
        "number": 1,
        "question": "B1",
        "kind": "note",
        "text": text,
    }
    return Entry(id=name, **(known | more))


def study_of(*interviews: Told, instrument: Instrument, **about: Any) -> Material:
    """A study with one case and these interviews."""
    case = Case(code="9901", name="Lillmora")
    known: dict[str, Any] = {"id": "s", "name": "Pilot", "cases": {"9901": case}}
    return Material(Study(**(known | about)), interviews, (instrument,))


def written(
    material: Material, folder: Path, options: Options = PLAIN
) -> tuple[Workbook, Written]:
    """The workbook of a study as openpyxl reads it, and what the export said."""
    path = folder / "study.xlsx"
    answer = write_export(make_workbook, material, path, replace(options, force=True))
    return load_workbook(path), answer


def rows(sheet: Worksheet) -> list[dict[str, Any]]:
    """The rows of a sheet's table by header; what is empty is left out."""
    (table,) = sheet.tables.values()
    header, *body = sheet[table.ref]
    names = [cell.value for cell in header]
    return [
        {
            name: cell.value
            for name, cell in zip(names, row, strict=True)
            if cell.value is not None
        }
        for row in body
    ]


def cells(path: Path) -> dict[str, set[tuple[int, int, Any]]]:
    """Every cell that holds something, as calamine reads it, by sheet."""
    book = CalamineWorkbook.from_path(str(path))
    return {
        name: {
            (row, column, value)
            for row, line in enumerate(
                book.get_sheet_by_name(name).to_python(skip_empty_area=False), 1
            )
            for column, value in enumerate(line, 1)
            if value != ""
        }
        for name in book.sheet_names
    }
