"""Names in what people said: found, decided on, and kept as rules."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from sosapp.intake.demo import demo_study
from sosapp.store.settings import Settings
from sosapp.store.study_folder import StudyFolder
from sosapp.tui.app import SosApp
from sosapp.tui.screens.export import ExportScreen
from sosapp.tui.screens.names import NamesScreen
from tests.tui.screen_text import screen_text
from tests.tui.waiting import until

NAME = "Omsorgsnämnden"


@pytest.fixture
def demo(tmp_path: Path) -> StudyFolder:
    return demo_study(tmp_path / "demo")


@asynccontextmanager
async def looking(study: StudyFolder) -> AsyncIterator[Pilot[None]]:
    """The names of a study, reached from the form of an export."""
    app = SosApp(study.path, Settings(language="en"))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        app.push_screen(ExportScreen())
        await until(pilot, lambda: isinstance(app.screen, ExportScreen))
        await pilot.press("ctrl+r")
        await until(pilot, lambda: isinstance(app.screen, NamesScreen))
        names = app.screen.query_one(OptionList)
        await until(pilot, lambda: names.option_count > 0)
        yield pilot


async def go_to(pilot: Pilot[None], name: str) -> None:
    names = pilot.app.screen.query_one(OptionList)
    for _ in range(names.option_count):
        option = names.get_option_at_index(names.highlighted or 0)
        if name in str(option.prompt):
            return
        await pilot.press("down")
    raise AssertionError(name)


async def kept(pilot: Pilot[None], study: StudyFolder, rules: dict[str, str]) -> None:
    await until(pilot, lambda: study.code_key().rules() == rules)


async def test_a_name_is_replaced_left_and_forgotten(demo: StudyFolder) -> None:
    async with looking(demo) as pilot:
        await go_to(pilot, NAME)
        assert NAME in screen_text(pilot.app)
        await pilot.press("enter", *"[nämnd]", "enter")
        await kept(pilot, demo, {NAME: "[nämnd]"})
        await until(pilot, lambda: "→ [nämnd]" in screen_text(pilot.app))
        await go_to(pilot, NAME)
        await pilot.press("k")
        await kept(pilot, demo, {NAME: ""})
        await until(pilot, lambda: "left as it is" in screen_text(pilot.app))
        await go_to(pilot, NAME)
        await pilot.press("delete")
        await kept(pilot, demo, {})


async def test_a_rule_that_lets_a_name_out_is_told(demo: StudyFolder) -> None:
    async with looking(demo) as pilot:
        await go_to(pilot, NAME)
        await pilot.press("enter", *"Granåker", "enter")
        await until(pilot, lambda: "would show a name" in screen_text(pilot.app))
        assert demo.code_key().rules() == {}
        # What was typed is still there to be changed.
        assert pilot.app.screen.has_class("-typing")


async def test_words_that_may_be_names_come_and_go(demo: StudyFolder) -> None:
    async with looking(demo) as pilot:
        names = pilot.app.screen.query_one(OptionList)
        few = names.option_count
        await pilot.press("m")
        await until(pilot, lambda: names.option_count > few + 50)
        await pilot.press("m")
        await until(pilot, lambda: names.option_count == few)


async def test_escape_leaves_the_line_then_the_list(demo: StudyFolder) -> None:
    async with looking(demo) as pilot:
        await pilot.press("enter", "x", "escape")
        await until(pilot, lambda: not pilot.app.screen.has_class("-typing"))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExportScreen))
        assert demo.code_key().rules() == {}


async def test_the_form_says_how_many_wait_before_anything_is_written(
    demo: StudyFolder,
) -> None:
    async with looking(demo) as pilot:
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExportScreen))

        def said() -> str:
            return " ".join(screen_text(pilot.app).split())

        await until(pilot, lambda: "to decide on: 4 (Ctrl+R)" in said())
        await pilot.press("ctrl+r")
        await until(pilot, lambda: isinstance(pilot.app.screen, NamesScreen))
        names = pilot.app.screen.query_one(OptionList)
        await until(pilot, lambda: names.option_count > 0)
        await pilot.press("k")
        await until(pilot, lambda: len(demo.code_key().rules()) == 1)
        await pilot.press("escape")
        await until(pilot, lambda: "to decide on: 3 (Ctrl+R)" in said())
