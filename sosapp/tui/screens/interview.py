"""The interview: the screen that serves the hour."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input, Static, TextArea

from sosapp.store.writer import SaveState
from sosapp.study.change import Change
from sosapp.tui.desk import Desk
from sosapp.tui.scene import Scene
from sosapp.tui.screens.base import BaseScreen, key
from sosapp.tui.screens.confirm import ConfirmDialog
from sosapp.tui.screens.go_to import GoToDialog
from sosapp.tui.screens.mark import MarkDialog
from sosapp.tui.widgets.composer import Composer
from sosapp.tui.widgets.entry_list import EntryList
from sosapp.tui.widgets.key_bar import KeyBar
from sosapp.tui.widgets.kind_line import KindLine
from sosapp.tui.widgets.outline import Outline
from sosapp.tui.widgets.question_pane import ProbeList, QuestionPane
from sosapp.tui.widgets.record_form import RecordForm
from sosapp.tui.widgets.save_alarm import SaveAlarm
from sosapp.tui.widgets.tally import Tally
from sosapp.tui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from sosapp.store.open_interview import OpenInterview


class InterviewScreen(BaseScreen[None]):
    """Composes, binds and forwards; the desk does the work."""

    CSS = """
    InterviewScreen #middle { height: 1fr; }
    InterviewScreen #center { width: 1fr; height: 1fr; }
    InterviewScreen #side { width: 30; border-left: solid $border-blurred; }
    InterviewScreen #form { display: none; }
    InterviewScreen.-form #form { display: block; }
    InterviewScreen.-form #tally { display: none; }
    InterviewScreen.-form #side { width: 44; }
    InterviewScreen.-normal #side { display: none; }
    InterviewScreen.-normal.-form #side { display: block; width: 38; }
    InterviewScreen.-normal.-form #outline { display: none; }
    InterviewScreen.-narrow #side { display: none; }
    InterviewScreen.-narrow #outline { display: none; }
    InterviewScreen.-narrow.-form #side { display: block; width: 1fr; }
    InterviewScreen.-narrow.-form #center { display: none; }
    InterviewScreen.-low QuestionPane { max-height: 4; }
    InterviewScreen.-low ProbeList { display: none; }
    InterviewScreen.-low Matches { max-height: 3; }
    InterviewScreen.-low EntryList { min-height: 1; }
    InterviewScreen.-low #kind { display: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("ctrl+n,pagedown", "next_question", "next_question", show=True),
        key("ctrl+p,pageup", "previous_question", "previous_question", show=True),
        key("ctrl+g", "go_to", "go_to", show=True),
        key("ctrl+t", "fields", "fields", show=True),
        key("f2", "mark", "mark", show=True),
        key("f3", "probes", "probes"),
        key("f4", "entries", "entries"),
        key("f5", "pause", "pause", show=True),
        key("ctrl+z", "undo", "undo"),
        key("ctrl+y", "redo", "redo"),
        key("f7", "finish", "finish"),
        key("ctrl+s", "saved", "saved"),
        key("ctrl+l", "home", "home"),
    ]

    scene: reactive[Scene | None] = reactive(None)

    @dataclass
    class SaveStateChanged(Message):
        """The writer has news of what is on the disk."""

        state: SaveState

    def __init__(self) -> None:
        super().__init__()
        self._desk: Desk | None = None
        self._is_left = False

    def work_on(self, opened: OpenInterview, interviewer: Callable[[], str]) -> None:
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

    def compose(self) -> ComposeResult:
        """The guide, the question with what was said, and what has been gathered."""
        if self.sos.head and self.sos.head.fictional:
            said = self.say("app.fictional")
            yield Static(said, classes="banner", id="banner", markup=False)
        yield TopBar()
        yield SaveAlarm()
        with Horizontal(id="middle"):
            yield Outline().data_bind(InterviewScreen.scene)
            with Vertical(id="center"):
                yield QuestionPane().data_bind(InterviewScreen.scene)
                yield EntryList().data_bind(InterviewScreen.scene)
                yield KindLine()
                yield Composer()
            with Vertical(id="side"):
                yield Tally(id="tally").data_bind(InterviewScreen.scene)
                yield RecordForm().data_bind(InterviewScreen.scene)
        yield KeyBar()

    def on_mount(self) -> None:
        """Go on where the interview was left."""
        super().on_mount()
        self.desk.go_on_after_crash()
        self._show()
        self._put(self.desk.opened.draft.text)
        self.composer.focus()
        self._tick()
        self.set_interval(1, self._tick)
        self._tell_recovered()

    def _tell_recovered(self) -> None:
        recovered = self.desk.opened.recovered
        if recovered:
            said = self.say("interview.recovered", changes=recovered.changes)
            if recovered.draft:
                said += " " + self.say("interview.recovered_draft")
            self.sos.inform(said)

    # State goes down

    def _show(self) -> None:
        """Give the widgets the interview as it now is."""
        names = self.sos.head.cases if self.sos.head else {}
        desk = self.desk
        self.scene = Scene(
            desk.interview, desk.instrument, desk.here, self.language, names
        )
        self.query_one(TopBar).show_title(self.scene.title)
        self._show_saved()

    def _put(self, text: str) -> None:
        """Put a text into the composer and say what it will be."""
        self.composer.put(text)
        self._show_kind(text)

    def _show_kind(self, text: str) -> None:
        assert self.scene is not None
        line = self.query_one(KindLine)
        line.show(self.scene, self.desk.opening(text), text, self.desk.line.entry)

    def _show_saved(self) -> None:
        state = self.desk.opened.state
        self.query_one(TopBar).show_saved(state, self.language)
        self.query_one(SaveAlarm).show(state, self.language)

    def _tick(self) -> None:
        minutes = self.desk.notice_sleep()
        if minutes:
            self.sos.inform(self.say("interview.slept", minutes=minutes))
        self.query_one(TopBar).show_clock(
            self.desk.elapsed(),
            self.desk.instrument.guide.duration_min,
            self.desk.running,
            self.language,
        )
        self._show_saved()

    def relabel(self) -> None:
        """Change the words around what was typed; the place and the draft stay."""
        self._show()
        self._show_kind(self.composer.text)
        for banner in self.query("#banner").results(Static):
            banner.update(self.say("app.fictional"))
        self._tick()

    def save_state_changed(self, state: SaveState) -> None:
        """Take news from the writer's thread."""
        self.post_message(self.SaveStateChanged(state))

    @on(SaveStateChanged)
    def _saved_or_not(self) -> None:
        self._show_saved()

    # Facts come up

    @on(Composer.Begun)
    def _line_begun(self) -> None:
        was_running = self.desk.running
        self.desk.begin_line()
        if self.desk.running != was_running:
            self._show()
            self._tick()

    @on(TextArea.Changed, "#composer")
    def _typed(self, event: TextArea.Changed) -> None:
        text = event.text_area.text
        self._show_kind(text)
        self.desk.keep_draft(text)

    @on(Composer.Filed)
    def _filed(self, event: Composer.Filed) -> None:
        if event.text.strip() == "?":
            self.sos.action_help()
            return
        following = self.composer.text
        waiting = self.desk.file(event.text)
        self._show()
        if waiting:
            self._put(waiting + following)
        self._show_kind(self.composer.text)
        self.desk.keep_draft(self.composer.text)

    @on(Composer.Left)
    def _left_upwards(self) -> None:
        self.query_one(EntryList).enter_from_below()

    @on(Outline.Chosen)
    def _section_chosen(self, event: Outline.Chosen) -> None:
        self._go(event.question)

    @on(ProbeList.Ticked)
    def _probe_ticked(self, event: ProbeList.Ticked) -> None:
        self.desk.tick(event.probe)
        self._show()

    @on(EntryList.Opened)
    def _entry_opened(self, event: EntryList.Opened) -> None:
        if self.desk.is_record(event.entry):
            self._open_form(event.entry)
            return
        self._put(self.desk.take_up(event.entry, self.composer.text))
        self.composer.focus()

    @on(EntryList.Deleted)
    def _entry_deleted(self, event: EntryList.Deleted) -> None:
        self.desk.delete(event.entry)
        self._show()
        self.sos.inform(self.say("entry.deleted"))

    @on(EntryList.Starred)
    def _entry_starred(self, event: EntryList.Starred) -> None:
        self.desk.star(event.entry)
        self._show()

    def on_key(self, event: events.Key) -> None:
        """A letter pressed anywhere goes to the composer."""
        typing = isinstance(self.focused, Input | TextArea)
        if event.is_printable and event.character and not typing:
            self.composer.focus()
            self.composer.insert(event.character)

    # The form of a record

    def _open_form(self, entry: str) -> None:
        self.add_class("-form")
        self.query_one(RecordForm).open(entry)

    def _close_form(self) -> None:
        self.query_one(RecordForm).keep()
        self.remove_class("-form")
        self.composer.focus()

    def action_fields(self) -> None:
        """Go to the fields of the record, and back."""
        records = self.desk.records_here()
        entries = self.query_one(EntryList)
        chosen = entries.chosen if entries.has_focus else ""
        if self.has_class("-form"):
            self._close_form()
        elif records:
            self._open_form(chosen if chosen in records else records[-1])
        else:
            self.sos.inform(self.say("form.none"))

    @on(RecordForm.Finished)
    def _form_finished(self) -> None:
        self._close_form()

    @on(RecordForm.Said)
    def _field_said(self, event: RecordForm.Said) -> None:
        self.desk.say_field(event.entry, event.field, event.value)
        self._show()

    # Moving

    def _go(self, question: str) -> None:
        self.desk.here = question
        self._arrive()

    def _arrive(self) -> None:
        if self.has_class("-form"):
            self._close_form()
        self._show()
        self.desk.keep_draft(self.composer.text)
        self.composer.focus()

    def action_next_question(self) -> None:
        """Go on; a statement that was read out counts as asked."""
        if not self.desk.step(1):
            self.sos.inform(self.say("question.last"))
        self._arrive()

    def action_previous_question(self) -> None:
        """Go back."""
        if not self.desk.step(-1):
            self.sos.inform(self.say("question.first"))
        self._arrive()

    @work(exclusive=True, group="dialog")
    async def action_go_to(self) -> None:
        """Go to a question by typing part of it."""
        assert self.scene is not None
        chosen = await self.app.push_screen_wait(GoToDialog(self.scene))
        if chosen:
            self._go(chosen)

    @work(exclusive=True, group="dialog")
    async def action_mark(self) -> None:
        """Say what became of the question."""
        here = self.desk.here
        dialog = MarkDialog(here, self.desk.last_answered())
        mark = await self.app.push_screen_wait(dialog)
        if mark is not None:
            self.desk.mark(here, mark.status, mark.why)
            self._show()

    def action_probes(self) -> None:
        """Go to the probes, and back."""
        probes = self.query_one(ProbeList)
        if probes.has_focus or not probes.option_count:
            self.composer.focus()
        else:
            probes.focus()
            probes.highlighted = probes.highlighted or 0

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
        self.desk.pause()
        self._show()
        self._tick()

    @work(exclusive=True, group="dialog")
    async def action_finish(self) -> None:
        """End the interview."""
        question = ConfirmDialog(self.say("interview.finish"))
        if await self.app.push_screen_wait(question):
            self.desk.finish()
            self._show()
            self._tick()

    def action_saved(self) -> None:
        """Only say that it is saved; it always is."""
        state = self.desk.opened.state
        said = "saved.told" if state.saved else "saved.soon"
        self.sos.inform(self.say(said, at=state.saved_at[11:19] or "–"))

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
        self._show()
        self.sos.inform(self.say(f"{way}.done", what=self.say(f"change.{change.what}")))

    # Leaving

    async def leave(self) -> bool:
        """Keep what is typed, stop the clock, and close the files."""
        if self._is_left:
            return True
        if self.has_class("-form"):
            self.query_one(RecordForm).keep()
            await asyncio.sleep(0)
        self.desk.keep_draft(self.composer.text)
        if self.desk.running and not self.sos.hung_up:
            self.desk.pause()
        self._is_left = await asyncio.to_thread(self.desk.opened.close)
        return True

    def abandon(self) -> None:
        """Have the half-typed line on the disk."""
        self.desk.keep_draft(self.composer.text)
        self.desk.opened.wait(2)

    @work(exclusive=True, group="dialog")
    async def action_home(self) -> None:
        """Pause and go to Home."""
        if await self.leave():
            self.dismiss(None)
