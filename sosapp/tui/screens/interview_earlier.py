"""The interview screen and the earlier waves of its case."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.binding import BindingType

from sosapp.errors import BadFile, SosappError
from sosapp.locale import translate
from sosapp.store.study_folder import StudyFolder
from sosapp.study.earlier import earlier_ones
from sosapp.study.interview import Interview
from sosapp.tui.background import Background
from sosapp.tui.screens.base import key
from sosapp.tui.screens.interview_reading import InterviewReading
from sosapp.tui.widgets.earlier_pane import EarlierPane

OPEN = "-earlier"


class InterviewEarlier(InterviewReading):
    """One key shows what was said then, beside today's; the same key takes it away."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("ctrl+e", "earlier", "earlier"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._reading_earlier = Background()

    def action_earlier(self) -> None:
        """Show what was said in earlier waves on this question, or take it away."""
        if self.has_class("-form"):
            self.close_form()
        self.toggle_class(OPEN)
        pane = self.query_one(EarlierPane)
        if not self.has_class(OPEN) and pane.has_focus:
            self.composer.focus()
        if self.has_class(OPEN) and pane.interviews is None:
            self.read_earlier()

    @work(exclusive=True, group="earlier")
    async def read_earlier(self) -> None:
        """Read the earlier interviews once, out of the way of the keys."""
        try:
            study = await self.sos.study()
            found = await self._reading_earlier.run(lambda: self._earlier_in(study))
        except (SosappError, OSError) as error:
            self.sos.report(error)
            found = None
        if not self.is_going:
            self.query_one(EarlierPane).interviews = found or ()

    def _earlier_in(self, study: StudyFolder) -> tuple[Interview, ...]:
        found: list[Interview] = []
        for name in earlier_ones(self.desk.interview.facts, study.listed()):
            self._reading_earlier.tick(len(found))
            try:
                found.append(study.read(name))
            except BadFile as error:
                self.app.call_from_thread(self.sos.report, error)
        return tuple(found)

    @on(EarlierPane.Carried)
    def _carried(self, event: EarlierPane.Carried) -> None:
        if self.is_refused():
            return
        then = event.interview.entries[event.entry]
        if then.kind not in self.desk.instrument.record_types:
            self.sos.inform(self.say("earlier.no_record"))
            return
        tag = translate(f"earlier.tag_{event.how}", self.desk.interview.facts.language)
        made = self.desk.earlier.carry(then, self.desk.here, tag)
        self.show()
        if event.how == "changed":
            self.open_form(made)
        self.sos.inform(self.say(f"earlier.{event.how}"))

    def on_unmount(self) -> None:
        """Stop reading what nobody looks at any more."""
        self._reading_earlier.leave()
