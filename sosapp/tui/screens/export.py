"""Export: the chosen part of a study is written to a file."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType

from sosapp.errors import Refused, SosappError
from sosapp.export.formats import ALWAYS_IDENTIFIED, EXPORTED, OF_ONE_INTERVIEW
from sosapp.locale import as_language
from sosapp.store.places import short
from sosapp.tui.background import Background
from sosapp.tui.screens.base import key
from sosapp.tui.screens.confirm import ConfirmDialog
from sosapp.tui.screens.export_form import NAMES, ExportForm
from sosapp.tui.screens.export_outcome import OutcomeDialog
from sosapp.tui.screens.form_screen import LEAVING
from sosapp.tui.widgets.problem_line import ProblemLine
from sosapp.tui.widgets.progress_line import ProgressLine

if TYPE_CHECKING:
    from sosapp.delivery import Delivered, Order
    from sosapp.store.study_folder import StudyFolder


class ExportScreen(ExportForm):
    """Writes in the background; leaving ends that, and no half file stays behind."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("ctrl+s", "submit", "write", show=True),
        key("ctrl+r", "names", "review_names", show=True),
        *LEAVING,
    ]

    def __init__(self) -> None:
        super().__init__()
        self._writing = Background()
        self._looking = Background()

    def compose(self) -> ComposeResult:
        """The form, and below it how far the writing is."""
        yield from super().compose()
        yield ProgressLine()

    def on_mount(self) -> None:
        """Follow the writing."""
        self.set_interval(0.1, self._show_progress)
        self._look_for_names()

    def on_unmount(self) -> None:
        """Let the writing and the looking end; nobody waits for them."""
        self._writing.leave()
        self._looking.leave()

    async def leave(self) -> bool:
        """Let the writing end before the application does."""
        self._writing.leave()
        return True

    def _show_progress(self) -> None:
        line, writing = self.query_one(ProgressLine), self._writing
        if not writing.running:
            line.hide()
        elif writing.left:
            line.show(self.say("export.ending"))
        elif writing.of:
            values = {"done": writing.done, "of": writing.of}
            line.show(self.say("export.writing", **values), writing.done, writing.of)
        else:
            line.show(self.say("export.reading", n=writing.done or ""))

    def action_close(self) -> None:
        """Leave; what is being written ends first."""
        if self._writing.running:
            self._writing.leave()
        else:
            super().action_close()

    @work(exclusive=True, group="names")
    async def action_names(self) -> None:
        """Go through the names in what people said; the form stays as it is."""
        from sosapp.tui.screens.names import NamesScreen

        await self.app.push_screen_wait(NamesScreen())
        self._look_for_names()

    @work(exclusive=True, group="look")
    async def _look_for_names(self) -> None:
        """Say how many names wait to be decided on, before anything is written."""
        from sosapp.delivery import names_in
        from sosapp.export.found_names import undecided

        def told(_: SosappError) -> None:
            """What cannot be read is told when it is written."""

        self._looking.leave()
        looking = self._looking = Background()
        try:
            study = await self.sos.study()
            found = await looking.run(lambda: names_in(study, told, looking.tick))
        except (SosappError, OSError):
            return
        if found is not None and not self.is_going:
            self.undecided = undecided(found.listed)
            self.follow()

    async def submit(self) -> None:
        """Write the file and say what is in it.

        Raises:
            SosappError: it cannot be written as things are, or not at all.
            OSError: the disk refuses to be read.
        """
        self.query_one(ProblemLine).show(None)
        study = await self.sos.study()
        order = await self._ordered(study)
        delivered = await self._deliver(study, order)
        if delivered is not None:
            await self._note(study, order)
            # Also when it was left too late: what has been written is said.
            await self.app.push_screen_wait(OutcomeDialog(delivered))

    async def _ordered(self, study: StudyFolder) -> Order:
        """What was chosen.

        Raises:
            Refused: it makes no sense, or a question about it was answered with no.
        """
        from sosapp.delivery import Order, check_target

        written, path = self.chosen("format"), self.target()
        always = written in ALWAYS_IDENTIFIED
        identified = always or self.chosen("names") == NAMES
        of_one = written in OF_ONE_INTERVIEW
        if of_one and not self.interview:
            raise Refused("no_interview")
        check_target(study, path)
        if identified:
            await self._agree("export.sure.notes" if always else "export.sure.names")
        elif self.undecided:
            await self._agree("export.sure.undecided", n=self.undecided)
        there = await asyncio.to_thread(path.exists)
        if there:
            await self._agree("export.sure.replace", file=short(path))
        return Order(
            path=path,
            language=as_language(self.chosen("language")),
            format=written,
            identified=identified,
            interview=self.interview if of_one else "",
            replace=there,
            reply_by=self.line("reply_by"),
            reply_to=self.line("reply_to"),
        )

    async def _agree(self, question: str, **values: Any) -> None:
        dialog = ConfirmDialog(question, **values)
        if not await self.app.push_screen_wait(dialog):
            raise Refused("nothing_written")

    async def _note(self, study: StudyFolder, order: Order) -> None:
        """Have the log of the study say it; a study that is only read has none."""
        from sosapp.delivery import said_of
        from sosapp.store.study_log import note

        if self.sos.work is not None and self.sos.work.may_write:
            try:
                await asyncio.to_thread(note, study, EXPORTED, said_of(order))
            except (SosappError, OSError) as error:
                self.sos.report(error)

    async def _deliver(self, study: StudyFolder, order: Order) -> Delivered | None:
        from sosapp.delivery import deliver

        writing = self._writing = Background()
        return await writing.run(lambda: deliver(study, order, writing.tick))
