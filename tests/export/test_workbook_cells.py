"""What stands in the cells: text as typed, numbers as numbers, empty as empty."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from sosapp.instrument.instrument import Instrument
from sosapp.study.entry import Entry, Value
from tests.export.workbooks import PLAIN, SHOWN, note, rows, study_of, told, written

HOSTILE = [
    "=1+1",
    "+46 8 123",
    "-5 procent",
    "-",
    "@x",
    "0509",
    "1e5",
    "TRUE",
    "#REF!",
    "2026-11-23",
    "https://example.org/a?b=1",
    "mailto:a@example.org",
    "internal:Sheet!A1",
    "[/b] [Q1] {0} %s",
    "å ä ö é ñ – ” “ … 😀 👩‍👩‍👧",
    "_x000D_",
    "_x005F_x000D_",
    "a_x0041_x0042_b",
    "<r>fet</r>",
    "<r><t>fet</t></r>",
    "<b>&amp; \"citat\" 'x'</b>",
    "  mellanslag  ",
    "rad 1\nrad 2\n\nrad 4",
    "\ttabb\t",
    "'apostrof",
    "e\u0301 \u202e baklänges \u200b",
]


@pytest.mark.parametrize("options", [PLAIN, SHOWN], ids=["pseudonymised", "identified"])
def test_hostile_text_stands_as_it_was_typed(
    instrument: Instrument, tmp_path: Path, options: Any
) -> None:
    entries = [note(f"e{n}", text, number=n) for n, text in enumerate(HOSTILE, 1)]
    study = study_of(told(instrument, *entries), instrument=instrument)
    book, answer = written(study, tmp_path, options)
    assert answer.replaced == 0
    column = _column(book["Answers"], "Text")
    assert [cell.data_type for cell in column] == ["s"] * len(HOSTILE)
    assert _calamine(answer.path, "Answers", "Text") == HOSTILE
    # openpyxl does not read escapes of escapes, but calamine does.
    plain = [text for text in HOSTILE if "_x" not in text]
    assert [cell.value for cell in column if "_x" not in cell.value] == plain


def test_hostile_text_in_every_field_stands_as_it_was_typed(
    instrument: Instrument, tmp_path: Path
) -> None:
    entries = [
        Entry(
            id=f"e{n}",
            number=n,
            question="D1",
            kind="challenge",
            fields={"title": text, "note": text, "affected": text},
        )
        for n, text in enumerate(HOSTILE, 1)
    ]
    study = study_of(told(instrument, *entries), instrument=instrument)
    _, answer = written(study, tmp_path)
    for name in ("Title", "Note", "Who is affected"):
        assert _calamine(answer.path, "Challenges", name) == HOSTILE


def test_text_cells_stay_text_when_they_are_edited(
    instrument: Instrument, tmp_path: Path
) -> None:
    one = told(instrument, note("e1", "=1+1"), note("e2", "=" + "x" * 300))
    book, _ = written(study_of(one, instrument=instrument), tmp_path)
    short, long = _column(book["Answers"], "Text")
    assert short.number_format == "@"
    assert long.quotePrefix


def test_line_ends_of_other_systems_become_line_breaks(
    instrument: Instrument, tmp_path: Path
) -> None:
    one = told(instrument, note("e1", "rad 1\r\nrad 2\rrad 3"))
    book, answer = written(study_of(one, instrument=instrument), tmp_path)
    assert rows(book["Answers"])[0]["Text"] == "rad 1\nrad 2\nrad 3"
    assert answer.replaced == 0


def test_characters_that_excel_refuses_are_shown_and_counted(
    instrument: Instrument, tmp_path: Path
) -> None:
    one = told(instrument, note("e1", "a\x00b\x1bc\ud800d\uffffe\x0b"))
    book, answer = written(study_of(one, instrument=instrument), tmp_path)
    assert rows(book["Answers"])[0]["Text"] == "a\ufffdb\ufffdc\ufffdd\ufffde\ufffd"
    assert answer.replaced == 5
    lines = {line[0].value: line[1].value for line in book["Read me"].iter_rows()}
    assert str(lines["Characters refused"]).startswith("5 characters")


@pytest.mark.parametrize(
    "text",
    [
        "😀" * 20_000,
        "ab😀c" * 10_000,
        "x" * 32_767,
        "x" * 32_768,
        "x" + "😀" * 40_000,
        "<r>" + "&<>" * 20_000 + "</r>",
        "_x005F_x000D_" * 5_000,
    ],
    ids=["emoji", "mixed", "fits", "one too many", "odd", "markup", "escapes"],
)
def test_long_text_continues_in_further_rows(
    instrument: Instrument, tmp_path: Path, text: str
) -> None:
    one = told(instrument, note("e1", text), note("e2", "nästa"))
    book, answer = written(study_of(one, instrument=instrument), tmp_path)
    found = _calamine_rows(answer.path, "Answers")
    pieces = [row["Text"] for row in found if row["Entry id"] == "e1"]
    assert "".join(pieces) == text
    assert all(len(piece.encode("utf-16-le")) // 2 <= 32_767 for piece in pieces)
    assert rows(book["Answers"])[-1]["Text"] == "nästa"
    assert {part.name: part.written for part in answer.parts}["Answers"] == 2


def test_continued_rows_say_so_and_whose_they_are(
    instrument: Instrument, tmp_path: Path
) -> None:
    text = "😀" * 40_000
    record = Entry(
        id="e1",
        number=1,
        question="D1",
        kind="challenge",
        fields={"title": "Tid", "note": text, "severity": 4},
    )
    study = study_of(told(instrument, record), instrument=instrument)
    book, _ = written(study, tmp_path)
    first, second, third = rows(book["Challenges"])
    assert first["Part of text"] == "1 of 3, continues in the next row"
    assert first["Severity (1–5)"] == 4
    assert second["Part of text"] == "… continued 2 of 3"
    assert third == {
        "Interview": "aaaaaaaaaa",
        "Case": "K01",
        "Question": "D1",
        "Note": text[-(len(text) - 2 * 16_383) :],
        "Entry id": "e1",
        "Part of text": "… continued 3 of 3",
    }


def test_a_sheet_without_long_text_has_no_column_for_it(
    instrument: Instrument, tmp_path: Path
) -> None:
    one = told(instrument, note("e1", "kort"))
    book, _ = written(study_of(one, instrument=instrument), tmp_path)
    assert "Part of text" not in rows(book["Answers"])[0]


def test_values_are_shown_for_what_they_are(
    instrument: Instrument, tmp_path: Path
) -> None:
    partner: dict[str, Value] = {
        "partner_name": "Regionen",
        "areas": ["barn_unga", "hvb"],
        "works": 4,
        "start_year": 2019,
        "partner_type": "region",
    }
    idea: dict[str, Value] = {"title": "Jurist", "spontaneous": False}
    challenge: dict[str, Value] = {"title": "Tid", "linked_collaborations": ["e1", "x"]}
    said = {"collaboration": partner, "future_idea": idea, "challenge": challenge}
    entries = [
        Entry(id=f"e{n}", number=n, question="B1", kind=kind, fields=fields)
        for n, (kind, fields) in enumerate(said.items(), 1)
    ]
    study = study_of(told(instrument, *entries), instrument=instrument)
    book, _ = written(study, tmp_path)
    areas = instrument.vocabularies["service_area"].by_id
    (found,) = rows(book["Collaborations"])
    assert found["With whom"] == "Regionen"
    assert found["Areas of service"] == f"{areas['barn_unga'].en}, {areas['hvb'].en}"
    assert found["How well it works (1–5)"] == 4
    assert found["Start year"] == 2019
    assert "Sufficiency" not in found
    assert rows(book["Future"])[0]["Raised before being asked about"] == "No"
    assert rows(book["Challenges"])[0]["Linked collaborations"] == "Regionen, x"


def test_an_answer_says_all_that_is_known_of_it(
    instrument: Instrument, tmp_path: Path
) -> None:
    entry = note(
        "e1",
        "Det märks.",
        kind="quote",
        at=810,
        speaker=2,
        tags=("jour", "natt"),
        star=True,
        use="may_quote",
    )
    one = told(instrument, entry, participants=("P01", "P07"))
    book, _ = written(study_of(one, instrument=instrument), tmp_path)
    (answer,) = rows(book["Answers"])
    assert answer == {
        "Interview": "aaaaaaaaaa",
        "Case": "K01",
        "Participants": "P01, P07",
        "Wave": 1,
        "Section": "With whom do you collaborate, and how?",
        "Question": "B1",
        "Question text": instrument.guide.by_id["B1"].text.en,
        "Time": "00:13:30",
        "Kind": "Quote",
        "Speaker": "P07",
        "Text": "Det märks.",
        "Tags": "#jour #natt",
        "Star": "Yes",
        "Use": "May be quoted",
        "Entry id": "e1",
    }


def test_a_record_reads_as_text_among_the_answers(
    instrument: Instrument, tmp_path: Path
) -> None:
    fields: dict[str, Value] = {"title": "Tid", "severity": 4, "horizon": "nu"}
    entry = Entry(id="e1", number=1, question="D1", kind="challenge", fields=fields)
    study = study_of(told(instrument, entry), instrument=instrument)
    book, _ = written(study, tmp_path)
    (answer,) = rows(book["Answers"])
    assert answer["Kind"] == "Challenge"
    assert answer["Text"] == "Tid – Time horizon: Now; Severity (1–5): 4"


def _column(sheet: Any, name: str) -> list[Any]:
    (table,) = sheet.tables.values()
    header, *body = sheet[table.ref]
    place = [cell.value for cell in header].index(name)
    return [line[place] for line in body]


def _calamine_rows(path: Path, sheet: str) -> list[dict[str, Any]]:
    (table,) = load_workbook(path)[sheet].tables.values()
    top = int("".join(filter(str.isdigit, table.ref.split(":")[0])))
    lines = (
        CalamineWorkbook.from_path(str(path))
        .get_sheet_by_name(sheet)
        .to_python(skip_empty_area=False)
    )
    header = [str(name) for name in lines[top - 1]]
    return [dict(zip(header, line, strict=True)) for line in lines[top:]]


def _calamine(path: Path, sheet: str, name: str) -> list[Any]:
    return [row[name] for row in _calamine_rows(path, sheet)]


def test_a_judgement_of_the_interviewer_is_told_from_the_others(
    instrument: Instrument, tmp_path: Path
) -> None:
    partner: dict[str, Value] = {"partner_name": "Regionen", "works": 4}
    judged = Entry(
        id="e1",
        number=1,
        question="B1",
        kind="collaboration",
        fields=partner,
        interpreted=("works", "sufficiency"),
    )
    study = study_of(told(instrument, judged), instrument=instrument)
    book, _ = written(study, tmp_path)
    (found,) = rows(book["Collaborations"])
    assert found["Interviewer's interpretation"] == "How well it works (1–5)"
