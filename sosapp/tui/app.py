"""The application: one study, the settings of the user, and the screens."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.app import App
from textual.binding import BindingType
from textual.command import CommandPalette
from textual.events import Event, Key, Paste
from textual.filter import LineFilter
from textual.reactive import reactive
from textual.screen import Screen

from sosapp.errors import SosappError, Unreadable
from sosapp.fault_log import keep_fault
from sosapp.locale import Language, as_language, system_language, translate
from sosapp.store.settings import Settings, load_settings, save_settings
from sosapp.store.study_files import StudyFiles, study_files
from sosapp.store.study_head import StudyHead, is_sealed, read_study_head
from sosapp.tui.commands import BindingCommands
from sosapp.tui.exposure_notice import ExposureNotice
from sosapp.tui.hang_up import HangUp
from sosapp.tui.key_gate import KeyGate
from sosapp.tui.line_guard import LineGuard
from sosapp.tui.mending import can_be_offered, mend_and_open
from sosapp.tui.problems import as_sosapp_error
from sosapp.tui.screens.base import BaseScreen, key
from sosapp.tui.screens.home import HomeScreen
from sosapp.tui.text import visible
from sosapp.tui.theme import DARK, LIGHT
from sosapp.tui.work_in_study import WorkInStudy

if TYPE_CHECKING:
    from sosapp.store.lock import Holder
    from sosapp.store.study_folder import StudyFolder
    from sosapp.store.study_key import StudyKey
    from sosapp.store.study_lock import Standing


class SosApp(App[None]):
    """Opens on the study of a folder, or on the choice of one."""

    TITLE = "sosapp"
    CSS_PATH = "app.tcss"
    COMMANDS: ClassVar = {BindingCommands}
    COMMAND_PALETTE_BINDING = "ctrl+o"
    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [  # noqa: RUF012
        (0, "-narrow"),
        (76, "-normal"),
        (104, "-wide"),
    ]
    VERTICAL_BREAKPOINTS: list[tuple[int, str]] | None = [  # noqa: RUF012
        (0, "-low"),
        (20, "-high"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        key("f1", "help", "help", show=True),
        key("ctrl+o", "command_palette", "palette", show=True),
        key("f9", "language", "language"),
        key("f8", "theme", "theme"),
        key("ctrl+q", "quit", "quit"),
    ]

    language: reactive[Language] = reactive[Language]("sv")

    def __init__(self, folder: Path | None, settings: Settings) -> None:
        super().__init__()
        self.folder = folder
        self.settings = settings
        self._damage: tuple[Path, SosappError] | None = None
        """The study that was to be opened, and what is wrong with its file."""
        self.key: StudyKey | None = None
        """The key of a sealed study, once its passphrase was given."""
        self.head: StudyHead | None = self._first_head()
        self._study: StudyFolder | None = None
        self._line_guard = LineGuard()
        self._key_gate = KeyGate(self, super().on_event)
        self.work: WorkInStudy | None = None
        """Writing in the study; None before it was asked for."""
        self.exposure_notice = ExposureNotice(self)
        self.hang_up = HangUp(self)
        chosen = settings.language or (self.head.language if self.head else "")
        self.set_reactive(SosApp.language, as_language(chosen, system_language()))
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = LIGHT.name if settings.theme == LIGHT.name else DARK.name

    async def on_event(self, event: Event) -> None:
        """Have each key take effect before the next one does."""
        typed = isinstance(event, Key | Paste) and not event.is_forwarded
        await (self._key_gate.arrived if typed else super().on_event)(event)

    def on_mount(self) -> None:
        """Show the first screen, and put all in safety when the window closes."""
        self.hang_up.listen()
        if self.folder is None:
            from sosapp.tui.screens.pick_study import PickStudyScreen

            self.push_screen(PickStudyScreen())
            if self._damage is not None:
                self._offer_previous(*self._damage)
        elif self.head is None:
            self.push_screen(_passphrase_screen(self.folder))
        else:
            self.push_screen(HomeScreen())

    @property
    def files(self) -> StudyFiles:
        """Where the parts of the study lie, as they are read and written."""
        assert self.folder is not None
        return study_files(self.folder, self.key)

    def _first_head(self) -> StudyHead | None:
        """What is shown first; of a damaged study the generation before is offered."""
        try:
            return self._read_head()
        except SosappError as error:
            if self.folder is None or not can_be_offered(error):
                raise
            if not self.files.previous(self.files.study).exists():
                raise
            self._damage, self.folder = (self.folder, error), None
            return None

    def _offer_previous(
        self, folder: Path, error: SosappError, key: StudyKey | None = None
    ) -> None:
        self.run_worker(mend_and_open(self, folder, key, error), group="mend")

    def _read_head(self) -> StudyHead | None:
        """What Home shows of the study; None while it is sealed."""
        if self.folder is None or (self.key is None and is_sealed(self.folder)):
            return None
        return read_study_head(self.folder, self.key)

    async def study(self) -> StudyFolder:
        """The study, opened and checked.

        Raises:
            SosappError: it cannot be used.
        """
        if self._study is None:
            assert self.folder is not None
            self._study = await asyncio.to_thread(_open_study, self.folder, self.key)
        return self._study

    async def begin_work(self, *, again: bool = False) -> Standing:
        """Take the lock of the study if it can be had; whether one may write."""
        assert self.folder is not None
        if self.work is None:
            self.work = WorkInStudy(self.folder)
        return await self.work.begin(self._asks_to_take_over, again=again)

    async def _asks_to_take_over(self, holder: Holder) -> bool:
        from sosapp.tui.screens.take_over import TakeOverDialog

        dialog: Screen[bool] = TakeOverDialog(holder)
        return await self.push_screen_wait(dialog)

    def on_unmount(self) -> None:
        """Let others write, however the application ends."""
        self._end_work()

    def _end_work(self) -> None:
        if self.work is not None:
            self.work.end()
            self.work = None

    def open_folder(self, folder: Path, key: StudyKey | None = None) -> None:
        """Go to the Home of another study, by way of its passphrase if it is sealed."""
        if key is None and is_sealed(folder):
            self.switch_screen(_passphrase_screen(folder))
            return
        try:
            self.head = read_study_head(folder, key)
        except (SosappError, OSError) as error:
            if isinstance(error, SosappError) and can_be_offered(error):
                self._offer_previous(folder, error, key)
            else:
                self.report(error)
            return
        if folder != self.folder:
            self._end_work()
        self.folder, self.key, self._study = folder, key, None
        self.change_settings(recent=self.settings.with_recent(folder.resolve()))
        self.switch_screen(HomeScreen())

    def refresh_head(self) -> None:
        """Read again what Home shows of the study."""
        self.head = self._read_head()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every line goes through on its way to the terminal."""
        return [*super().get_line_filters(), self._line_guard]

    def report(self, error: SosappError | OSError) -> None:
        """Say what happened and what to do."""
        told = as_sosapp_error(error)
        lines = [told.message(self.language), told.hint(self.language)]
        if isinstance(told, Unreadable):
            lines[1:1] = told.problems[:5]
        text = visible("\n".join(line for line in lines if line))
        title = translate("app.problem", self.language)
        self.notify(text, title=title, severity="error", timeout=12, markup=False)

    def inform(self, text: str, seconds: float = 4) -> None:
        """Say that something was done."""
        self.notify(visible(text), timeout=seconds, markup=False)

    def change_settings(self, **changed: object) -> None:
        """Keep a choice of the user; the screens follow at once."""
        self.settings = replace(self.settings, **changed)  # type: ignore[arg-type]
        with suppress(OSError):
            save_settings(self.settings)

    def action_language(self) -> None:
        """Change between Swedish and English."""
        self.language = "en" if self.language == "sv" else "sv"
        self.change_settings(language=self.language)

    def action_theme(self) -> None:
        """Change between dark and light."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name
        self.change_settings(theme=self.theme)

    def action_help(self) -> None:
        """Show the keys of where the user is."""
        from sosapp.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    def action_command_palette(self) -> None:
        """Show the palette in the language of the interface, or close it."""
        if isinstance(self.screen, CommandPalette):
            self.screen.dismiss()
        else:
            placeholder = translate("app.palette", self.language)
            self.push_screen(CommandPalette(placeholder=placeholder))

    async def action_quit(self) -> None:
        """Leave, after the last keys have arrived and are kept."""
        await self._last_keys()
        for screen in reversed(self.screen_stack):
            if isinstance(screen, BaseScreen) and not await screen.leave():
                return
        self._end_work()
        self.exit()

    def _fatal_error(self) -> None:
        """Leave after a fault of ours: what was typed first, then one line about it."""
        for screen in self.screen_stack:
            if isinstance(screen, BaseScreen):
                screen.abandon()
        fault = self._exception
        kept = keep_fault(fault) if fault else None
        self.panic(Text(translate("app.fault", self.language, file=kept or "–")))

    async def _last_keys(self) -> None:
        """Wait until the focused widget has taken the keys before this one."""
        focused = self.focused
        if focused is not None:
            arrived = asyncio.Event()
            focused.call_later(arrived.set)
            await arrived.wait()


def _passphrase_screen(folder: Path) -> Screen[None]:
    from sosapp.tui.screens.passphrase import PassphraseScreen

    return PassphraseScreen(folder)


def _open_study(folder: Path, key: StudyKey | None) -> StudyFolder:
    from sosapp.store.study_folder import open_study

    return open_study(folder, key)


def open_application(folder: Path | None) -> int:
    """Run the application until the user leaves; the exit code."""
    for stream in (sys.__stdout__, sys.__stderr__):
        if isinstance(stream, TextIOWrapper):
            # A terminal of today speaks UTF-8, whatever the locale says.
            stream.reconfigure(encoding="utf-8", errors="replace")
    app = SosApp(folder, load_settings())
    app.run()
    return app.return_code or 0


if __name__ == "__main__":
    sys.exit(open_application(Path(sys.argv[1]) if sys.argv[1:] else None))
