"""The passphrase of a sealed study, before anything of it is shown."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input

from sosapp.errors import SosappError
from sosapp.store.places import short
from sosapp.store.study_head import PASSPHRASE_VARIABLE
from sosapp.tui.problems import as_sosapp_error
from sosapp.tui.screens.base import BaseScreen, key
from sosapp.tui.widgets.form import Field, Form
from sosapp.tui.widgets.key_bar import KeyBar
from sosapp.tui.widgets.problem_line import ProblemLine
from sosapp.tui.widgets.said import Said

if TYPE_CHECKING:
    from sosapp.store.study_key import StudyKey


class PassphraseScreen(BaseScreen[None]):
    """Asks until the passphrase is right, or another study is chosen."""

    CSS = """
    PassphraseScreen .about { padding: 1 1 0 1; max-width: 80; }
    PassphraseScreen Input { background: $panel; }
    PassphraseScreen Input:focus { background: $input-selection-background 60%; }
    """
    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "submit", "open", show=True),
        key("escape,ctrl+x", "other_study", "other_study", show=True),
    ]

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._given = os.environ.get(PASSPHRASE_VARIABLE, "")
        self._working = False

    def compose(self) -> ComposeResult:
        """Which study it is, and one line to type in."""
        folder = short(self._folder)
        yield Said("passphrase.title", classes="title", folder=folder)
        yield Said("passphrase.about", classes="about")
        with Form():
            line = Input(self._given, password=True)
            yield Field("passphrase.label", line, "", "asked")
        yield ProblemLine()
        yield KeyBar()

    def on_mount(self) -> None:
        """Open the study at once if a script has given the passphrase."""
        if self._given:
            self.action_submit()

    def relabel(self) -> None:
        """The texts follow by themselves; what was typed stays."""

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        if event.value:
            self.query_one(ProblemLine).show(None)

    # Not exclusive: a second press must not derive a second key.
    @work(group="unlock")
    async def action_submit(self) -> None:
        """Open the study, or say what stops it."""
        if self._working:
            return
        self._working = True
        asked, line = self.query_one("#asked", Field), self.query_one(Input)
        asked.explain("passphrase.working")
        try:
            found = await asyncio.to_thread(_unlocked, self._folder, line.value)
        except (SosappError, OSError) as error:
            line.value = ""
            self.query_one(ProblemLine).show(as_sosapp_error(error))
        else:
            self.sos.open_folder(self._folder, found)
        finally:
            self._working = False
            asked.explain("")

    def action_other_study(self) -> None:
        """Choose another study."""
        from sosapp.tui.screens.pick_study import PickStudyScreen

        self.app.switch_screen(PickStudyScreen())


def _unlocked(folder: Path, passphrase: str) -> StudyKey:
    from sosapp.store.key_file import unlock

    return unlock(folder, passphrase)
