"""The study that is open in a window: where it lies, its key, and who writes in it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App
from textual.screen import Screen

from sosapp.errors import SosappError
from sosapp.store.study_files import StudyFiles, study_files
from sosapp.store.study_head import StudyHead, is_sealed, read_study_head
from sosapp.tui.mending import can_be_offered
from sosapp.tui.screens.home import HomeScreen
from sosapp.tui.work_in_study import WorkInStudy

if TYPE_CHECKING:
    from sosapp.store.lock import Holder
    from sosapp.store.study_folder import StudyFolder
    from sosapp.store.study_key import StudyKey
    from sosapp.store.study_lock import Standing


class StudyWindow(App[None]):
    """Opens one study after the other."""

    def __init__(self, folder: Path | None) -> None:
        super().__init__()
        self.folder = folder
        self.key: StudyKey | None = None
        """The key of a sealed study, once its passphrase was given."""
        self._damage: tuple[Path, SosappError] | None = None
        """The study that was to be opened, and what is wrong with its file."""
        self.head: StudyHead | None = self._first_head()
        self._study: StudyFolder | None = None
        self.work: WorkInStudy | None = None
        """Writing in the study; None before it was asked for."""

    def report(self, error: SosappError | OSError) -> None:
        """Say what happened and what to do."""
        raise NotImplementedError

    def opened(self, folder: Path) -> None:
        """Take note of a study that was opened."""
        raise NotImplementedError

    def offer_previous(
        self, folder: Path, error: SosappError, key: StudyKey | None = None
    ) -> None:
        """Offer the generation before of a study whose own file is damaged."""
        raise NotImplementedError

    def show_first(self) -> None:
        """Show the study of the folder, or the choice of one."""
        if self.folder is None:
            from sosapp.tui.screens.pick_study import PickStudyScreen

            self.push_screen(PickStudyScreen())
            if self._damage is not None:
                self.offer_previous(*self._damage)
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
        self.end_work()

    def end_work(self) -> None:
        """Let others write in the study."""
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
                self.offer_previous(folder, error, key)
            else:
                self.report(error)
            return
        if folder != self.folder:
            self.end_work()
        self.folder, self.key, self._study = folder, key, None
        self.opened(folder)
        self.switch_screen(HomeScreen())

    def refresh_head(self) -> None:
        """Read again what Home shows of the study."""
        self.head = self._read_head()


def _passphrase_screen(folder: Path) -> Screen[None]:
    from sosapp.tui.screens.passphrase import PassphraseScreen

    return PassphraseScreen(folder)


def _open_study(folder: Path, key: StudyKey | None) -> StudyFolder:
    from sosapp.store.study_folder import open_study

    return open_study(folder, key)
