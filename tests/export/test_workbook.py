"""The workbook of a study: its sheets, its counts, and when it is not written."""

import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from sosapp.errors import NotFound, NotSaved, Refused
from sosapp.export.exporting import write_export
from sosapp.export.options import Counted
from sosapp.export.workbook import make_workbook
from sosapp.instrument.instrument import Instrument
from sosapp.instrument.loading import Templates
from sosapp.study.editing import Author
from sosapp.study.entry import Entry
from sosapp.study.study import Case, Study
from sosapp.summary.material import Material
from tests.export.workbooks import (
    PLAIN,
    SHOWN,
    cells,
    note,
    rows,
    study_of,
    told,
    written,
)
from tests.summary.world import fictional_material, world

KINDS = ["Collaborations", "Challenges", "Small scale", "Future"]
OF_KINDS = [
    name for kind in KINDS for name in (kind, f"{kind}, figures", f"{kind}, lists")
]
LAST = ["Quotes behind the numbers", "Voices", "Answers"]
SHEETS = ["Read me", "Overview", "Interviews", *OF_KINDS, *LAST]


@pytest.fixture
def fictional(instrument: Instrument, author: Author) -> Material:
    """Every interview of the fictional world."""
    return fictional_material(instrument, author)


def test_the_sheets_stand_in_their_order_in_both_languages(
    fictional: Material, tmp_path: Path
) -> None:
    book, _ = written(fictional, tmp_path)
    assert book.sheetnames == SHEETS
    book, _ = written(fictional, tmp_path, replace(PLAIN, language="sv"))
    assert book.sheetnames[0] == "Läs mig"
    assert book.sheetnames[3:7] == [
        "Samarbeten",
        "Samarbeten, siffror",
        "Samarbeten, listor",
        "Utmaningar",
    ]


def test_a_study_of_another_guide_has_other_sheets(
    templates: Templates, tmp_path: Path
) -> None:
    guides = ("sos_socialchef", "social_investment_case")
    instruments = tuple(map(templates.instrument, guides))
    empty = Material(Study(id="s", name="Pilot"), (), instruments)
    book, _ = written(empty, tmp_path)
    assert book.sheetnames[3:-3] == [
        "Collaborations",
        "Challenges",
        "Small scale",
        "Future",
        "Factors",
        "Tensions",
        "Events",
        "Steering documents",
    ]


def test_the_counts_of_the_fictional_world_come_out_of_the_overview(
    fictional: Material, instrument: Instrument, tmp_path: Path
) -> None:
    book, _ = written(fictional, tmp_path)
    expected = world()["expected_aggregates_all"]
    table = rows(book["Overview"])
    held = next(row for row in table if row["What"] == "Interviews held")
    assert held["Interviews"] == expected["interviews"]
    types = instrument.vocabularies["partner_type"].by_id
    labels = {types[term].en: n for term, n in _of(expected, "partner_type").items()}
    assert _counted(table, "Collaborations", "Type of partner") == labels
    sufficiency = _counted(table, "Collaborations", "Sufficiency")
    not_stated = _of(expected, "sufficiency")["not_stated"]
    assert sufficiency["Not stated"] == not_stated
    means = {row["What"]: row for row in table if "Mean" in row}
    works = means["How well it works (1–5)"]
    assert works["Mean"] == expected["collaboration_works_mean"]
    assert works["Number"] == expected["collaboration_works_stated"]


def _of(expected: dict[str, dict[str, int]], field: str) -> dict[str, int]:
    return expected[f"collaboration_by_{field}"]


def _counted(table: list[dict[str, Any]], part: str, what: str) -> dict[str, int]:
    return {
        row["Answer"]: row["Number"]
        for row in table
        if row["Part"] == part and row["What"] == what and "Mean" not in row
    }


def test_the_records_of_the_fictional_world_can_be_counted_again(
    fictional: Material, tmp_path: Path
) -> None:
    book, _ = written(fictional, tmp_path)
    expected = world()["expected_aggregates_all"]
    sheets = dict(zip(expected["records"], KINDS, strict=True))
    for kind, n in expected["records"].items():
        assert len(rows(book[sheets[kind]])) == n
    found = (row.get("How well it works (1–5)") for row in rows(book["Collaborations"]))
    works = [value for value in found if value is not None]
    assert len(works) == expected["collaboration_works_stated"]
    assert round(sum(works) / len(works), 2) == expected["collaboration_works_mean"]


def test_two_readers_see_the_same_cells(fictional: Material, tmp_path: Path) -> None:
    book, answer = written(fictional, tmp_path)
    seen = cells(answer.path)
    for sheet in book:
        found = {
            (cell.row, cell.column, cell.value)
            for line in sheet.iter_rows()
            for cell in line
            if cell.value is not None
        }
        assert found == seen[sheet.title]


def test_what_is_written_is_told_against_the_study(
    instrument: Instrument, tmp_path: Path
) -> None:
    kept = told(
        instrument,
        note("e1", "a"),
        note("e2", "b", use="off_record"),
        note("e3", "Tyst.", kind="quote"),
        consent={},
    )
    gone = told(instrument, note("e4", "c"), id="b", withdrawal="fullt")
    book, answer = written(study_of(kept, gone, instrument=instrument), tmp_path)
    counts = {part.name: (part.written, part.in_study) for part in answer.parts}
    assert counts["Interviews"] == (1, 2)
    assert counts["Answers"] == (2, 4)
    assert counts["Voices"] == (0, 1)
    listed = {row["Sheet"]: row for row in rows(book["Read me"])}
    assert listed["Answers"] == {
        "Sheet": "Answers",
        "Why they may differ": "of interviews that are withdrawn altogether: 1; "
        "not for the record: 1",
        "In the file": 2,
        "In the study": 4,
    }
    assert listed["Voices"]["Why they may differ"] == "no consent to quotes: 1"


def test_one_interview_can_be_written_alone(
    fictional: Material, tmp_path: Path
) -> None:
    chosen = fictional.told[0].interview.id
    _, answer = written(fictional, tmp_path, replace(PLAIN, interview=chosen))
    counts = {part.name: part for part in answer.parts}
    why = "of other interviews than the chosen one: 10"
    assert counts["Interviews"] == Counted("Interviews", 1, 11, why)


def test_an_interview_that_is_not_there_cannot_be_written(
    fictional: Material, tmp_path: Path
) -> None:
    with pytest.raises(NotFound):
        written(fictional, tmp_path, replace(PLAIN, interview="zzzzzzzzzz"))
    assert not list(tmp_path.glob("*.xlsx"))


def test_unreadable_interviews_are_mentioned(
    instrument: Instrument, tmp_path: Path
) -> None:
    study = replace(study_of(instrument=instrument), unreadable=2)
    book, _ = written(study, tmp_path)
    texts = [cell.value for line in book["Read me"].iter_rows() for cell in line]
    told = "Interviews that could not be read, and are in none of the figures: 2."
    assert told in texts


def test_an_empty_study_says_that_nothing_was_said(
    instrument: Instrument, tmp_path: Path
) -> None:
    book, _ = written(study_of(instrument=instrument), tmp_path)
    assert book.sheetnames == ["Read me", "Overview", "Interviews", *KINDS, *LAST]
    for name in book.sheetnames[2:]:
        (row,) = rows(book[name])
        assert list(row.values()) == ["Nothing has been said about this."]


def test_a_file_that_exists_is_not_replaced_unless_told(
    instrument: Instrument, tmp_path: Path
) -> None:
    path, study = tmp_path / "study.xlsx", study_of(instrument=instrument)
    path.write_text("old")
    with pytest.raises(Refused) as caught:
        write_export(make_workbook, study, path, PLAIN)
    assert caught.value.key == "file_exists"
    assert path.read_text() == "old"
    write_export(make_workbook, study, path, replace(PLAIN, force=True))
    assert path.read_bytes().startswith(b"PK")


def test_the_file_is_private_and_nothing_lies_beside_it(
    instrument: Instrument, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    path = folder / "study.xlsx"
    write_export(make_workbook, study_of(instrument=instrument), path, PLAIN)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(folder.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_told(
    instrument: Instrument, tmp_path: Path
) -> None:
    with pytest.raises(NotSaved):
        write_export(
            make_workbook, study_of(instrument=instrument), tmp_path / "no" / "x", PLAIN
        )


class Cancelled(Exception):
    """What a screen raises to end an export."""


def test_a_cancelled_export_leaves_no_file(fictional: Material, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        seen.append((done, total))
        if done >= 300:
            raise Cancelled

    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(Cancelled):
        write_export(make_workbook, fictional, folder / "study.xlsx", PLAIN, stop)
    assert list(folder.iterdir()) == []
    assert [done for done, _ in seen] == [100, 200, 300]


def test_progress_ends_where_it_said(fictional: Material, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    write_export(
        make_workbook,
        fictional,
        tmp_path / "x.xlsx",
        PLAIN,
        lambda *now: seen.append(now),
    )
    total = seen[0][1]
    assert seen[-1] == (total, total)


def test_a_name_that_came_through_stops_the_export(
    instrument: Instrument, tmp_path: Path
) -> None:
    """Every workbook says which program it is for, and that is not ours to change."""
    cases = {"9901": Case(code="9901", name="Microsoft")}
    study = study_of(instrument=instrument, cases=cases)
    with pytest.raises(Refused) as caught:
        write_export(make_workbook, study, tmp_path / "x.xlsx", PLAIN)
    assert caught.value.values == {"name": "Microsoft", "place": "docProps/app.xml"}
    assert not (tmp_path / "x.xlsx").exists()
    write_export(make_workbook, study, tmp_path / "x.xlsx", SHOWN)


def test_a_case_that_is_called_as_a_sheet_is_hidden_there_too(
    instrument: Instrument, tmp_path: Path
) -> None:
    cases = {"9901": Case(code="9901", name="Preliminary")}
    names = {"P01": "Future Small"}
    study = study_of(instrument=instrument, cases=cases)
    book, _ = written(study, tmp_path, replace(PLAIN, names=names))
    assert book["Overview"]["A2"].value == "K01"
    assert book.sheetnames[5:7] == ["P01 scale", "P01"]


@pytest.fixture
def everything(fictional: Material, tmp_path: Path) -> Callable[..., str]:
    """All text of the parts of a workbook, as it lies in the file."""

    def read(**options: object) -> str:
        _, answer = written(fictional, tmp_path, replace(PLAIN, **options))  # type: ignore[arg-type]
        with ZipFile(answer.path) as parts:
            return "\n".join(
                parts.read(name).decode() for name in parts.namelist()
            ).casefold()

    return read


def test_no_name_and_no_code_stands_in_the_file(
    everything: Callable[..., str],
) -> None:
    text = everything(names={"P01": "Socialjouren Ramavtalet"})
    for place in world()["municipalities"]:
        assert place["name"].casefold() not in text
        assert f">{place['code']}<" not in text
    assert "k01" in text
    assert "ramavtalet" not in text


def test_names_are_shown_when_asked_for(everything: Callable[..., str]) -> None:
    text = everything(identified=True)
    assert "lillmora" in text
    assert ">9901<" in text


def test_what_identifies_is_only_shown_with_names(
    instrument: Instrument, tmp_path: Path
) -> None:
    one = told(
        instrument,
        note("e1", "a", by="Intervjuare A"),
        place="Kommunhuset",
        interviewer="Intervjuare A",
        background={"committee": "Omsorgsnämnden", "years_in_role": 4},
    )
    study = study_of(one, instrument=instrument)
    book, _ = written(study, tmp_path)
    (hidden,) = rows(book["Interviews"])
    assert (
        not {"Place", "Interviewer", "Responsible committee", "Case code"}
        & hidden.keys()
    )
    book, _ = written(study, tmp_path, SHOWN)
    (shown,) = rows(book["Interviews"])
    assert shown["Place"] == "Kommunhuset"
    assert shown["Case"] == "Lillmora"
    assert shown["Case code"] == "9901"
    assert shown["Responsible committee"] == "Omsorgsnämnden"
    assert shown["Years in the position"] == 4
    assert rows(book["Answers"])[0]["Written by"] == "Intervjuare A"


def test_the_words_of_quotes_need_consent_to_leave(
    instrument: Instrument, tmp_path: Path
) -> None:
    quote = Entry(
        id="e2",
        number=2,
        question="D1",
        kind="challenge",
        fields={"title": "Tid", "quote": "Hemligt sagt."},
    )
    said = (note("e1", "Ordagrant sagt.", kind="quote"), quote)
    study = study_of(told(instrument, *said, consent={}), instrument=instrument)
    book, answer = written(study, tmp_path)
    assert [row["Text"][:6] for row in rows(book["Answers"])] == ["[Quote", "Tid – "]
    with ZipFile(answer.path) as parts:
        assert b"sagt." not in parts.read("xl/sharedStrings.xml")
    book, _ = written(study, tmp_path, SHOWN)
    assert rows(book["Answers"])[0]["Text"] == "Ordagrant sagt."
    assert rows(book["Challenges"])[0]["Quote (verbatim)"] == "Hemligt sagt."
    assert rows(book["Voices"])[0] == {"Quote": "Nothing has been said about this."}


def test_voices_do_not_say_whose_they_are(
    instrument: Instrument, tmp_path: Path
) -> None:
    one = told(instrument, note("e1", "Det går an.", kind="quote"))
    book, _ = written(study_of(one, instrument=instrument), tmp_path)
    (voice,) = rows(book["Voices"])
    assert voice == {
        "Quote": "Det går an.",
        "Section": "With whom do you collaborate, and how?",
        "Question": "B1",
        "Question text": instrument.guide.by_id["B1"].text.en,
        "Interview": "aaaaaaaaaa",
        "Entry id": "e1",
    }
