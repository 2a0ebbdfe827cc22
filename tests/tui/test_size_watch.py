"""A window of another size is filled, whatever becomes of Textual's timer."""

from functools import partial
from typing import Any

import pytest
from textual.app import App
from textual.geometry import Size

from sosapp.store.settings import Settings
from sosapp.store.study_folder import StudyFolder
from sosapp.tui.app import SosApp
from sosapp.tui.size_watch import fill_window
from tests.tui.waiting import until

SHORT = 0.02


async def test_a_size_whose_timer_was_lost_is_taken_up(
    study: StudyFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = SosApp(study.path, Settings(language="en"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        usual = App.set_timer

        def lossy(self: App[Any], delay: float, *more: Any, **named: Any) -> Any:
            """A timer that never goes off, if it is as short as Textual's own."""
            if delay < SHORT:
                return usual(self, delay, nothing)
            return usual(self, delay, *more, **named)

        monkeypatch.setattr(App, "set_timer", lossy)
        for size in (Size(40, 12), Size(120, 40)):
            await pilot.resize_terminal(*size)
            await until(pilot, partial(has_size, app, size))


async def test_a_look_while_the_program_is_left_harms_nothing(
    study: StudyFolder,
) -> None:
    app = SosApp(study.path, Settings(language="en"))
    async with app.run_test() as pilot:
        await pilot.pause()
    assert not app.screen_stack
    fill_window(app)


def nothing() -> None:
    """What a lost timer does."""


def has_size(app: SosApp, size: Size) -> bool:
    return app.screen.outer_size == size
