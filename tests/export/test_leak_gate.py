"""A workbook with a name in it anywhere does not get through."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from sosapp.errors import Refused
from sosapp.export.leak_gate import check_no_names
from sosapp.export.pseudonyms import Pseudonyms
from sosapp.study.study import Case, Study
from sosapp.summary.material import Material

Change = Callable[[Workbook, Worksheet], Any]


@pytest.fixture
def pseudonyms() -> Pseudonyms:
    cases = {"9902": Case(code="9902", name="Granåker")}
    material = Material(Study(id="s", name="x", cases=cases), ())
    return Pseudonyms(material, {"P01": "Karin Lindqvist"})


def book(change: Change | None = None, **options: Any) -> bytes:
    raw = BytesIO()
    with Workbook(raw, {"in_memory": True, **options}) as workbook:
        workbook.add_worksheet("First").write_string(0, 0, "K01")
        second = workbook.add_worksheet("Second")
        if change:
            change(workbook, second)
    return raw.getvalue()


def test_a_workbook_without_names_passes(pseudonyms: Pseudonyms) -> None:
    check_no_names(book(), pseudonyms)


def test_the_place_of_a_name_is_told(pseudonyms: Pseudonyms) -> None:
    raw = book(lambda _, sheet: sheet.write_string(4, 2, "i Granåkers centrum"))
    with pytest.raises(Refused) as caught:
        check_no_names(raw, pseudonyms)
    assert caught.value.key == "export_leak"
    assert caught.value.values == {"name": "Granåker", "place": "Second!C5"}


@pytest.mark.parametrize(
    "change",
    [
        lambda _, sheet: sheet.write_string(0, 0, "9902"),
        lambda _, sheet: sheet.write_string(0, 0, "lindqvists"),
        lambda _, sheet: sheet.write_formula(0, 0, '="Granåker"', None, "x"),
        lambda _, sheet: sheet.write_formula(0, 0, "=1", None, "Granåker"),
        lambda _, sheet: sheet.write_comment(0, 0, "Granåker"),
        lambda _, sheet: sheet.set_footer("&LGranåker"),
        lambda _, sheet: sheet.write_url(0, 0, "https://example.org/Granåker"),
        lambda book, _: book.add_worksheet("Granåker"),
        lambda book, _: book.set_properties({"author": "Karin Lindqvist"}),
        lambda book, _: book.define_name("Granåkers_tal", "=First!$A$1"),
        lambda _, sheet: sheet.add_table(
            0, 0, 1, 0, {"columns": [{"header": "Granåker"}]}
        ),
    ],
    ids=[
        "code",
        "person",
        "formula",
        "value of a formula",
        "comment",
        "footer",
        "link",
        "sheet",
        "property",
        "defined name",
        "header of a table",
    ],
)
def test_a_name_is_found_wherever_it_is(pseudonyms: Pseudonyms, change: Change) -> None:
    with pytest.raises(Refused):
        check_no_names(book(change), pseudonyms)


def test_a_name_in_a_cell_that_holds_its_own_text_is_found(
    pseudonyms: Pseudonyms,
) -> None:
    raw = BytesIO()
    with Workbook(raw, {"constant_memory": True}) as workbook:
        workbook.add_worksheet().write_string(0, 0, "Granåker")
    with pytest.raises(Refused):
        check_no_names(raw.getvalue(), pseudonyms)


def test_numbers_are_no_codes(pseudonyms: Pseudonyms) -> None:
    check_no_names(book(lambda _, sheet: sheet.write_number(0, 0, 9902)), pseudonyms)
