"""The interview screen and the recorder beside it."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.binding import BindingType

from sosapp.tui.screens.base import key
from sosapp.tui.screens.interview_commands import InterviewCommands
from sosapp.tui.screens.recordings import RecordingsDialog


class InterviewRecording(InterviewCommands):
    """One key when a recorder begins; everything else can be put right later."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("ctrl+r", "recording", "recording"),
        key("ctrl+k", "recordings", "recordings"),
    ]

    def action_recording(self) -> None:
        """A recorder begins now, and with it the interview."""
        self.desk.time.begin()
        number = self.desk.recordings.begin()
        self.show()
        self.tick()
        self.sos.inform(self.say("recordings.begun", n=number))

    @work(exclusive=True, group="dialog")
    async def action_recordings(self) -> None:
        """Put right what the clocks of the recorders showed."""
        marked = self.desk.recordings.marked
        if not marked:
            self.sos.inform(self.say("recordings.none"))
            return
        right = await self.app.push_screen_wait(RecordingsDialog(marked))
        if not self.desk.opened.read_only and self.desk.recordings.correct(right):
            self.tick()
            self.sos.inform(self.say("recordings.corrected"))
