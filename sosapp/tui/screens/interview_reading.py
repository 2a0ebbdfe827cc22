"""An interview that can only be read: what is taken away, and what is said instead."""

from __future__ import annotations

from sosapp.store.study_lock import Standing
from sosapp.tui.screens.interview_saving import InterviewSaving
from sosapp.tui.widgets.entry_list import EntryList
from sosapp.tui.widgets.read_only_line import ReadOnlyLine, why_not
from sosapp.tui.widgets.record_form import RecordForm


class InterviewReading(InterviewSaving):
    """Shows everything and refuses to change anything, if another window writes."""

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be written."""
        return self.desk.opened.read_only

    def only_read(self) -> None:
        """Take away what things are typed in, and say why."""
        self.query_one("#typing").display = False
        self.query_one(RecordForm).disabled = True
        line = self.query_one(ReadOnlyLine)
        if self._standing is None or self._standing.may_write:
            line.show_closed()
        else:
            line.show(self._standing)
        self.query_one(EntryList).focus()

    def is_refused(self) -> bool:
        """Whether nothing is changed here, which is then said in a line."""
        if self.is_read_only:
            # One line at a time, however many keys are pressed.
            self.sos.clear_notifications()
            self.sos.inform(why_not(self._standing, self.language))
        return self.is_read_only

    @property
    def _standing(self) -> Standing | None:
        return self.sos.work.standing if self.sos.work else None
