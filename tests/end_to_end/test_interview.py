"""An interview from an empty folder to a workbook, held at real terminals."""

import signal
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from sosapp.instrument.instrument import Instrument
from sosapp.store.study_folder import open_study
from sosapp.study.interview import Interview

from .conversation import BEGINNING, END, MIDDLE, Line
from .desk import Desk, Size
from .onlooker import PATIENCE

HALF, REST = "Mitt i en mening, och så ", "kom kaffet."
WRONG, ADDED = "Rätta mig", ", å nej: [i]så[/i]"
UNDONE, DELETED = "Det här ångras", "Det här tas bort"


@pytest.fixture(params=[Size(80, 24), Size(120, 40)], ids="{0[0]}x{0[1]}".format)
def desk(
    tmp_path: Path, instrument: Instrument, request: pytest.FixtureRequest
) -> Desk:
    """A desk with a terminal of either size."""
    return Desk(tmp_path / "Pilot å", instrument, request.param)


def test_every_typed_text_is_in_the_workbook(desk: Desk, tmp_path: Path) -> None:
    """Neither a closed window nor a killed program takes a letter away."""
    hold_until_the_window_closes(desk)
    assert kept_of(BEGINNING) <= said_in(desk.interview)
    hold_until_killed(desk)
    assert kept_of(MIDDLE) | {HALF + REST} <= said_in(desk.interview)
    hold_to_the_end(desk, tmp_path / "from the screen.xlsx")
    desk.command(
        *("export", "excel", str(desk.folder), "--identified"),
        *("-o", str(tmp_path / "from the command.xlsx")),
    )
    texts = kept_of(BEGINNING | MIDDLE | END) | {HALF + REST, WRONG + ADDED}
    assert_is_whole(desk.interview, texts)
    for name in ("from the screen.xlsx", "from the command.xlsx"):
        cells = set(cells_of(tmp_path / name))
        assert texts <= cells
        assert not {UNDONE, DELETED} & cells
    assert_comes_back_as_notes(desk, tmp_path)


def hold_until_the_window_closes(desk: Desk) -> None:
    """Make the study, prepare the interview, and hold it to a half-typed line."""
    with desk.terminal() as terminal:
        her = desk.interviewer(terminal)
        her.makes_study("Pilot å", desk.folder)
        her.says_who_types("Intervjuare Ö")
        her.prepares("9901 Lillmora", "Åsa Öberg", "Video")
        her.starts_the_clock()
        her.holds(BEGINNING)
        her.fills_in(("grannk", "Grannk"), ("socialjour", "Soc"))
        her.goes_to("A3")
        her.marks("A3", "skipped", "tiden räckte inte")
        her.goes_on_to("A4")
        her.ticks_first_probe()
        her.marks("A4", "declined", "ville inte säga")
        her.goes_to("B4")
        her.marks("B4", "answered_elsewhere")
        her.goes_to("B2")
        her.leaves_half(HALF)
        terminal.close()
        terminal.wait(PATIENCE)
    assert desk.interview.draft.text == HALF


def hold_until_killed(desk: Desk) -> None:
    """Come back to the same line, and go on to another one."""
    before = desk.interview
    with desk.terminal(str(desk.folder)) as terminal:
        her = desk.interviewer(terminal)
        her.opens_first()
        her.is_at("B2")
        her.sees(HALF.strip())
        assert desk.interview.entries == before.entries
        her.types(Line(REST, ()))
        her.holds(MIDDLE)
        her.types(Line(UNDONE, ()))
        for key in ("ctrl+z", "ctrl+y", "ctrl+z"):
            her.changes(key)
        her.leaves_half(HALF)
        her.changes_language()
        her.sees(HALF.strip())
        terminal.wait_until(lambda: desk.interview.draft.text == HALF, PATIENCE)
        terminal.kill(signal.SIGKILL)
        terminal.wait(PATIENCE)


def hold_to_the_end(desk: Desk, workbook: Path) -> None:
    """Come back once more, in the other language, and finish and export."""
    before = desk.interview
    with desk.terminal(str(desk.folder)) as terminal:
        her = desk.interviewer(terminal)
        her.language = "en"
        her.opens_first()
        her.is_at("E3")
        her.sees(HALF.strip())
        assert desk.interview.entries == before.entries
        her.types(Line(REST, ()))
        her.holds(END)
        her.types(Line(WRONG, ()))
        her.edits_last(ADDED)
        her.types(Line(DELETED, ()))
        her.deletes_last()
        her.finishes()
        her.goes_home()
        her.exports(workbook)
        her.quits()


def kept_of(conversation: dict[str, tuple[Line, ...]]) -> set[str]:
    """The texts that are kept of a part of the conversation."""
    lines = (line for question in conversation.values() for line in question)
    return {text for line in lines for text in line.kept}


def said_in(interview: Interview) -> set[object]:
    """The texts of an interview, those in the fields of its records included."""
    entries = interview.entries.values()
    fields = {v for e in entries for v in e.fields.values() if isinstance(v, str)}
    return fields | {entry.text for entry in entries}


def assert_is_whole(interview: Interview, texts: Iterable[str]) -> None:
    """The interview is what was held, and nothing else."""
    assert set(texts) <= said_in(interview)
    assert not {UNDONE, DELETED} & said_in(interview)
    assert len(interview.entries) >= 40
    assert len(interview.by_question) >= 12
    assert interview.facts.state == "finished"
    assert set(interview.facts.consent.values()) == {True}
    assert None not in {entry.at for entry in interview.entries.values()}
    marks = {q: (m.status, m.why) for q, m in interview.coverage.items() if m.status}
    assert marks == {
        "A3": ("skipped", "tiden räckte inte"),
        "A4": ("declined", "ville inte säga"),
        "B4": ("answered_elsewhere", "B1"),
    }
    assert len(interview.coverage["A4"].probes) == 1
    last = interview.by_question["B1"][-1]
    assert last.fields["partner_type"] == "kommun_grann"
    assert last.fields["areas"] == ["socialjour"]


def cells_of(workbook: Path) -> Iterator[str]:
    """The texts of all cells of a workbook; none of them is a formula."""
    for sheet in load_workbook(workbook):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", cell.value
                if isinstance(cell.value, str):
                    yield cell.value


def assert_comes_back_as_notes(desk: Desk, folder: Path) -> None:
    """The notes of the interview, read into another study, are the interview."""
    notes, other = folder / "notes.txt", folder / "other"
    (name,) = open_study(desk.folder).ids()
    asked = ["--interview", name, "--identified", "-o", str(notes)]
    desk.command("export", "notes", str(desk.folder), *asked)
    desk.command("new", str(other), "--name", "Other", "--guide", "sos_socialchef")
    desk.command("import", "notes", str(notes), str(other))
    entries = open_study(other).read(name).entries.values()
    assert [(e.question, e.kind, e.text, e.fields, e.at, e.star) for e in entries] == [
        (e.question, e.kind, e.text, e.fields, e.at, e.star)
        for e in desk.interview.entries.values()
    ]
