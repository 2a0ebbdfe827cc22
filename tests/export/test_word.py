"""The two Word documents, and the layouts that they are made from."""

from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document

from sosapp.errors import Damaged
from sosapp.export.tables.table import Cell, Table
from sosapp.export.word.fitting import ACROSS, parts_of
from sosapp.export.word.layout import fill, read_layout
from sosapp.export.word.writing import SHORT
from sosapp.instrument.instrument import Instrument
from sosapp.store.layouts import layout_of
from sosapp.study.editing import Author
from sosapp.summary.material import Material
from tests.export.exports import all_text, exported
from tests.export.workbooks import note, study_of, told
from tests.summary.world import fictional_material

PLACES = {
    "report": {"study", "date", "marks", "project", "method", "results"}
    | {"solutions", "future"},
    "check_back": {"study", "date", "marks", "reply_by", "reply_to"}
    | {"answers", "records"},
}


@pytest.fixture
def fictional(instrument: Instrument, author: Author) -> Material:
    return fictional_material(instrument, author)


def headings(path: Path, level: int) -> list[str]:
    document = docx.Document(str(path))
    wanted = f"Heading {level}"
    return [
        one.text
        for one in document.paragraphs
        if one.style is not None and one.style.name == wanted
    ]


def test_the_report_stands_in_the_order_it_is_presented_in(
    fictional: Material, tmp_path: Path
) -> None:
    path, _ = exported(fictional, "word", tmp_path)
    assert headings(path, 1) == [
        *("Projektet", "Metod", "Resultat"),
        *("Utmaningar och lösningar", "Framtiden"),
    ]
    parts = headings(path, 2)
    order = ["Samarbeten", "Småskalighet", "Utmaningar", "Framtiden"]
    assert [part for part in parts if part in order] == order


def test_short_tables_stay_on_a_page_and_heads_with_their_lines(
    fictional: Material, tmp_path: Path
) -> None:
    path, _ = exported(fictional, "word", tmp_path)
    held = [
        [bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in t]
        for t in (list(table.rows) for table in docx.Document(str(path)).tables)
    ]
    short = [rows for rows in held if len(rows) <= SHORT]
    long = [rows for rows in held if len(rows) > SHORT]
    assert short
    assert long
    assert all(rows == [True] * (len(rows) - 1) + [False] for rows in short)
    assert all(rows == [True] + [False] * (len(rows) - 1) for rows in long)


def test_a_column_is_as_wide_as_its_longest_word_and_then_as_its_texts() -> None:
    table = Table(
        id="t",
        look="records",
        title="T",
        header=("What it is about", "Case", "n"),
        lines=((Cell("A text of a good many words"), Cell("K07"), Cell(3)),),
    )
    what, case, number = parts_of(table)
    assert what + case + number == pytest.approx(1)
    assert what > case > number
    assert case * ACROSS > len("K07")


def test_many_wide_columns_share_the_page_by_their_longest_words() -> None:
    word = "Kompetensförsörjning"
    lines = ((Cell(word), *(Cell(word) for _ in range(7))),)
    table = Table(id="t", look="records", title="T", header=(word,) * 8, lines=lines)
    assert parts_of(table) == pytest.approx([1 / 8] * 8)


def test_a_table_without_lines_has_widths_too() -> None:
    table = Table(id="t", look="counts", title="T", header=("a", "b"), lines=())
    assert parts_of(table) == pytest.approx([1 / 2] * 2)


def test_no_place_is_left_empty(fictional: Material, tmp_path: Path) -> None:
    for name in ("word", "checkback"):
        assert "{{" not in all_text(exported(fictional, name, tmp_path)[0])


def test_only_the_interviewees_own_answers_go_back_to_her(
    instrument: Instrument, tmp_path: Path
) -> None:
    mine = told(
        instrument,
        note("e1", "Mitt svar"),
        note("e2", "Min iakttagelse", kind="reflection"),
        note("e3", "Återkom", kind="parked"),
        note("e4", "", kind="challenge", fields={"title": "Min utmaning"}),
    )
    other = told(instrument, note("e5", "En annans svar"), id="bbbbbbbbbb")
    study = study_of(mine, other, instrument=instrument)
    path, written = exported(study, "checkback", tmp_path, interview="aaaaaaaaaa")
    text = all_text(path)
    assert "Mitt svar" in text
    assert "Min utmaning" in text
    for secret in ("En annans svar", "Min iakttagelse", "Återkom"):
        assert secret not in text
    (part,) = written.parts
    assert (part.written, part.in_study) == (2, 3)
    assert "andra intervjuer" in part.why


def test_there_is_room_to_correct_each_answer(
    instrument: Instrument, tmp_path: Path
) -> None:
    study = study_of(told(instrument, note("e1", "Svar")), instrument=instrument)
    path, _ = exported(study, "checkback", tmp_path)
    (table,) = docx.Document(str(path)).tables
    assert [cell.text for cell in table.rows[0].cells] == ["Det vi skrev", "Rättelse"]
    assert [cell.text for cell in table.rows[1].cells] == ["Svar", ""]


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", PLACES)
def test_a_shipped_layout_has_its_places(
    name: str, language: str, tmp_path: Path
) -> None:
    _, content = layout_of(tmp_path, name, language)  # type: ignore[arg-type]
    document = read_layout(content, name)
    text = " ".join(one.text for one in document.paragraphs)
    text += " ".join(one.text for one in document.sections[0].footer.paragraphs)
    assert {place for place in PLACES[name] if f"{{{{{place}}}}}" in text} == PLACES[
        name
    ]


def test_the_studys_own_layout_is_used(fictional: Material, tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "layouts"
    folder.mkdir(parents=True)
    own = docx.Document()
    own.add_paragraph("Vårt eget: {{study}}")
    own.add_paragraph("{{solutions}}")
    own.save(str(folder / "report.sv.docx"))
    text = all_text(exported(fictional, "word", tmp_path)[0])
    assert "Vårt eget: Pilot" in text
    assert "Kopplade samarbeten" in text
    assert "Småskalighet" not in text.split("Vad som leder till vad")[0]


def test_a_place_that_word_has_split_is_filled_too() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Studie: ")
    for piece in ("{{st", "udy", "}}", " slut"):
        paragraph.add_run(piece)
    document.add_paragraph("{{unknown}} stays")
    filled = refilled(document)
    assert filled == ["Studie: Pilot <b> slut", "{{unknown}} stays"]


def refilled(document: Document) -> list[str]:
    raw = BytesIO()
    document.save(raw)
    read = read_layout(raw.getvalue(), "x")
    fill(read, {"study": "Pilot <b>"}, {})
    return [one.text for one in read.paragraphs]


def test_what_is_no_document_is_told() -> None:
    with pytest.raises(Damaged) as caught:
        read_layout(b"no document", "report.sv.docx")
    assert caught.value.values["file"] == "report.sv.docx"


def test_the_document_says_nothing_of_who_made_it(
    fictional: Material, tmp_path: Path
) -> None:
    for name in ("word", "checkback"):
        path, _ = exported(fictional, name, tmp_path)
        properties = docx.Document(str(path)).core_properties
        assert (properties.author, properties.last_modified_by) == ("", "")
