"""The application: one study, the settings of the user, and the screens."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import BindingType
from textual.command import CommandPalette
from textual.events import Event, Key, Paste
from textual.filter import LineFilter
from textual.reactive import reactive

from sosapp.errors import SosappError, Unreadable
from sosapp.fault_log import keep_fault
from sosapp.locale import Language, as_language, system_language, texts, translate
from sosapp.store.newest_writer import NewestWriter
from sosapp.store.settings import Settings, load_settings, save_settings
from sosapp.tui.commands import BindingCommands
from sosapp.tui.exposure_notice import ExposureNotice
from sosapp.tui.hang_up import HangUp
from sosapp.tui.key_choice import PREFIX, usable
from sosapp.tui.key_gate import KeyGate
from sosapp.tui.line_guard import LineGuard
from sosapp.tui.mending import mend_and_open
from sosapp.tui.problems import as_sosapp_error
from sosapp.tui.screens.base import BaseScreen, key
from sosapp.tui.size_watch import watch_size
from sosapp.tui.study_window import StudyWindow
from sosapp.tui.text import visible
from sosapp.tui.theme import DARK, LIGHT

if TYPE_CHECKING:
    pass

if TYPE_CHECKING:
    from sosapp.store.study_key import StudyKey


SETTINGS_SECONDS = 2.0
"""How long leaving waits for a disk that does not take the user's choices."""


class SosApp(StudyWindow):
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
        key("ctrl+f", "theme", "theme"),
        key("ctrl+q", "quit", "quit"),
    ]

    language: reactive[Language] = reactive[Language]("sv")

    def __init__(self, folder: Path | None, settings: Settings) -> None:
        super().__init__(folder)
        self.settings = settings
        self._settings_writer = NewestWriter[Settings](save_settings)
        # Nothing here moves by itself, whatever the terminal asks for.
        self.animation_level = "none"
        self._line_guard = LineGuard()
        self._key_gate = KeyGate(self, super().on_event)
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
        watch_size(self)
        self._use_keys()
        self.show_first()

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

    def offer_previous(
        self, folder: Path, error: SosappError, key: StudyKey | None = None
    ) -> None:
        """Offer the generation before of a study whose own file is damaged."""
        self.run_worker(mend_and_open(self, folder, key, error), group="mend")

    def opened(self, folder: Path) -> None:
        """Remember it among the recent studies."""
        self.change_settings(recent=self.settings.with_recent(folder.resolve()))

    def change_settings(self, **changed: object) -> None:
        """Keep a choice of the user; the screens follow at once."""
        self.settings = replace(self.settings, **changed)  # type: ignore[arg-type]
        self._settings_writer.put(self.settings)

    def on_unmount(self) -> None:
        """Leave with the choices on the disk, unless it takes nothing."""
        self._settings_writer.close(SETTINGS_SECONDS)

    def choose_key(self, command: str, pressed: str) -> None:
        """Give a command another key, or with none its usual one."""
        keys = {
            name: kept for name, kept in self.settings.keys.items() if name != command
        }
        self.change_settings(keys=keys | ({command: pressed} if pressed else {}))
        self._use_keys()

    def _use_keys(self) -> None:
        known = {
            name.removeprefix(PREFIX) for name in texts("en") if name.startswith(PREFIX)
        }
        keys = usable(self.settings.keys, known)
        self.set_keymap({PREFIX + name: pressed for name, pressed in keys.items()})
        ignored = ", ".join(sorted(self.settings.keys.keys() - keys.keys()))
        if ignored:
            self.inform(translate("keys.ignored", self.language, names=ignored), 12)

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
        self.end_work()
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
