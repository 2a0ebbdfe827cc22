"""Whatever a study holds: every format can hold it, and says what it left out."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from sosapp.errors import NotFound, Refused
from sosapp.instrument.instrument import Instrument
from sosapp.study.editing import Author
from sosapp.study.entry import Entry
from sosapp.study.interview import Interview
from sosapp.study.study import FULL
from sosapp.summary.material import Material
from tests.export.exports import FORMATS, OF_A_STUDY, all_text, exported
from tests.export.hostile import HOSTILE
from tests.export.workbooks import note, study_of, told
from tests.summary.world import fictional_material

WITH_WORDS = ("excel", "csv", "json", "qdpx", "checkback")
"""The formats that have every word of a note."""
SECRET = "DET HEMLIGA"


@pytest.fixture
def fictional(instrument: Instrument, author: Author) -> Material:
    return fictional_material(instrument, author)


@pytest.fixture(params=FORMATS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_the_fictional_study(name: str, fictional: Material, tmp_path: Path) -> None:
    path, written = exported(fictional, name, tmp_path)
    assert len(all_text(path)) > 200
    assert written.parts
    assert written.replaced == 0


@pytest.mark.parametrize("name", OF_A_STUDY)
def test_a_study_without_interviews(
    name: str, instrument: Instrument, tmp_path: Path
) -> None:
    path, _ = exported(study_of(instrument=instrument), name, tmp_path)
    assert all_text(path)


def test_one_interview(name: str, instrument: Instrument, tmp_path: Path) -> None:
    study = study_of(
        told(instrument, note("e1", "Ett enda ord")), instrument=instrument
    )
    path, _ = exported(study, name, tmp_path)
    assert (name in WITH_WORDS) == ("Ett enda ord" in all_text(path))


@pytest.mark.parametrize("name", OF_A_STUDY)
def test_nothing_of_a_withdrawn_interview(
    name: str, instrument: Instrument, tmp_path: Path
) -> None:
    gone = told(instrument, *everywhere(SECRET), withdrawal=FULL)
    path, _ = exported(study_of(gone, instrument=instrument), name, tmp_path)
    assert SECRET not in all_text(path)


def test_nothing_that_is_not_for_the_record(
    name: str, instrument: Instrument, tmp_path: Path
) -> None:
    entries = [replace(entry, use="off_record") for entry in everywhere(SECRET)]
    study = study_of(told(instrument, *entries), instrument=instrument)
    path, _ = exported(study, name, tmp_path)
    assert SECRET not in all_text(path)


def test_no_quote_without_consent(
    name: str, instrument: Instrument, tmp_path: Path
) -> None:
    quotes = [
        note("e1", SECRET, kind="quote"),
        note("e2", "", kind="challenge", fields={"title": "Tid", "quote": SECRET}),
    ]
    for consent in ({}, {"quotes": False}):
        interview = told(instrument, *quotes, consent=consent)
        study = study_of(interview, instrument=instrument)
        path, _ = exported(study, name, tmp_path)
        assert SECRET not in all_text(path)


@pytest.mark.parametrize("name", WITH_WORDS)
def test_quotes_with_consent(name: str, instrument: Instrument, tmp_path: Path) -> None:
    interview = told(instrument, note("e1", "Får läsas", kind="quote"))
    path, _ = exported(study_of(interview, instrument=instrument), name, tmp_path)
    assert "Får läsas" in all_text(path)


def test_an_answer_of_forty_thousand_characters(
    name: str, instrument: Instrument, tmp_path: Path
) -> None:
    long = "å" * 20_000 + "🙂" + "é" * 20_000
    entries = (note("e1", long), *everywhere(long))
    study = study_of(told(instrument, *entries), instrument=instrument)
    path, _ = exported(study, name, tmp_path)
    text = all_text(path)
    if name in WITH_WORDS:
        # A workbook has it in pieces, each a cell of its own.
        assert text.replace("\n", "").count("é") >= 20_000
        assert "🙂" in text


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_everywhere(
    name: str, text: str, instrument: Instrument, tmp_path: Path
) -> None:
    study = study_of(
        told(instrument, *everywhere(text)), instrument=instrument, name=text
    )
    path, _ = exported(study, name, tmp_path)
    shown = all_text(path)
    assert shown
    assert not {"\x1b", "\x00", "\x07"} & set(shown)


def test_a_file_is_there_whole_or_not_at_all(
    name: str, fictional: Material, tmp_path: Path
) -> None:
    class Cancelled(Exception):
        pass

    def cancel(done: int, of: int) -> None:
        raise Cancelled

    before = set(tmp_path.iterdir())
    with pytest.raises(Cancelled):
        exported_with(fictional, name, tmp_path, cancel)
    assert set(tmp_path.iterdir()) == before


def exported_with(
    material: Material, name: str, folder: Path, progress: Callable[[int, int], None]
) -> None:
    from sosapp.export.exporting import write_export
    from sosapp.export.formats import LAYOUTS, make_of
    from sosapp.store.layouts import layout_of
    from tests.export.exports import PLAIN

    options = replace(PLAIN, interview=material.usable[0].interview.id)
    if name in LAYOUTS:
        file, layout = layout_of(folder, LAYOUTS[name], "sv")
        options = replace(options, layout_name=file, layout=layout)
    write_export(make_of(name), material, folder / "x", options, progress)


def test_a_file_that_exists_is_not_replaced(
    name: str, fictional: Material, tmp_path: Path
) -> None:
    path, _ = exported(fictional, name, tmp_path)
    before = path.read_bytes()
    with pytest.raises(Refused):
        exported(fictional, name, tmp_path, force=False)
    assert path.read_bytes() == before


def test_an_interview_that_is_not_there(
    name: str, fictional: Material, tmp_path: Path
) -> None:
    with pytest.raises(NotFound):
        exported(fictional, name, tmp_path, interview="nowhere")


def test_what_is_left_out_is_told(instrument: Instrument, tmp_path: Path) -> None:
    gone = told(instrument, note("e1", "a"), id="bbbbbbbbbb", withdrawal=FULL)
    kept = told(instrument, note("e2", "b", use="off_record"), note("e3", "c"))
    study = study_of(gone, kept, instrument=instrument)
    for name in ("excel", "word", "html", "markdown", "csv", "json"):
        path, _ = exported(study, name, tmp_path)
        text = " ".join(all_text(path).split())
        assert "intervjuer återtagna i sin helhet: 1" in text, name
        assert "ej för protokollet: 1" in text, name


def everywhere(text: str) -> tuple[Entry, ...]:
    """The text in every place where one can be typed."""
    fields = {"title": text, "handled_how": text, "note": text, "quote": text}
    side = {"statement": text, "direction": "bada"}
    partner = {"partner_name": text, "partner_type": "kommun_grann", "why": text}
    return (
        note("e1", text, tags=("tagg",)),
        note("e2", text, kind="quote", tags=(text.replace(" ", "_"),)),
        note("e3", text, kind="parked"),
        note("e4", text, kind="reflection"),
        note("e5", "", kind="challenge", fields=fields),
        note("e6", "", kind="collaboration", fields=partner, links=("e2",)),
        note("e7", "", kind="smallness", fields=side),
        note("e8", "", kind="future_idea", fields={"title": text, "partners": text}),
    )


def test_everywhere_is_everywhere(instrument: Instrument) -> None:
    interview: Interview = told(instrument, *everywhere(SECRET)).interview
    kinds = {entry.kind for entry in interview.entries.values()}
    assert set(instrument.guide.records) < kinds
