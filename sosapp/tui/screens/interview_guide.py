"""What the interview screen does for a question of a special type."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from textual import on, work

from sosapp.errors import SosappError
from sosapp.study.ranking import Order, order_of
from sosapp.tui.screens.go_to import GoToDialog
from sosapp.tui.screens.interview_reading import InterviewReading
from sosapp.tui.screens.ranking import RankingDialog
from sosapp.tui.screens.read_back import ReadBackScreen
from sosapp.tui.widgets.composer import Composer
from sosapp.tui.widgets.each_list import EachList


class InterviewGuide(InterviewReading):
    """The key of a question's fields opens its ranking, or the page to read back."""

    def __init__(self) -> None:
        super().__init__()
        self._read_back_from = ""
        """The question that the page is read at, while a line of it is corrected."""
        self._correcting = ""
        self.attributes: Mapping[str, Any] = {}
        """What is known of the case: it decides how some questions are put."""

    @work(exclusive=True, group="case")
    async def learn_case(self) -> None:
        """Have what is known of the case; without it a question has its own words."""
        with suppress(SosappError, OSError):
            study = (await self.sos.study()).study
            case = study.cases.get(self.desk.interview.facts.case)
            if case and case.attributes and not self.is_going:
                self.attributes = case.attributes
                self.show()

    def action_fields(self) -> None:
        """Go to what belongs to the question: a ranking, a page or a record."""
        was_open = self.has_class("-form")
        if not was_open and self.desk.question.type == "summary_back":
            self.read_back()
        elif not was_open and self.desk.question.type == "rank_records":
            self.rank()
        else:
            super().action_fields()
            if was_open:
                self.go_on_reading()

    # A question for each record

    @on(EachList.Opened)
    def _each_opened(self, event: EachList.Opened) -> None:
        self.open_form(event.record)

    @on(EachList.Turned)
    def _each_turned(self, event: EachList.Turned) -> None:
        if not self.is_refused():
            self.desk.ask_of(event.record)
            self.show()

    # An entry that answers another question too

    @work(exclusive=True, group="dialog")
    async def count_also(self, entry: str) -> None:
        """Have an entry count for a question that is chosen, or not after all."""
        assert self.scene is not None
        question = await self.app.push_screen_wait(GoToDialog(self.scene))
        if question and self.desk.labels.also(entry, question):
            self.show()
            counts = question in self.desk.interview.entries[entry].also
            text = "also.counts" if counts else "also.counts_no_more"
            self.sos.inform(self.say(text, question=question))

    # The order of records

    @work(exclusive=True, group="dialog")
    async def rank(self) -> None:
        """Have the records of the question put in order."""
        assert self.scene is not None
        kind = self.desk.question.record or ""
        order = order_of(self.desk.interview, kind)
        records = (*order.ranked, *order.unranked)
        if not records:
            self.sos.inform(self.say("ranking.none"))
            return
        if self.is_refused():
            return
        entries = self.desk.interview.entries
        words = {name: self.scene.said(entries[name]) for name in records}
        await self.app.push_screen_wait(RankingDialog(order, words, self._ranked))

    def _ranked(self, order: Order) -> None:
        self.desk.rank(order)
        self.show()

    # The page to read back

    @work(exclusive=True, group="dialog")
    async def read_back(self, at: str = "") -> None:
        """Show everything that was said; what is wrong is corrected in its line."""
        assert self.scene is not None
        here = self.desk.here
        entry = await self.app.push_screen_wait(ReadBackScreen(self.scene, at))
        if not entry or self.is_refused():
            return
        self.go(self.desk.interview.entries[entry].question)
        self._read_back_from, self._correcting = here, entry
        if self.desk.is_record(entry):
            self.open_form(entry)
        else:
            self.put(self.desk.writing.take_up(entry, self.composer.text))
            self.composer.focus()

    def arrive(self) -> None:
        """Who goes to another question by herself is not reading any more."""
        self._correcting = ""
        super().arrive()

    @on(Composer.Filed)
    def _corrected(self) -> None:
        self.call_after_refresh(self.go_on_reading)

    def go_on_reading(self) -> None:
        """Go back to the page at the line that was corrected, if one was."""
        entry, self._correcting = self._correcting, ""
        if entry:
            self.go(self._read_back_from)
            self.read_back(entry)
