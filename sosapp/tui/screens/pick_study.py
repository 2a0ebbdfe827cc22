"""The choice of a study: a recent one, a new one, or the fictional demo."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sosapp.errors import NotFound, SosappError
from sosapp.store.places import folder_for_studies, short
from sosapp.store.study_head import read_study_head
from sosapp.tui.screens.base import BaseScreen, key
from sosapp.tui.text import plain
from sosapp.tui.widgets.key_bar import KeyBar
from sosapp.tui.widgets.said import Said

NEW, DEMO = "new", "demo"
DEMO_FOLDER = "sosapp-demo"


class PickStudyScreen(BaseScreen[None]):
    """Shown when the application is opened without a study."""

    CSS = """
    .about { padding: 1 1 0 1; max-width: 80; }
    OptionList { height: 1fr; margin: 1 0 0 0; padding: 0 1; }
    .elsewhere { padding: 0 1; color: $text-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "open", "open", show=True),
        key("n,ctrl+n", "new_study", "new_study", show=True, priority=False),
        key("d", "demo", "demo", show=True, priority=False),
        key("escape,ctrl+x", "back", "back", show=True),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._recent: dict[str, str] = {}
        """The names of the recent studies that still exist, by their folders."""
        self._working = False

    def compose(self) -> ComposeResult:
        """What there is to choose from."""
        yield Said("pick.title", classes="title")
        yield Said("pick.about", classes="about")
        yield OptionList(markup=False)
        yield Said("pick.elsewhere", classes="elsewhere")
        yield KeyBar()

    def on_mount(self) -> None:
        """Offer what needs no reading at once, and look for the recent studies."""
        self.query_one(OptionList).focus()
        self._offer()
        self._look()

    def relabel(self) -> None:
        """Change the texts; the marked line stays marked."""
        self._offer()

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        recent = self.sos.settings.recent
        self._recent = await asyncio.to_thread(_existing, recent)
        if self.is_going:
            return
        self._offer()
        if self._recent:
            self.query_one(OptionList).highlighted = 0

    def _offer(self) -> None:
        options = self.query_one(OptionList)
        at = options.highlighted or 0
        folders = self._recent.items()
        known = [_option(name, short(Path(path)), path) for path, name in folders]
        where = short(folder_for_studies() / DEMO_FOLDER)
        about_demo = self.say("pick.demo_about", at=where)
        new = _option(self.say("pick.new"), self.say("pick.new_about"), NEW)
        demo = _option(self.say("pick.demo"), about_demo, DEMO)
        options.set_options([*known, *([None] if known else []), new, demo])
        options.highlighted = at

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is a way back only from a study."""
        return self.sos.folder is not None if action == "back" else True

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Go to what is marked."""
        option = self.query_one(OptionList).highlighted_option
        if option is None or option.id is None:
            return
        if option.id == NEW:
            self.action_new_study()
        elif option.id == DEMO:
            self.action_demo()
        else:
            self.sos.open_folder(Path(option.id))

    @work(exclusive=True, group="open")
    async def action_new_study(self) -> None:
        """Make a study of one's own and open it."""
        from sosapp.tui.screens.new_study import NewStudyScreen

        made = await self.app.push_screen_wait(NewStudyScreen())
        if made is not None:
            self.sos.open_folder(made.path, made.key)

    # Not exclusive: a second press must not cancel what is being written.
    @work(group="demo")
    async def action_demo(self) -> None:
        """Open the fictional study, and make it first if it is not there."""
        if self._working:
            return
        self._working = True
        folder = folder_for_studies() / DEMO_FOLDER
        try:
            await asyncio.to_thread(_make_demo, folder)
        except (SosappError, OSError) as error:
            self.sos.report(error)
        else:
            self.sos.open_folder(folder)
        finally:
            self._working = False

    def action_back(self) -> None:
        """Go back to the study that was open."""
        if self.sos.folder is not None:
            self.sos.open_folder(self.sos.folder, self.sos.key)


def _option(name: str, about: str, option: str) -> Option:
    lines = (plain(name, "bold"), "\n  ", plain(about, "$text-muted"))
    return Option(Content.assemble(*lines), id=option)


def _existing(folders: tuple[str, ...]) -> dict[str, str]:
    """The names of those studies that are still there; the folder's if unreadable."""
    found: dict[str, str] = {}
    for folder in folders:
        try:
            found[folder] = read_study_head(Path(folder)).name
        except NotFound:
            continue
        except (SosappError, OSError):
            # It is there: opening it says what is wrong with it.
            found[folder] = Path(folder).name
    return found


def _make_demo(folder: Path) -> None:
    from sosapp.intake.demo import demo_study

    demo_study(folder)
