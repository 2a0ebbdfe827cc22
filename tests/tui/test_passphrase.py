"""A sealed study is opened with its passphrase, and shown only then."""

from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from sosapp.store.settings import Settings
from sosapp.store.study_folder import StudyFolder
from sosapp.tui.app import SosApp
from sosapp.tui.screens.home import HomeScreen
from sosapp.tui.screens.interview import InterviewScreen
from sosapp.tui.screens.new_study import NewStudyScreen
from sosapp.tui.screens.passphrase import PassphraseScreen
from sosapp.tui.screens.pick_study import PickStudyScreen
from sosapp.tui.widgets.problem_line import ProblemLine
from tests.store.test_sealing import PASSPHRASE, seal
from tests.tui.conftest import INTERVIEW
from tests.tui.screen_text import screen_text
from tests.tui.waiting import until


@pytest.fixture
def sealed(prepared: StudyFolder) -> Path:
    """A study with an interview, sealed."""
    seal(prepared.path)
    return prepared.path


def app_on(folder: Path | None) -> SosApp:
    """The application on a folder."""
    return SosApp(folder, Settings("AE", "sv"))


async def test_nothing_is_shown_before_the_passphrase(sealed: Path) -> None:
    app = app_on(sealed)
    async with app.run_test(size=(80, 24)) as pilot:
        assert isinstance(app.screen, PassphraseScreen)
        assert "Lillmora" not in screen_text(app)
        app.screen.query_one(Input).value = PASSPHRASE
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await until(pilot, lambda: "Lillmora" in screen_text(app))
        assert PASSPHRASE not in screen_text(app)
        options = app.screen.query_one(OptionList)
        options.highlighted = options.get_option_index(INTERVIEW)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, InterviewScreen))


async def test_a_wrong_passphrase_can_be_typed_again(sealed: Path) -> None:
    app = app_on(sealed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"fel", "enter")
        problem = app.screen.query_one(ProblemLine)
        await until(pilot, lambda: problem.error is not None)
        assert problem.error is not None
        assert problem.error.key == "passphrase_wrong"
        assert app.screen.query_one(Input).value == ""
        await pilot.press("x")
        assert problem.error is None


async def test_what_is_typed_is_not_shown(sealed: Path) -> None:
    app = app_on(sealed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"hemligt")
        assert app.screen.query_one(Input).value == "hemligt"
        assert "hemligt" not in screen_text(app)


async def test_another_study_can_be_chosen_instead(sealed: Path) -> None:
    app = app_on(sealed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, PickStudyScreen))


async def test_a_study_is_made_with_a_passphrase_and_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = app_on(None)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, NewStudyScreen))
        screen = app.screen
        screen.query_one("#name", Input).value = "Hemlig"
        screen.query_one("#passphrase", Input).value = PASSPHRASE
        screen.query_one("#again", Input).value = PASSPHRASE + "x"
        await pilot.pause()
        await pilot.press("ctrl+s")
        problem = screen.query_one(ProblemLine)
        await until(pilot, lambda: problem.error is not None)
        screen.query_one("#again", Input).value = PASSPHRASE
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
    assert (tmp_path / "hemlig" / "study.sealed").exists()
    assert not (tmp_path / "hemlig" / "study.json").exists()
