"""The export screen: what is asked, what is written, and what is said of it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from sosapp.delivery import Order, deliver, names_in
from sosapp.export.formats import SUFFIXES
from sosapp.intake.demo import demo_study
from sosapp.intake.material import load_material
from sosapp.intake.notes import import_notes
from sosapp.store.settings import Settings
from sosapp.store.study_folder import StudyFolder, open_study
from sosapp.tui.app import SosApp
from sosapp.tui.background import Background, Left
from sosapp.tui.screens.confirm import ConfirmDialog
from sosapp.tui.screens.export import ExportScreen
from sosapp.tui.screens.export_outcome import OutcomeDialog
from sosapp.tui.screens.home import HomeScreen
from sosapp.tui.widgets.choice import Choice
from sosapp.tui.widgets.problem_line import ProblemLine
from tests.tui.screen_text import screen_text
from tests.tui.waiting import until


@pytest.fixture
def undecided(tmp_path: Path) -> StudyFolder:
    """The demo study, in which people said names that nobody has decided on."""
    return demo_study(tmp_path / "demo")


@pytest.fixture
def demo(undecided: StudyFolder) -> StudyFolder:
    """The demo study with all the names left as they are."""
    for name in names_in(undecided).listed:
        undecided.code_key().put_rule(name.text, "")
    return undecided


@asynccontextmanager
async def exporting(
    study: StudyFolder, size: tuple[int, int] = (80, 24), language: str = "en"
) -> AsyncIterator[Pilot[None]]:
    """The export screen of a study, with its list of interviews."""
    app = SosApp(study.path, Settings(language=language))
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        await app.push_screen(ExportScreen())
        await app.workers.wait_for_complete()
        await pilot.pause()
        yield pilot


def file(pilot: Pilot[Any]) -> Input:
    return pilot.app.screen.query_one("#file", Input)


def choose(pilot: Pilot[Any], name: str, value: str) -> None:
    choice = pilot.app.screen.query_one(f"#{name}", Choice)
    choice.value = value
    choice.post_message(Choice.Changed(choice))


def text(pilot: Pilot[Any]) -> str:
    """The painted text on one line, so that a break hides nothing."""
    return " ".join(screen_text(pilot.app).split())


async def press_until(pilot: Pilot[Any], key: str, screen: type) -> None:
    await pilot.press(key)
    await until(pilot, lambda: isinstance(pilot.app.screen, screen))


def cells(path: Path) -> str:
    """Every text of a workbook."""
    book = load_workbook(path)
    rows = (row for sheet in book for row in sheet.iter_rows(values_only=True))
    return "\n".join(str(cell) for row in rows for cell in row if cell is not None)


async def test_the_workbook_is_pseudonymised_and_counted(
    demo: StudyFolder, tmp_path: Path
) -> None:
    path = tmp_path / "out.xlsx"
    async with exporting(demo) as pilot:
        file(pilot).value = str(path)
        await press_until(pilot, "ctrl+s", OutcomeDialog)
        said = text(pilot)
    assert "out.xlsx" in said
    assert "Samarbeten: 42 of 42" in said
    written = cells(path)
    assert "K01" in written
    assert "Lillmora" not in written


async def test_what_nobody_has_decided_on_is_written_only_after_a_yes(
    undecided: StudyFolder, tmp_path: Path
) -> None:
    path = tmp_path / "out.xlsx"
    async with exporting(undecided) as pilot:
        file(pilot).value = str(path)
        await press_until(pilot, "ctrl+s", ConfirmDialog)
        assert "thatnobodyhasdecidedon:4." in unframed(pilot)
        await press_until(pilot, "n", ExportScreen)
        await until(pilot, lambda: "No file has been written." in text(pilot))
        assert not path.exists()
        await press_until(pilot, "ctrl+s", ConfirmDialog)
        await press_until(pilot, "enter", OutcomeDialog)
        # Above the parts, so that it is seen without scrolling.
        before = unframed(pilot).partition("Samarbeten:")[0]
        assert "Namesinwhatpeoplesaid" in before


async def test_the_file_is_named_after_the_study_and_the_day(
    demo: StudyFolder, tmp_path: Path
) -> None:
    async with exporting(demo) as pilot:
        day = date.today().isoformat()
        assert file(pilot).value.endswith(f"s-o-s-pahittad-pilotstudie-{day}.xlsx")
        choose(pilot, "format", "notes")
        await pilot.pause()
        assert file(pilot).value.endswith(f"{day}.txt")


async def test_a_file_that_was_typed_stays(demo: StudyFolder) -> None:
    async with exporting(demo) as pilot:
        file(pilot).value = "mine.xlsx"
        choose(pilot, "format", "notes")
        await pilot.press("f9")
        await pilot.pause()
        assert file(pilot).value == "mine.xlsx"
        assert pilot.app.screen.query_one("#format", Choice).value == "notes"
        assert "Anteckningar" in text(pilot)


async def test_names_are_written_only_after_a_yes(
    demo: StudyFolder, tmp_path: Path
) -> None:
    path = tmp_path / "out.xlsx"
    async with exporting(demo) as pilot:
        file(pilot).value = str(path)
        choose(pilot, "names", "names")
        await press_until(pilot, "ctrl+s", ConfirmDialog)
        assert "nobody has agreed to let others read" in text(pilot)
        await press_until(pilot, "n", ExportScreen)
        await until(pilot, lambda: "No file has been written." in text(pilot))
        assert not path.exists()
        await press_until(pilot, "ctrl+s", ConfirmDialog)
        await press_until(pilot, "enter", OutcomeDialog)
    assert "Lillmora" in cells(path)


async def test_a_file_that_exists_is_replaced_only_after_a_yes(
    demo: StudyFolder, tmp_path: Path
) -> None:
    path = tmp_path / "out.xlsx"
    path.write_text("before")
    async with exporting(demo) as pilot:
        file(pilot).value = str(path)
        await press_until(pilot, "ctrl+s", ConfirmDialog)
        await press_until(pilot, "n", ExportScreen)
        assert path.read_text() == "before"
        await press_until(pilot, "ctrl+s", ConfirmDialog)
        await press_until(pilot, "enter", OutcomeDialog)
    assert path.read_bytes().startswith(b"PK")


async def test_notes_of_one_interview_can_be_read_in_again(
    demo: StudyFolder, study: StudyFolder, tmp_path: Path
) -> None:
    path = tmp_path / "out.txt"
    async with exporting(demo) as pilot:
        choose(pilot, "format", "notes")
        await pilot.pause()
        pilot.app.screen.query_one("#interviews", OptionList).highlighted = 3
        file(pilot).value = str(path)
        await press_until(pilot, "ctrl+s", ConfirmDialog)
        await press_until(pilot, "enter", OutcomeDialog)
    interview = import_notes(study, path, "en").id
    assert interview == list(demo.listed())[3].id
    assert study.read(interview).entries == demo.read(interview).entries


async def test_a_folder_gets_the_name_that_was_suggested(
    demo: StudyFolder, tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    async with exporting(demo) as pilot:
        file(pilot).value = str(folder)
        await press_until(pilot, "ctrl+s", OutcomeDialog)
    assert [path.suffix for path in folder.iterdir()] == [".xlsx"]


async def test_an_ending_is_added_where_there_is_none(
    demo: StudyFolder, tmp_path: Path
) -> None:
    async with exporting(demo) as pilot:
        file(pilot).value = str(tmp_path / "dr. berg")
        await press_until(pilot, "ctrl+s", OutcomeDialog)
    assert (tmp_path / "dr. berg.xlsx").exists()


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", "There is no file to write to."),
        ("{study}/interviews/out.xlsx", "is among the study's own files"),
        ("{study}/../nowhere/out.xlsx", "could not be saved"),
    ],
)
async def test_what_stops_the_export_is_said_in_the_form(
    demo: StudyFolder, typed: str, problem: str
) -> None:
    async with exporting(demo) as pilot:
        file(pilot).value = typed.format(study=demo.path)
        await pilot.press("ctrl+s")
        line = pilot.app.screen.query_one(ProblemLine)
        await until(pilot, lambda: line.display)
        assert problem in text(pilot)
        assert pilot.app.focused is file(pilot)


async def test_a_study_without_interviews_has_no_notes(study: StudyFolder) -> None:
    async with exporting(study) as pilot:
        choose(pilot, "format", "notes")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "no interview to write" in text(pilot))


async def test_an_interview_that_cannot_be_read_is_told_of(
    demo: StudyFolder, tmp_path: Path
) -> None:
    damaged = demo.file(demo.ids()[0])
    damaged.write_bytes(damaged.read_bytes()[:-50])
    async with exporting(demo, (80, 40)) as pilot:
        file(pilot).value = str(tmp_path / "out.xlsx")
        await press_until(pilot, "ctrl+s", OutcomeDialog)
        assert f"{damaged.name} is not as it was written" in text(pilot)


async def test_leaving_ends_the_writing_and_leaves_no_file(
    demo: StudyFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = Event(), Event()

    def slow(*given: Any) -> Any:
        begun.set()
        go_on.wait(10)
        return load_material(*given)

    monkeypatch.setattr("sosapp.delivery.load_material", slow)
    folder = tmp_path / "folder"
    folder.mkdir()
    async with exporting(demo) as pilot:
        file(pilot).value = str(folder / "out.xlsx")
        await pilot.press("ctrl+s")
        await until(pilot, begun.is_set)
        await until(pilot, lambda: "Reading the interviews" in text(pilot))
        await pilot.press("ctrl+x")
        await until(pilot, lambda: "Stopping" in text(pilot))
        go_on.set()
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
    assert not list(folder.iterdir())


def test_work_that_is_left_halfway_leaves_no_file(
    demo: StudyFolder, tmp_path: Path
) -> None:
    path = tmp_path / "folder" / "out.xlsx"
    path.parent.mkdir()
    work, seen = Background(), []

    def tick(done: int, of: int) -> None:
        seen.append((done, of))
        if of:
            work.leave()
        work.tick(done, of)

    order = Order(path=path, language="sv")
    with pytest.raises(Left):
        deliver(demo, order, tick)
    assert 0 < seen[-1][0] < seen[-1][1]
    assert not list(path.parent.iterdir())


async def test_leaving_the_form_writes_nothing(demo: StudyFolder) -> None:
    async with exporting(demo) as pilot:
        await press_until(pilot, "ctrl+x", HomeScreen)


async def test_a_strange_file_name_is_shown_as_it_was_typed(
    demo: StudyFolder, tmp_path: Path
) -> None:
    path = tmp_path / r"[Q1] x [-] [b]y[b] :smile: $n \[.xlsx"
    path.write_text("before")
    async with exporting(demo, (120, 40)) as pilot:
        file(pilot).value = str(path)
        await press_until(pilot, "ctrl+s", ConfirmDialog)
        assert path.name.replace(" ", "") in unframed(pilot)
        await press_until(pilot, "enter", OutcomeDialog)
        assert path.name.replace(" ", "") in unframed(pilot)


def unframed(pilot: Pilot[Any]) -> str:
    """The text of a dialog, where a long word may be broken over lines."""
    return text(pilot).replace(" ", "").replace("│", "")


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 60)])
async def test_every_field_can_be_reached_in_any_terminal(
    demo: StudyFolder, size: tuple[int, int]
) -> None:
    async with exporting(demo, size, "sv") as pilot:
        reached = []
        for _ in range(5):
            focused = pilot.app.focused
            assert focused is not None
            assert pilot.app.screen.region.contains_region(focused.region)
            reached.append(focused.id)
            await pilot.press("tab")
        assert reached == ["format", "language", "names", "file", "start"]


@pytest.mark.parametrize("name", ["word", "html", "qdpx", "csv"])
async def test_a_study_goes_out_in_another_format(
    name: str, undecided: StudyFolder, tmp_path: Path
) -> None:
    path = tmp_path / f"out{SUFFIXES[name]}"
    async with exporting(undecided) as pilot:
        choose(pilot, "format", name)
        await pilot.pause()
        file(pilot).value = str(path)
        await press_until(pilot, "ctrl+s", ConfirmDialog)
        await press_until(pilot, "enter", OutcomeDialog)
        said = unframed(pilot)
    assert path.stat().st_size > 1000
    assert path.name in said
    assert "Ctrl+R" in said, "names that nobody has decided on"
    line = open_study(undecided.path).study.log[-1]
    assert (line.what, line.about) == ("exported", f"{name}, pseudonymised")


async def test_what_is_sent_back_asks_by_when_and_where_to(
    demo: StudyFolder, tmp_path: Path
) -> None:
    path = tmp_path / "back.docx"
    async with exporting(demo) as pilot:
        choose(pilot, "format", "checkback")
        await pilot.pause()
        pilot.app.screen.query_one("#reply_by", Input).value = "2027-01-15"
        pilot.app.screen.query_one("#reply_to", Input).value = "svar@exempel.se"
        file(pilot).value = str(path)
        await press_until(pilot, "ctrl+s", OutcomeDialog)
    said = " ".join(one.text for one in Document(str(path)).paragraphs)
    assert "Svara senast 2027-01-15 till svar@exempel.se" in said
