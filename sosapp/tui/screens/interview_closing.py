"""The interview screen at the end of the talk, and what comes after it."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.binding import BindingType

from sosapp.tui.screens.base import key
from sosapp.tui.screens.closing import ClosingDialog
from sosapp.tui.screens.consent import ConsentDialog
from sosapp.tui.screens.field_note import FieldNoteScreen
from sosapp.tui.screens.interview_commands import InterviewCommands


class InterviewClosing(InterviewCommands):
    """Shows what is missing, ends the interview, and goes on to the field note."""

    BINDINGS: ClassVar[list[BindingType]] = [key("f7", "finish", "finish")]

    @work(exclusive=True, group="dialog")
    async def action_finish(self) -> None:
        """See what is missing, and end the interview or see to it."""
        assert self.scene is not None
        chosen = await self.app.push_screen_wait(ClosingDialog(self.scene))
        if chosen is None:
            return
        if self.has_class("-form"):
            self.close_form()
        if chosen.what == "finish":
            self._finish()
        elif chosen.what == "field_note":
            await self._write_field_note()
        elif chosen.what == "consent":
            await self._ask_consent()
        else:
            self._go_to_missing(chosen.id, is_record=chosen.what == "record")

    def _finish(self) -> None:
        self.desk.time.finish()
        self.show()
        self.tick()
        if self.desk.field_notes.fields and not self.desk.interview.facts.field_note:
            self.sos.inform(self.say("closing.then_field_note"))

    async def _write_field_note(self) -> None:
        assert self.scene is not None
        screen = FieldNoteScreen(self.desk, self.scene.title, alone=False)
        await self.app.push_screen_wait(screen)
        self.show()

    async def _ask_consent(self) -> None:
        facts = self.desk.interview.facts
        given = [item for item, agreed in facts.consent.items() if agreed]
        items = self.desk.instrument.guide.consent
        agreed = await self.app.push_screen_wait(ConsentDialog(items, given))
        if agreed is not None:
            self.desk.agree(agreed)
            self.show()

    def _go_to_missing(self, missing: str, *, is_record: bool) -> None:
        if not is_record:
            self.go(missing)
        else:
            self.go(self.desk.interview.entries[missing].question)
            self.open_form(missing)
