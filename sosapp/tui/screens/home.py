"""Home: the interviews of the study and what can be done with them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import OptionList, Static

from sosapp.errors import BadFile, SosappError
from sosapp.store.listing import begun_withdrawals, listed
from sosapp.study.study import Listed
from sosapp.tui.mending import can_be_offered, mend_and_open, opened_or_mended
from sosapp.tui.screens.base import BaseScreen, key
from sosapp.tui.text import plain
from sosapp.tui.widgets.interview_list import InterviewList, headings
from sosapp.tui.widgets.key_bar import KeyBar
from sosapp.tui.widgets.read_only_line import ReadOnlyLine, why_not
from sosapp.tui.widgets.said import Said

if TYPE_CHECKING:
    from sosapp.store.study_head import StudyHead

FIRST = 40
"""How many interviews stand in the first paint; the rest follow at once."""


class HomeScreen(BaseScreen[None]):
    """The study board."""

    CSS = """
    HomeScreen #interviews { height: 1fr; padding: 0 1; }
    HomeScreen #columns { padding: 0 1; color: $text-muted; height: 1; }
    HomeScreen .empty { padding: 1 2; height: auto; display: none; }
    HomeScreen.-empty .empty { display: block; }
    HomeScreen.-empty #columns { display: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "open", "open", show=True),
        key("n,ctrl+n", "new_interview", "new_interview", show=True, priority=False),
        key("s", "summary", "summary", show=True, priority=False),
        key("e", "export", "export", show=True, priority=False),
        key("f", "field_note", "field_note", priority=False),
        key("d", "withdraw", "withdraw", priority=False),
        key("i", "interviewer", "interviewer", priority=False),
        key("r,f5", "reload", "reload", priority=False),
        key("o", "other_study", "other_study", priority=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._has_offered = False
        """Whether the generation before of the study's file was offered."""

    def compose(self) -> ComposeResult:
        """The banner if the data are fictional, the list and the keys."""
        head = self._head
        if head.fictional:
            yield Said("app.fictional", classes="banner")
        yield ReadOnlyLine()
        yield Static(plain(head.name), classes="title")
        yield Static(headings(self.language), id="columns")
        yield Said("home.empty", classes="empty")
        yield InterviewList()
        yield KeyBar()

    @property
    def _head(self) -> StudyHead:
        assert self.sos.head is not None
        return self.sos.head

    def on_mount(self) -> None:
        """List the newest interviews before the first paint."""
        self.query_one(InterviewList).focus()
        self._reload()
        self.call_after_refresh(self._begin_work)

    def relabel(self) -> None:
        """Change the texts; the cursor stays on its interview."""
        self.query_one("#columns", Static).update(headings(self.language))
        self._reload()

    def on_screen_resume(self) -> None:
        """Show what was changed on another screen."""
        if self.is_mounted:
            self._reload()

    def action_reload(self) -> None:
        """Read the list anew, and write again if another window has been closed."""
        self._reload()
        if self.sos.work is not None and not self.sos.work.may_write:
            self._try_again()

    @work(exclusive=True, group="try")
    async def _try_again(self) -> None:
        standing = await self.sos.begin_work(again=True)
        self._show_standing()
        if standing.may_write:
            self.sos.inform(self.say("read_only.over"))

    def _show_standing(self) -> None:
        standing = self.sos.work.standing if self.sos.work else None
        self.query_one(ReadOnlyLine).show(standing)

    def _reload(self) -> None:
        """Read the list anew; the cursor stays on its interview."""
        rows = listed(self.sos.files)
        try:
            first = list(islice(rows, FIRST))
        except OSError as error:
            first = []
            self.sos.report(error)
        self.set_class(not first, "-empty")
        shown = self.query_one(InterviewList)
        shown.begin(first, self._head.cases, self.language)
        self.call_after_refresh(self._read_rest, rows)

    @work(exclusive=True, group="list")
    async def _read_rest(self, rows: Iterator[Listed]) -> None:
        """Add the other interviews after the paint, and check every file."""
        shown = self.query_one(InterviewList)
        while more := await asyncio.to_thread(list, islice(rows, 100)):
            shown.add(more, self._head.cases, self.language)
        try:
            study = await self.sos.study()
            await self.sos.exposure_notice.give(study.path, self.sos.language)
            for damaged in await asyncio.to_thread(study.damaged):
                shown.mark_damaged(damaged, self.language)
        except BadFile as error:
            self._mend_study(error)
        except (SosappError, OSError) as error:
            self.sos.report(error)

    # Not exclusive: the list is read anew while the dialog waits.
    @work(group="mend")
    async def _mend_study(self, error: BadFile) -> None:
        """Offer the generation before of the study's own file, once."""
        folder = self.sos.folder
        if self._has_offered or folder is None or not can_be_offered(error):
            self.sos.report(error)
            return
        self._has_offered = True
        await mend_and_open(self.sos, folder, self.sos.key, error)

    # Not exclusive: what is asked here must not be asked twice.
    @work(group="begin")
    async def _begin_work(self) -> None:
        """Find out whether one may write, and make the copy of the day."""
        standing = await self.sos.begin_work()
        self._show_standing()
        try:
            if standing.may_write:
                await self._finish_withdrawals()
            if standing.may_write and self.sos.work:
                await self.sos.work.copy(await self.sos.study())
        except (SosappError, OSError) as error:
            self.sos.report(error)

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Open the interview under the cursor."""
        chosen = self.query_one(InterviewList).chosen
        if chosen:
            self._open(chosen)

    @work(exclusive=True, group="open")
    async def _open(self, interview: str) -> None:
        may_write = (await self.sos.begin_work()).may_write
        if may_write and not self._head.fictional:
            await self._interviewer()
        try:
            screen = await opened_or_mended(self.sos, interview, may_write)
        except (SosappError, OSError) as error:
            self.sos.report(error)
        else:
            if screen is not None:
                self.app.push_screen(screen)

    @work(exclusive=True, group="open")
    async def action_field_note(self) -> None:
        """Write the field note of the interview under the cursor."""
        from sosapp.tui.screens.opening import opened_field_note

        chosen = self.query_one(InterviewList).chosen
        if not chosen or not await self._interviewer():
            return
        try:
            screen = await opened_field_note(self.sos, chosen)
        except (SosappError, OSError) as error:
            self.sos.report(error)
        else:
            self.app.push_screen(screen)

    async def _interviewer(self) -> str:
        """Who types; asked if it is not known yet."""
        from sosapp.tui.screens.interviewer import InterviewerDialog

        if self.sos.settings.interviewer:
            return self.sos.settings.interviewer
        return await self.app.push_screen_wait(InterviewerDialog())

    @work(exclusive=True, group="open")
    async def action_new_interview(self) -> None:
        """Prepare a new interview and start it."""
        from sosapp.tui.screens.new_interview import NewInterviewScreen

        if not await self._may_write() or not await self._interviewer():
            return
        try:
            study = await self.sos.study()
        except (SosappError, OSError) as error:
            self.sos.report(error)
            return
        started = await self.app.push_screen_wait(NewInterviewScreen(study))
        if started:
            self.sos.refresh_head()
            self._open(started)

    async def _may_write(self) -> bool:
        """Whether this window may write, which is said if it may not."""
        standing = await self.sos.begin_work()
        if not standing.may_write:
            self.sos.inform(why_not(standing, self.language))
        return standing.may_write

    def action_interviewer(self) -> None:
        """Say who types."""
        from sosapp.tui.screens.interviewer import InterviewerDialog

        self.app.push_screen(InterviewerDialog())

    @work(group="withdraw")
    async def action_withdraw(self) -> None:
        """Withdraw the interview under the cursor, from now on or in full."""
        from sosapp.tui.withdrawing import withdrawn

        chosen = self.query_one(InterviewList).chosen
        if not chosen or not await self._may_write():
            return
        if await withdrawn(self.sos, chosen):
            self.sos.refresh_head()
            self.action_reload()

    async def _finish_withdrawals(self) -> None:
        """Finish what was interrupted when the application was last at it."""
        if await asyncio.to_thread(begun_withdrawals, self.sos.files):
            from sosapp.tui.withdrawing import finished

            await finished(self.sos)
            self.sos.refresh_head()

    def action_summary(self) -> None:
        """See what the interviews add up to."""
        from sosapp.tui.screens.summary import SummaryScreen

        self.app.push_screen(SummaryScreen())

    def action_export(self) -> None:
        """Write an Excel workbook."""
        from sosapp.tui.screens.export import ExportScreen

        self.app.push_screen(ExportScreen())

    def action_other_study(self) -> None:
        """Pick or make another study."""
        from sosapp.tui.screens.pick_study import PickStudyScreen

        self.app.switch_screen(PickStudyScreen())
