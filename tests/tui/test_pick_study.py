"""Choosing a study, making one, and opening the demo, with the keyboard."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from sosapp.store.settings import Settings, load_settings
from sosapp.store.study_folder import StudyFolder
from sosapp.tui.app import SosApp
from sosapp.tui.screens.home import HomeScreen
from sosapp.tui.screens.new_study import NewStudyScreen
from sosapp.tui.screens.pick_study import PickStudyScreen
from sosapp.tui.widgets.form import Form
from sosapp.tui.widgets.tick_box import TickBox
from tests.tui.screen_text import screen_text
from tests.tui.waiting import until


@pytest.fixture(autouse=True)
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the application is started in."""
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def text(pilot: Pilot[Any]) -> str:
    """The painted text on one line, so that a break hides nothing."""
    return " ".join(screen_text(pilot.app).split())


@asynccontextmanager
async def picking(
    *recent: Path, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[None]]:
    """The application without a study."""
    folders = tuple(str(folder) for folder in recent)
    app = SosApp(None, Settings(language="sv", recent=folders))
    async with app.run_test(size=size, notifications=True) as pilot:
        await until(pilot, lambda: isinstance(app.screen, PickStudyScreen))
        yield pilot


@asynccontextmanager
async def making(size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
    """The form for a new study, with its guides."""
    async with picking(size=size) as pilot:
        await pilot.press("n")
        await until(pilot, lambda: bool(pilot.app.screen.query(TickBox)))
        yield pilot


def line(pilot: Pilot[Any], name: str) -> Input:
    """One line of the form."""
    return pilot.app.screen.query_one(f"#{name}", Input)


async def at_home(pilot: Pilot[Any]) -> Path:
    """The folder of the study, once its Home is shown."""
    await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
    assert isinstance(pilot.app, SosApp)
    assert pilot.app.folder is not None
    return pilot.app.folder


async def test_recent_studies_are_listed_while_they_exist(
    study: StudyFolder, tmp_path: Path
) -> None:
    async with picking(tmp_path / "gone", study.path) as pilot:
        await until(pilot, lambda: "Pilot" in text(pilot))
        assert "gone" not in text(pilot)


async def test_enter_opens_the_study_that_was_opened_last(study: StudyFolder) -> None:
    async with picking(study.path) as pilot:
        await until(pilot, lambda: "Pilot" in text(pilot))
        await pilot.press("enter")
        assert await at_home(pilot) == study.path


async def test_a_damaged_study_is_listed_and_opening_it_says_so(
    study: StudyFolder,
) -> None:
    (study.path / "study.json").write_text("{")
    async with picking(study.path) as pilot:
        await until(pilot, lambda: "study" in text(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: "är inte som den skrevs" in text(pilot))
        assert isinstance(pilot.app.screen, PickStudyScreen)


async def test_a_study_is_made_from_its_name_alone(work: Path) -> None:
    async with making() as pilot:
        await pilot.press("P", "å", "enter", "ctrl+s")
        assert await at_home(pilot) == work / "pa"
    made = StudyFolder(work / "pa").study
    assert (made.name, made.language) == ("På", "sv")
    assert made.guides == ("sos_socialchef",)
    assert load_settings().recent == (str(work / "pa"),)


async def test_a_typed_folder_does_not_follow_the_name(work: Path) -> None:
    async with making() as pilot:
        line(pilot, "name").value = "Hösten 2026"
        await pilot.pause()
        assert line(pilot, "folder").value == "./hosten-2026"
        line(pilot, "folder").value = "annan/mapp"
        line(pilot, "name").value = "Våren 2027"
        await pilot.press("ctrl+s")
        assert await at_home(pilot) == work / "annan" / "mapp"


async def test_guides_are_ticked_with_space(work: Path) -> None:
    async with making() as pilot:
        line(pilot, "name").value = "Två"
        pilot.app.screen.query(TickBox).first().focus()
        await pilot.press("down", "down", "space", "ctrl+s")
        await at_home(pilot)
    assert StudyFolder(work / "tva").study.guides == (
        "sos_socialchef",
        "rss_focus_group",
    )


async def test_a_study_can_be_made_in_english(work: Path) -> None:
    async with making() as pilot:
        line(pilot, "name").value = "Pilot"
        pilot.app.screen.query_one("#language").focus()
        await pilot.press("right", "ctrl+s")
        await at_home(pilot)
    assert StudyFolder(work / "pilot").study.language == "en"


async def test_a_study_needs_a_name_and_a_guide(work: Path) -> None:
    async with making() as pilot:
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "behöver ett namn" in text(pilot))
        assert pilot.app.focused is line(pilot, "name")
        line(pilot, "name").value = "Pilot"
        pilot.app.screen.query(TickBox).first().ticked = False
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "minst en guide" in text(pilot))
        assert isinstance(pilot.app.focused, TickBox)
    assert list(work.iterdir()) == []


async def test_a_folder_with_files_is_refused_and_nothing_is_lost(work: Path) -> None:
    (work / "pilot").mkdir()
    (work / "pilot" / "letter.txt").write_text("dear")
    async with making() as pilot:
        line(pilot, "name").value = "Pilot"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "är inte en tom mapp" in text(pilot))
        assert line(pilot, "name").value == "Pilot"
        assert pilot.app.focused is line(pilot, "folder")
        line(pilot, "folder").value = "./pilot-2"
        await pilot.press("ctrl+s")
        assert await at_home(pilot) == work / "pilot-2"


async def test_a_place_that_cannot_be_written_to_is_told(work: Path) -> None:
    (work / "file").write_text("in the way")
    async with making() as pilot:
        line(pilot, "name").value = "Pilot"
        line(pilot, "folder").value = "./file/pilot"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Det gick inte att spara" in text(pilot))
        assert line(pilot, "name").value == "Pilot"


async def test_nothing_is_lost_when_the_language_changes() -> None:
    async with making() as pilot:
        line(pilot, "name").value = "Pilot Öst"
        pilot.app.screen.query(TickBox).last().ticked = True
        await pilot.press("f9")
        assert "Social investments – interview guide for case studies" in text(pilot)
        assert line(pilot, "name").value == "Pilot Öst"
        assert pilot.app.screen.query(TickBox).last().ticked


async def test_leaving_the_form_leads_back(work: Path) -> None:
    async with making() as pilot:
        await pilot.press("ctrl+x")
        assert isinstance(pilot.app.screen, PickStudyScreen)
        await pilot.press("n", "x", "ctrl+x")
        assert isinstance(pilot.app.screen, NewStudyScreen)
        await pilot.press("ctrl+x")
        assert isinstance(pilot.app.screen, PickStudyScreen)
    assert list(work.iterdir()) == []


async def test_the_demo_is_made_once_and_then_found_again(work: Path) -> None:
    for _ in range(2):
        async with picking() as pilot:
            await pilot.press("d")
            assert await at_home(pilot) == work / "sosapp-demo"
            assert "PÅHITTADE DATA" in text(pilot)


async def test_the_demo_never_takes_a_folder_that_holds_something(work: Path) -> None:
    (work / "sosapp-demo").mkdir()
    (work / "sosapp-demo" / "letter.txt").write_text("dear")
    async with picking() as pilot:
        await pilot.press("d")
        await until(pilot, lambda: "inte en tom mapp" in text(pilot))
        assert isinstance(pilot.app.screen, PickStudyScreen)


async def test_there_is_a_way_back_to_the_study_that_was_open(
    study: StudyFolder,
) -> None:
    app = SosApp(study.path, Settings(language="sv"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("o")
        await until(pilot, lambda: isinstance(app.screen, PickStudyScreen))
        await pilot.press("escape")
        assert await at_home(pilot) == study.path


async def test_names_and_folders_are_shown_as_they_are(
    study: StudyFolder, work: Path
) -> None:
    hostile = work / "[Q1] [b]y"
    study.path.rename(hostile)
    async with picking(hostile) as pilot:
        await until(pilot, lambda: "Pilot" in text(pilot))
        assert "[Q1] [b]y" in screen_text(pilot.app)


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40)])
async def test_the_focus_is_always_in_sight_and_comes_round(
    size: tuple[int, int],
) -> None:
    async with making(size) as pilot:
        screen = pilot.app.screen
        first = screen.focused
        seen = [first]
        area = screen.query_one(Form).region
        while len(seen) < 40:
            await pilot.press("tab")
            if screen.focused is first:
                break
            assert screen.focused is not None
            assert area.contains_region(screen.focused.region), screen.focused
            seen.append(screen.focused)
        assert set(seen) == set(screen.focus_chain)
