"""The interview screen and the disk: what is said of saving, and how one leaves."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from textual import on, work
from textual.message import Message
from textual.timer import Timer

from sosapp.store.places import short
from sosapp.store.writer import SaveState
from sosapp.study import clock
from sosapp.tui.saving import SavingWatch
from sosapp.tui.screens.interview_labels import InterviewLabels
from sosapp.tui.widgets.composer import Composer
from sosapp.tui.widgets.lasting_line import LastingLine
from sosapp.tui.widgets.record_form import RecordForm
from sosapp.tui.widgets.save_alarm import SaveAlarm
from sosapp.tui.widgets.top_bar import TopBar
from sosapp.tui.widgets.value_line import ValueLine

LEAVE_SECONDS = 2.0
"""How long leaving waits for the disk before it says so and stays."""

Seen = tuple[bool, str, bool]
"""Whether all is saved, since when it fails, and whether the disk is late."""


PAINTED_SECONDS = 0.03
"""When a key is surely painted."""


class InterviewSaving(InterviewLabels):
    """Shows what is on the disk, never more than is, and lets nobody leave unwarned."""

    @dataclass
    class SaveStateChanged(Message):
        """The writer has news of what is on the disk."""

        state: SaveState

    def __init__(self) -> None:
        super().__init__()
        self._is_left = False
        self._warning = ""
        """What was said to one who wanted to leave before all was saved."""
        self._watch = SavingWatch()
        self._seen: Seen | None = None
        self._resting: Timer | None = None
        """Runs while keys come, until they have come to rest."""
        self._tick_waits = False
        """Whether the clock is to be shown after the next key."""

    # What is said of saving

    def show_saved(self) -> None:
        """Say whether everything typed is on the disk."""
        # News that comes from the writer's thread meanwhile is not to be missed.
        self._seen = None
        now = self.desk.opened.state
        late = self._watch.is_late(now)
        state = self._watch.shown(now)
        self._seen = (state.saved, state.failing_since, late)
        if state.saved and self._warning:
            self._take_warning_back()
        alarmed = late or bool(state.failing_since)
        self.urgent = "key.save_elsewhere" if alarmed else ""
        self.query_one(TopBar).show_saved(state, late, self.language)
        self.query_one(SaveAlarm).show(state, late, self.language)

    def key_came(self) -> None:
        """A key was pressed: nothing is saved until the keys have come to rest.

        It is called before the key is painted, so that both are painted as one.
        """
        self._watch.key_pressed()
        if self._seen is None or self._seen[0]:
            self.show_saved()
        if self._resting is None:
            self._rest()
        if self._tick_waits:
            self._tick_waits = False
            self.set_timer(PAINTED_SECONDS, self.tick)

    def tick_between_keys(self) -> None:
        """Show the clock, while somebody types right after a key.

        Two paints within a sixtieth of a second wait for each other, and a key that
        comes just after the clock would be the one that waits.
        """
        self._tick_waits = bool(self._watch.quiet_in)
        if not self._tick_waits:
            self.tick()

    def text_changed(self) -> None:
        """A text is another, by a key or by a paste; this is kept already."""
        if not self.desk.opened.state.saved:
            self.key_came()

    def _rest(self) -> None:
        left = self._watch.quiet_in
        self._resting = self.set_timer(left, self._rest) if left else None
        if self._resting is None:
            self.show_saved()

    def save_state_changed(self, state: SaveState) -> None:
        """Take news from the writer's thread, if it is news to the interviewer."""
        news = (state.saved, state.failing_since, False)
        waits = self._resting is not None and news[1:] == (self._seen or news)[1:]
        if news != self._seen and not waits:
            self.post_message(self.SaveStateChanged(state))

    @on(SaveStateChanged)
    def _saved_or_not(self) -> None:
        self.show_saved()

    def action_saved(self) -> None:
        """Only say that it is saved; it always is."""
        state = self.desk.opened.state
        said = "saved.told" if state.saved else "saved.soon"
        self.sos.inform(self.say(said, at=state.saved_at[11:19] or "–"))

    # Another place

    @work(exclusive=True, group="rescue")
    async def action_save_elsewhere(self) -> None:
        """Write everything to a file of its own, and say where it is."""
        line = self.query_one(LastingLine)
        line.say(self.say("rescue.writing"))
        await self._keep_half_typed()
        at = clock.now()[11:19]
        try:
            path = await asyncio.to_thread(self.desk.opened.rescue)
        except OSError as error:
            line.say("")
            self.sos.report(error)
        else:
            line.say(self.say("rescue.done", file=short(path), at=at))

    # Leaving

    async def _keep_half_typed(self) -> None:
        """Keep what stands in the composer and in the form, the last keys included."""
        form = self.query_one(RecordForm)
        if self.has_class("-form"):
            for node in self.query_one(ValueLine).ancestors_with_self:
                arrived = asyncio.Event()
                if node is not self.app and node.call_later(arrived.set):
                    await arrived.wait()
        self.desk.writing.keep_draft(self.composer.text)
        self.desk.keep_form(*form.half_typed)

    async def leave(self) -> bool:
        """Keep what is typed, stop the clock, and close the files.

        When the disk does not take it, the first attempt stays.
        """
        if self._is_left:
            return True
        # One can leave before the screen is there; nothing was typed then.
        if self.is_mounted:
            await self._keep_half_typed()
        if not await self._is_kept():
            return False
        if self.desk.time.running and not self.sos.hang_up.has_come:
            self.desk.time.pause()
        self._is_left = True
        await asyncio.to_thread(self.desk.opened.close)
        return True

    async def _is_kept(self) -> bool:
        """Whether one may go; a window that is gone cannot wait."""
        if self.sos.hang_up.has_come or self._warning:
            return True
        kept = await asyncio.to_thread(self.desk.opened.wait, LEAVE_SECONDS)
        if not kept:
            self._warning = self.say("saved.not_closed")
            self.query_one(LastingLine).say(self._warning)
        return kept

    def _take_warning_back(self) -> None:
        line = self.query_one(LastingLine)
        if line.said == self._warning:
            line.say("")
        self._warning = ""

    def abandon(self) -> None:
        """Have what is half typed on the disk."""
        # Nothing may stand in the way of the last: parts of the screen can be gone.
        for composer in self.query(Composer):
            self.desk.writing.keep_draft(composer.text)
        for form in self.query(RecordForm):
            self.desk.keep_form(*form.half_typed)
        self.desk.opened.wait(2)

    @work(exclusive=True, group="dialog")
    async def action_home(self) -> None:
        """Pause and go to Home."""
        if await self.leave():
            self.dismiss(None)
