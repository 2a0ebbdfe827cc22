"""How the sheets look and print: tables, filters, frozen headers, marks, widths."""

from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from sosapp.instrument.instrument import Instrument
from sosapp.study.editing import Author
from sosapp.study.study import Study
from tests.export.workbooks import PLAIN, note, study_of, told, written
from tests.summary.world import fictional_material

FICTIONAL = "FICTIONAL DATA – municipalities, people and answers do not exist"


@pytest.fixture
def book(instrument: Instrument, author: Author, tmp_path: Path) -> Workbook:
    """The workbook of the fictional world."""
    return written(fictional_material(instrument, author), tmp_path)[0]


def with_rows(book: Workbook) -> list[Worksheet]:
    """The sheets that are one table; those of figures have several below each other."""
    several = (", figures", ", lists")
    return [sheet for sheet in book.worksheets if not sheet.title.endswith(several)]


def test_every_sheet_of_rows_is_a_table_with_filters(book: Workbook) -> None:
    names = set()
    for sheet in with_rows(book):
        (table,) = sheet.tables.values()
        assert table.autoFilter.ref == table.ref
        header = [cell.value for cell in sheet[table.ref][0]]
        assert [column.name for column in table.tableColumns] == header
        names.add(table.displayName)
    assert len(names) == len(with_rows(book)) < len(book.sheetnames)


def test_headers_stay_on_the_screen_and_on_every_page(book: Workbook) -> None:
    for sheet in with_rows(book)[1:]:
        (table,) = sheet.tables.values()
        header = sheet[table.ref][0][0].row
        assert sheet.freeze_panes == f"A{header + 1}"
        assert sheet.print_title_rows == f"${header}:${header}"


def test_sheets_print_in_landscape_one_page_wide(book: Workbook) -> None:
    for sheet in book:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.fitToHeight == 0
        scaled = sheet.sheet_properties.pageSetUpPr
        assert scaled and scaled.fitToPage


def test_every_sheet_says_what_it_is(book: Workbook) -> None:
    for sheet in book:
        assert sheet["A1"].value == sheet.title
        assert sheet["A2"].value == f"{FICTIONAL}  ·  PRELIMINARY"


def test_a_study_that_is_not_made_up_does_not_say_so(
    instrument: Instrument, tmp_path: Path
) -> None:
    book, _ = written(study_of(instrument=instrument), tmp_path)
    assert book["Overview"]["A2"].value == "PRELIMINARY"


def test_the_first_sheet_tells_what_the_workbook_is(
    instrument: Instrument, tmp_path: Path
) -> None:
    study = study_of(told(instrument, note("e1", "a")), instrument=instrument)
    book, _ = written(study, tmp_path)
    lines = {line[0].value: line[1].value for line in book["Read me"].iter_rows()}
    assert lines["Study"] == "Pilot"
    assert lines["Date"] == "2026-11-23, sosapp 0.1.0"
    assert lines["Number of interviews (n)"] == "1 held (0 more are planned)"
    assert lines["Guides"] == "S.O.S. director 1.0-draft (1)"
    assert {"Preliminary", "Not stated", "Pseudonymised"} <= lines.keys()


def test_columns_are_as_wide_as_what_they_hold(book: Workbook) -> None:
    answers = book["Answers"]
    widths = {cell.value: _dimension(answers, cell.column).width for cell in answers[4]}
    assert widths["Text"] > 80
    assert widths["Interview"] < 20
    assert all(width < 90 for width in widths.values())


def test_columns_where_nothing_is_said_are_folded_away(book: Workbook) -> None:
    sheet = book["Collaborations"]
    shown = {cell.value: not _dimension(sheet, cell.column).hidden for cell in sheet[4]}
    assert shown["With whom"]
    assert not shown["Legal basis"]


def _dimension(sheet: Any, column: int | None) -> Any:
    """The dimension that a column belongs to: openpyxl gathers those that are alike."""
    return next(
        found
        for found in sheet.column_dimensions.values()
        if column and found.min <= column <= found.max
    )


def test_text_is_wrapped_and_stands_at_the_top(book: Workbook) -> None:
    answers = book["Answers"]
    header = next(cell for cell in answers[4] if cell.value == "Text")
    cell = answers.cell(5, header.column)
    assert cell.alignment.wrap_text
    assert cell.alignment.vertical == "top"


def test_the_properties_of_the_document_name_nobody(
    instrument: Instrument, author: Author, tmp_path: Path
) -> None:
    study = study_of(told(instrument), instrument=instrument, name="Hemlig studie")
    book, answer = written(study, tmp_path)
    assert book.properties.creator in (None, "")
    assert book.properties.lastModifiedBy in (None, "")
    assert book.properties.title == "Hemlig studie – workbook"
    assert book.properties.subject == "Summary of interviews, PRELIMINARY"
    with ZipFile(answer.path) as parts:
        properties = b"".join(
            parts.read(name) for name in parts.namelist() if "docProps" in name
        )
    assert author.who.encode() not in properties


def test_the_same_study_gives_the_same_file(
    instrument: Instrument, author: Author, tmp_path: Path
) -> None:
    material = fictional_material(instrument, author)
    first = written(material, tmp_path)[1].path.read_bytes()
    assert written(material, tmp_path)[1].path.read_bytes() == first


def test_names_that_excel_refuses_are_made_acceptable(
    instrument: Instrument, tmp_path: Path
) -> None:
    """Headings come from the guide's files, which people write."""
    kinds = dict(instrument.record_types)
    challenge = kinds["challenge"]
    title = challenge.title.model_copy(update={"en": "Answers", "sv": "Answers"})
    hostile = challenge.title.model_copy(update={"en": "[A1]:*?/\\'", "sv": "x"})
    fields = tuple(
        shape.model_copy(update={"en": "Same\nname"}) for shape in challenge.fields_
    )
    kinds["challenge"] = _titled(challenge, title, fields)
    kinds["smallness"] = _titled(kinds["smallness"], hostile, None)
    changed = instrument.model_copy(update={"record_types": kinds})
    study = replace(
        study_of(told(changed), instrument=changed), study=Study(id="s", name="[/b]")
    )
    book, _ = written(study, tmp_path, PLAIN)
    assert book.sheetnames[4] == "Answers"
    assert book.sheetnames[-1] == "Answers (2)"
    assert book.sheetnames[5] == "A1"
    header = [cell.value for cell in book["Answers"][4]]
    assert header[4:7] == ["Same name", "Same name (2)", "Same name (3)"]


def _titled(kind: Any, title: Any, fields: Any) -> Any:
    summary = kind.summary.model_copy(update={"title": title})
    changed = {"summary": summary} | ({"fields_": fields} if fields else {})
    return kind.model_copy(update=changed)
