"""The sheets of figures: tables with charts, shading and links to what is behind."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from sosapp.export.exporting import write_export
from sosapp.export.workbook import make_workbook
from sosapp.instrument.instrument import Instrument
from sosapp.study.editing import Author
from sosapp.study.entry import Entry
from sosapp.summary.material import Material
from tests.export.workbooks import PLAIN, cells, note, rows, study_of, told, written
from tests.summary.world import fictional_material, world

FIGURES = "Collaborations, figures"


@pytest.fixture
def fictional(instrument: Instrument, author: Author) -> Material:
    return fictional_material(instrument, author)


@pytest.fixture
def book(fictional: Material, tmp_path: Path) -> Workbook:
    return written(fictional, tmp_path)[0]


def column(book: Workbook, sheet: str) -> list[Any]:
    """What stands in the first column, row by row."""
    return [row[0] for row in book[sheet].iter_rows(values_only=True)]


def numbers(book: Workbook, sheet: str, title: str) -> dict[str, Any]:
    """The first numbers of a table by its labels."""
    first = column(book, sheet).index(title) + 3
    found: dict[str, Any] = {}
    for label, n, *_ in book[sheet].iter_rows(min_row=first, values_only=True):
        if label is None:
            break
        found[str(label)] = n
    return found


def test_the_figures_are_those_of_the_fictional_world(
    book: Workbook, instrument: Instrument
) -> None:
    expected = world()["expected_aggregates_all"]["collaboration_by_sufficiency"]
    terms = instrument.vocabularies["sufficiency"].by_id
    labels = {t: terms[t].en if t in terms else "Not stated" for t in expected}
    found = numbers(book, FIGURES, "Sufficiency")
    assert found == {labels[term]: n for term, n in expected.items()}


def test_every_chart_says_in_words_what_it_shows(
    fictional: Material, tmp_path: Path
) -> None:
    _, answer = written(fictional, tmp_path)
    with ZipFile(answer.path) as parts:
        names = [n for n in parts.namelist() if n.startswith("xl/charts/chart")]
        drawings = [n for n in parts.namelist() if re.match("xl/drawings/d", n)]
        said = [
            text
            for name in drawings
            for text in re.findall('descr="([^"]*)"', parts.read(name).decode())
        ]
    assert len(names) == len(said) > 20
    assert all(text.startswith(("Bar chart: ", "Curve: ")) for text in said)
    partner = next(text for text in said if "Type of partner, 19 rows." in text)
    assert "Most: Neighbouring municipality: 11; " in partner


def test_counts_have_bars_and_crosses_a_scale_of_colour(book: Workbook) -> None:
    kinds = {
        rule.type
        for found in book[FIGURES].conditional_formatting
        for rule in found.rules
    }
    assert {"dataBar", "colorScale"} <= kinds
    register = {
        rule.type
        for found in book["Collaborations"].conditional_formatting
        for rule in found.rules
    }
    assert "colorScale" in register


def test_a_number_leads_to_its_first_record(book: Workbook) -> None:
    sheet = book[FIGURES]
    first = column(book, FIGURES).index("Type of partner") + 3
    cell = sheet.cell(first, 4)
    assert cell.value == "to the record"
    assert cell.hyperlink and cell.hyperlink.target is None
    tab, place = str(cell.hyperlink.location).split("!")
    assert tab.strip("'") == "Collaborations"
    row = int(place.rpartition("$")[2])
    label = sheet.cell(first, 1).value
    header = [one.value for one in book["Collaborations"][4]]
    place_of_type = header.index("Type of partner") + 1
    assert book["Collaborations"].cell(row, place_of_type).value == label


def test_a_number_leads_to_its_quotes(instrument: Instrument, tmp_path: Path) -> None:
    study = study_of(told(instrument, *quoted()), instrument=instrument)
    book, _ = written(study, tmp_path)
    sheet = book["Challenges, figures"]
    links = [str(c.hyperlink.location) for row in sheet for c in row if c.hyperlink]
    found = rows(book["Quotes behind the numbers"])
    assert {row["Quote"] for row in found} == {"Det räcker inte."}
    assert any("Quotes behind the numbers" in link for link in links)


def test_quotes_without_consent_are_behind_no_number(
    instrument: Instrument, tmp_path: Path
) -> None:
    interview = told(instrument, *quoted(), consent={"quotes": False})
    _, answer = written(study_of(interview, instrument=instrument), tmp_path)
    assert "Det räcker inte." not in str(cells(answer.path))
    assert "to the record" in str(cells(answer.path))


def quoted() -> tuple[Entry, Entry]:
    """A challenge, and a quote that is linked to it."""
    challenge = note("e1", "", kind="challenge", fields={"title": "Tid", "severity": 4})
    return challenge, note("e2", "Det räcker inte.", kind="quote", links=("e1",))


def test_nothing_in_the_file_points_out_of_it(
    fictional: Material, tmp_path: Path
) -> None:
    _, answer = written(fictional, tmp_path)
    with ZipFile(answer.path) as parts:
        names = parts.namelist()
        links = [parts.read(name) for name in names if name.endswith(".rels")]
    assert not any(
        "external" in name.lower() or "vba" in name.lower() for name in names
    )
    assert not any(b"TargetMode" in link for link in links)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice here")
def test_libreoffice_reads_every_sheet_as_it_was_written(
    fictional: Material, tmp_path: Path
) -> None:
    path = tmp_path / "study.xlsx"
    write_export(make_workbook, fictional, path, PLAIN)
    home = f"-env:UserInstallation=file://{tmp_path}/office"
    command = ["soffice", home, "--headless", "--convert-to", "ods", path.name]
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, timeout=180, check=False
    )
    assert "convert" in done.stdout, done.stderr
    before = CalamineWorkbook.from_path(str(path))
    after = CalamineWorkbook.from_path(str(tmp_path / "study.ods"))
    assert after.sheet_names == before.sheet_names
    for name in before.sheet_names:
        assert values(after, name) == values(before, name), name


def values(book: CalamineWorkbook, sheet: str) -> list[list[Any]]:
    """Every cell that holds something, line by line."""
    lines = book.get_sheet_by_name(sheet).to_python()
    return [[value for value in line if value != ""] for line in lines if any(line)]


def test_a_text_that_fits_no_cell_is_begun_and_says_where_the_rest_is(
    instrument: Instrument, tmp_path: Path
) -> None:
    long = "å" * 40_000
    fields = {"title": "Tid", "handled_how": long}
    record = note("e1", "", kind="challenge", fields=fields)
    study = study_of(told(instrument, record), instrument=instrument)
    book, _ = written(study, tmp_path)
    texts = [
        str(cell)
        for row in book["Challenges, lists"].iter_rows(values_only=True)
        for cell in row
        if cell and "å" in str(cell)
    ]
    assert all(
        one.endswith("… [the whole text stands in the sheet of records]")
        for one in texts
    )
    assert texts
    pieces = [row["How it is handled, solution"] for row in rows(book["Challenges"])]
    assert "".join(pieces) == long
