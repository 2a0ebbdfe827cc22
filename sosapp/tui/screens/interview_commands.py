"""What can be done on the interview screen: one method a binding.

Those of saving and of leaving stand in `interview_saving`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import BindingType
from textual.reactive import reactive

from sosapp.study.change import Change
from sosapp.tui.desk import Desk
from sosapp.tui.scene import Scene
from sosapp.tui.screens.base import BaseScreen, key
from sosapp.tui.screens.go_to import GoToDialog
from sosapp.tui.screens.mark import MarkDialog
from sosapp.tui.screens.time import TimeDialog
from sosapp.tui.widgets.composer import Composer
from sosapp.tui.widgets.each_list import EachList
from sosapp.tui.widgets.entry_list import EntryList
from sosapp.tui.widgets.question_pane import ProbeList
from sosapp.tui.widgets.record_form import RecordForm

if TYPE_CHECKING:
    from sosapp.tui.desk import Opened


WRITING = frozenset(
    {"mark", "pause", "undo", "redo", "guide_language", "finish", "saved"}
    | {"save_elsewhere", "quote", "star", "use", "recording"}
)
"""The actions that write, or tell of writing."""


class InterviewCommands(BaseScreen[None]):
    """Asks where it must, has the desk do it, and has the screen show the outcome."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("ctrl+n,pagedown", "next_question", "next_question", show=True),
        key("ctrl+p,pageup", "previous_question", "previous_question", show=True),
        key("ctrl+g", "go_to", "go_to", show=True),
        key("ctrl+t", "fields", "fields", show=True),
        key("f2", "mark", "mark", show=True),
        key("f3", "probes", "probes"),
        key("f4", "entries", "entries"),
        key("f5", "pause", "pause", show=True),
        key("ctrl+u", "time", "time"),
        key("ctrl+z", "undo", "undo"),
        key("ctrl+y", "redo", "redo"),
        key("f6", "guide_language", "guide_language"),
        key("ctrl+s", "saved", "saved"),
        key("f10", "save_elsewhere", "save_elsewhere"),
        key("ctrl+l", "home", "home"),
    ]

    scene: reactive[Scene | None] = reactive(None)

    def __init__(self) -> None:
        super().__init__()
        self._desk: Desk | None = None

    def work_on(self, opened: Opened, interviewer: Callable[[], str]) -> None:
        """Take an interview that was opened for work."""
        self._desk = Desk(opened, interviewer)

    @property
    def desk(self) -> Desk:
        """The work on the interview."""
        assert self._desk is not None
        return self._desk

    @property
    def composer(self) -> Composer:
        """Where lines are typed."""
        return self.query_one(Composer)

    def show(self) -> None:
        """Give the widgets the interview as it now is."""
        raise NotImplementedError

    def tick(self) -> None:
        """Show the clock as it now is."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What would change something is not offered where one only reads."""
        reading = self._desk is not None and self._desk.opened.read_only
        return not (reading and action in WRITING)

    # The form of a record

    def open_form(self, entry: str) -> None:
        """Show the fields of a record beside the notes."""
        self.add_class("-form")
        self.query_one(RecordForm).open(entry)

    def close_form(self) -> None:
        """Take what is half typed there, and go back to the composer."""
        homeless = self.query_one(RecordForm).leave()
        self.remove_class("-form")
        if homeless:
            self.composer.insert(homeless)
        self.composer.focus()

    def action_fields(self) -> None:
        """Go to the fields of the record, and back."""
        records = self.desk.records_here()
        entries = self.query_one(EntryList)
        chosen = entries.chosen if entries.has_focus else ""
        if self.has_class("-form"):
            self.close_form()
        elif records:
            self.open_form(chosen if chosen in records else records[-1])
        else:
            self.sos.inform(self.say("form.none"))

    # Moving

    def go(self, question: str) -> None:
        """Go to a question."""
        self.desk.here = question
        self.arrive()

    def arrive(self) -> None:
        """Show the question of the moment and go on typing."""
        if self.has_class("-form"):
            self.close_form()
        self.show()
        self.desk.writing.keep_draft(self.composer.text)
        self.composer.focus()

    def action_next_question(self) -> None:
        """Go on; a statement that was read out counts as asked."""
        if not self.desk.step(1):
            self.sos.inform(self.say("question.last"))
        self.arrive()

    def action_previous_question(self) -> None:
        """Go back."""
        if not self.desk.step(-1):
            self.sos.inform(self.say("question.first"))
        self.arrive()

    @work(exclusive=True, group="dialog")
    async def action_go_to(self) -> None:
        """Go to a question by typing part of it."""
        assert self.scene is not None
        chosen = await self.app.push_screen_wait(GoToDialog(self.scene))
        if chosen:
            self.go(chosen)

    @work(exclusive=True, group="dialog")
    async def action_mark(self) -> None:
        """Say what became of the question."""
        here = self.desk.here
        dialog = MarkDialog(here, self.desk.last_answered())
        mark = await self.app.push_screen_wait(dialog)
        if mark is not None:
            self.desk.mark(here, mark.status, mark.why)
            self.show()

    def action_probes(self) -> None:
        """Go to the records that the question is asked for, the probes, and back."""
        lists = [self.query_one(EachList), self.query_one(ProbeList)]
        shown = [one for one in lists if one.display and one.option_count]
        at = next((n for n, one in enumerate(shown, 1) if one.has_focus), 0)
        if at >= len(shown):
            self.composer.focus()
            return
        shown[at].focus()
        if shown[at].highlighted is None:
            shown[at].action_first()

    def action_entries(self) -> None:
        """Go to what was written under the question, and back."""
        entries = self.query_one(EntryList)
        if entries.has_focus:
            self.composer.focus()
        else:
            entries.enter_from_below()

    # The state of the interview

    def action_pause(self) -> None:
        """Stop the clock, or let it go on."""
        self.desk.time.pause()
        self.show()
        self.tick()

    @work(exclusive=True, group="dialog")
    async def action_time(self) -> None:
        """Show the time, and leave questions out if there is not enough of it."""
        assert self.scene is not None
        dialog = TimeDialog(self.scene, self.desk.time.elapsed())
        left_out = await self.app.push_screen_wait(dialog)
        if left_out and not self.desk.opened.read_only:
            self.desk.leave_out(left_out, self.say("time.why"))
            self.show()
            self.tick()
            self.sos.inform(self.say("time.left_out", n=len(left_out)))

    def action_guide_language(self) -> None:
        """Read the questions out in the other language."""
        spoken = self.desk.interview.facts.language
        self.desk.speak("en" if spoken == "sv" else "sv")
        self.show()

    def action_undo(self) -> None:
        """Take back: the half-typed line first, then what was done."""
        composer = self.composer
        if composer.has_focus and composer.text and composer.take_back():
            return
        self._travelled(self.desk.undo(), "undo")

    def action_redo(self) -> None:
        """Make again what was taken back."""
        if self.composer.has_focus and self.composer.bring_back():
            return
        self._travelled(self.desk.redo(), "redo")

    def _travelled(self, change: Change | None, way: str) -> None:
        if change is None:
            self.sos.inform(self.say(f"{way}.nothing"))
            return
        self.show()
        self.sos.inform(self.say(f"{way}.done", what=self.say(f"change.{change.what}")))
