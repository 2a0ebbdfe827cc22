"""The full workbook, against its cells written straight through xlsxwriter."""

import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from openpyxl import load_workbook
from xlsxwriter import Workbook

from sosapp.export.exporting import write_export
from sosapp.export.options import Options
from sosapp.export.workbook import AS_IT_IS, make_workbook
from sosapp.intake.material import load_material
from tests.bench.bench import Bench
from tests.bench.material import AUTHOR, big_study
from tests.bench.timing import Finding, compare, timed

INTERVIEWS, ANSWERS, RECORDS = 100, 40, 50
AIM = 1.7
ROUNDS = 5
"""At most: one takes seconds."""
OPTIONS = Options(
    language="sv",
    today=AUTHOR.when[:10],
    version="bench",
    names={"P01": "Ingalill Ekdahl-Åkerö"},
    force=True,
)


@dataclass(frozen=True)
class Cell:
    """One cell that is not empty; row and column count from 0."""

    row: int
    column: int
    value: object


Sheets = dict[str, list[Cell]]


def measure(bench: Bench) -> Iterator[Finding]:
    """The pseudonymised workbook of 100 interviews with 5,000 records."""
    folder = bench.new_folder("workbook")
    study = big_study(folder, bench.instrument, INTERVIEWS, ANSWERS, RECORDS)
    material = load_material(study)
    ours, by_hand = study.path / "ours.xlsx", study.path / "by_hand.xlsx"
    write = partial(write_export, make_workbook, material, ours, OPTIONS)
    write()
    sheets = _cells(ours)
    count = sum(map(len, sheets.values()))
    yield compare(
        f"a workbook of {count:,} cells : the cells alone",
        partial(_timed_alone, write),
        partial(_timed_alone, partial(_write_by_hand, by_hand, sheets)),
        AIM,
        min(bench.rounds, ROUNDS),
    )


def _cells(path: Path) -> Sheets:
    book = load_workbook(path, read_only=True)
    return {
        sheet.title: [
            Cell(row, column, value)
            for row, values in enumerate(sheet.iter_rows(values_only=True))
            for column, value in enumerate(values)
            if value is not None
        ]
        for sheet in book.worksheets
    }


def _timed_alone(action: Callable[[], object]) -> float:
    """The milliseconds of a call that finds none of the garbage of the one before."""
    gc.collect()
    return timed(action)


def _write_by_hand(path: Path, sheets: Sheets) -> None:
    with Workbook(path, AS_IT_IS) as book:
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        for name, cells in sheets.items():
            sheet = book.add_worksheet(name)
            for cell in cells:
                sheet.write(cell.row, cell.column, cell.value, wrapped)
