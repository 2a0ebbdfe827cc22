"""The interview: the screen that serves the hour."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalGroup
from textual.widgets import Input, Static, TextArea

from sosapp.study.time_plan import time_plan
from sosapp.tui import quiet_memory
from sosapp.tui.recovery_notice import recovery_notice
from sosapp.tui.scene import Scene
from sosapp.tui.screens.interview_closing import InterviewClosing
from sosapp.tui.screens.interview_earlier import InterviewEarlier
from sosapp.tui.screens.interview_guide import InterviewGuide
from sosapp.tui.screens.interview_recording import InterviewRecording
from sosapp.tui.screens.interview_typing import InterviewTyping
from sosapp.tui.text import one_line
from sosapp.tui.widgets.composer import Composer
from sosapp.tui.widgets.earlier_pane import EarlierPane
from sosapp.tui.widgets.entry_list import EntryList
from sosapp.tui.widgets.key_bar import KeyBar
from sosapp.tui.widgets.kind_line import KindLine
from sosapp.tui.widgets.lasting_line import LastingLine
from sosapp.tui.widgets.outline import Outline
from sosapp.tui.widgets.question_pane import ProbeList, QuestionPane
from sosapp.tui.widgets.read_only_line import ReadOnlyLine
from sosapp.tui.widgets.record_form import RecordForm
from sosapp.tui.widgets.save_alarm import SaveAlarm
from sosapp.tui.widgets.tally import Tally
from sosapp.tui.widgets.time_line import TimeLine
from sosapp.tui.widgets.top_bar import TopBar
from sosapp.tui.widgets.value_line import ValueLine

RECOVERY_SECONDS = 12.0
"""How long is said what was brought back."""


class InterviewScreen(
    InterviewTyping,
    InterviewRecording,
    InterviewClosing,
    InterviewEarlier,
    InterviewGuide,
):
    """Composes, binds and forwards; the desk does the work."""

    CSS = """
    InterviewScreen #middle { height: 1fr; }
    InterviewScreen #center { width: 1fr; height: 1fr; }
    InterviewScreen #side { width: 30; border-left: solid $border-blurred; }
    InterviewScreen #form { display: none; }
    InterviewScreen #earlier { display: none; }
    InterviewScreen.-earlier #earlier { display: block; }
    InterviewScreen.-form #form { display: block; }
    InterviewScreen.-form #tally, InterviewScreen.-earlier #tally { display: none; }
    InterviewScreen.-form #earlier { display: none; }
    InterviewScreen.-form #side, InterviewScreen.-earlier #side { width: 44; }
    InterviewScreen.-normal #side { display: none; }
    InterviewScreen.-normal.-form #side, InterviewScreen.-normal.-earlier #side {
        display: block; width: 38;
    }
    InterviewScreen.-normal.-form #outline { display: none; }
    InterviewScreen.-normal.-earlier #outline { display: none; }
    InterviewScreen.-narrow #side { display: none; }
    InterviewScreen.-narrow #recorder { display: none; }
    InterviewScreen.-narrow #outline { display: none; }
    InterviewScreen.-narrow.-form #side { display: block; width: 1fr; }
    InterviewScreen.-form ToastRack { margin-bottom: 9; }
    InterviewScreen.-narrow.-form ToastRack { margin-bottom: 5; }
    InterviewScreen.-narrow.-form #center { display: none; }
    InterviewScreen.-narrow.-form #typing { display: none; }
    InterviewScreen.-narrow.-earlier #middle { layout: vertical; }
    InterviewScreen.-narrow.-earlier #side {
        display: block; width: 1fr; height: 30%; border-left: none;
    }
    InterviewScreen.-narrow.-form #side { height: 1fr; }
    InterviewScreen.-narrow.-low.-earlier #side { height: 60%; }
    InterviewScreen.-low SaveAlarm { max-height: 2; padding: 0; }
    InterviewScreen.-low LastingLine { max-height: 2; }
    InterviewScreen.-low Composer { max-height: 5; }
    InterviewScreen.-low QuestionPane { max-height: 4; }
    InterviewScreen.-low ProbeList, InterviewScreen.-low EachList { max-height: 3; }
    InterviewScreen.-low Matches { max-height: 3; }
    InterviewScreen.-low EntryList { min-height: 1; }
    InterviewScreen.-low #kind { display: none; }
    InterviewScreen.-low #linked { display: none; }
    """

    def compose(self) -> ComposeResult:
        """The guide, the question with what was said, and what has been gathered."""
        if self.sos.head and self.sos.head.fictional:
            said = self.say("app.fictional")
            yield Static(said, classes="banner", id="banner", markup=False)
        yield TopBar()
        yield SaveAlarm()
        yield LastingLine()
        yield ReadOnlyLine()
        with Horizontal(id="middle"):
            yield Outline().data_bind(InterviewScreen.scene)
            with Vertical(id="center"):
                yield QuestionPane().data_bind(InterviewScreen.scene)
                yield EntryList().data_bind(InterviewScreen.scene)
            with Vertical(id="side"):
                yield Tally(id="tally").data_bind(InterviewScreen.scene)
                yield EarlierPane().data_bind(InterviewScreen.scene)
                yield RecordForm().data_bind(InterviewScreen.scene)
        # Apart from what does not change with a key: what lies beside is painted too.
        with VerticalGroup(id="typing"):
            yield TimeLine()
            yield KindLine()
            yield Composer()
        yield KeyBar()

    def on_mount(self) -> None:
        """Go on where the interview was left."""
        self.desk.time.go_on_after_crash()
        self.show()
        self._resume()
        if self.is_read_only:
            self.only_read()
        self.tick()
        self.set_interval(1, self.tick_between_keys)
        for line in (self.composer, self.query_one(ValueLine)):
            self.watch(line, "typing", self.key_came, init=False)
        self.learn_names()
        self.learn_case()
        self.call_after_refresh(quiet_memory.keep_still)

    def on_unmount(self) -> None:
        """Let go of what belonged to the screen."""
        quiet_memory.move_again()

    def _resume(self) -> None:
        """Put what was half typed where it was, and say what was brought back."""
        opened = self.desk.opened
        draft = opened.draft
        self.put(draft.text)
        self.composer.focus()
        if self.desk.field_notes.recover():
            pass
        elif self.desk.has_record(draft.form):
            self.add_class("-form")
            self.query_one(RecordForm).resume(draft.form, draft.field, draft.typed)
        elif draft.form:
            self.composer.insert(draft.typed)
            self.desk.writing.keep_draft(self.composer.text)
            self.desk.keep_form("", "", "")
        notice = recovery_notice(opened.recovered, draft, self.language)
        if notice:
            self.sos.inform(notice, RECOVERY_SECONDS)

    # State goes down

    def show(self) -> None:
        """Give the widgets the interview as it now is."""
        names = self.sos.head.cases if self.sos.head else {}
        desk = self.desk
        self.scene = Scene(
            desk.interview,
            desk.instrument,
            desk.here,
            self.language,
            names,
            self.attributes,
        )
        self.query_one(TopBar).show_title(self.scene.title)
        if self.query_one(RecordForm).is_without_record:
            self.close_form()
        self.show_saved()

    def tick(self) -> None:
        minutes = self.desk.time.notice_sleep()
        if minutes:
            self.sos.inform(self.say("interview.slept", minutes=minutes))
        self.query_one(TopBar).show_clock(
            self.desk.time.elapsed(),
            self.desk.instrument.guide.duration_min,
            self.desk.interview.facts.state,
            self.language,
        )
        self.query_one(TopBar).show_recorder(self.desk.recordings.now(), self.language)
        self._show_time()
        self.show_saved()

    def _show_time(self) -> None:
        desk = self.desk
        if not desk.time.running:
            return
        plan = time_plan(desk.instrument.guide, desk.interview, desk.time.elapsed())
        self.query_one(TimeLine).show(plan, self.language)

    def relabel(self) -> None:
        """Change the words around what was typed; the place and the draft stay."""
        self.show()
        self.show_kind(self.composer.text)
        for banner in self.query("#banner").results(Static):
            banner.update(self.say("app.fictional"))
        self.tick()

    # Facts come up

    @on(Composer.Left)
    def _left_upwards(self) -> None:
        self.query_one(EntryList).enter_from_below()

    @on(Outline.Chosen)
    def _section_chosen(self, event: Outline.Chosen) -> None:
        sections = self.desk.instrument.guide.section_of
        if self.composer.text and sections[event.question] == sections[self.desk.here]:
            # Tab led here from a begun line, and Enter was meant for it.
            self.composer.file()
            self.composer.focus()
        else:
            self.go(event.question)

    @on(ProbeList.Ticked)
    def _probe_ticked(self, event: ProbeList.Ticked) -> None:
        if self.is_refused():
            return
        self.desk.tick(event.probe)
        self.show()

    @on(EntryList.Opened)
    def _entry_opened(self, event: EntryList.Opened) -> None:
        if self.desk.is_record(event.entry):
            self.open_form(event.entry)
            return
        if self.is_refused():
            return
        self.put(self.desk.writing.take_up(event.entry, self.composer.text))
        self.composer.focus()

    @on(EntryList.Deleted)
    def _entry_deleted(self, event: EntryList.Deleted) -> None:
        if self.is_refused():
            return
        self.desk.delete(event.entry)
        self.show()
        self.sos.inform(self.say("entry.deleted"))

    @on(EntryList.Labelled)
    def _entry_labelled(self, event: EntryList.Labelled) -> None:
        if self.is_refused():
            return
        if event.label == "star":
            self.action_star()
        elif event.label == "quote":
            self.action_quote()
        elif event.label == "also":
            self.count_also(event.entry)
        else:
            self.action_use(event.label)

    def on_key(self, event: events.Key) -> None:
        """A letter pressed anywhere goes to the composer."""
        typing = isinstance(self.focused, Input | TextArea)
        if event.is_printable and event.character and not typing:
            if self.is_refused():
                return
            self.composer.focus()
            self.composer.insert(event.character)

    # The form of a record

    @on(RecordForm.Finished)
    def _form_finished(self) -> None:
        self.close_form()
        self.go_on_reading()

    @on(RecordForm.Noted)
    def _field_noted(self, event: RecordForm.Noted) -> None:
        self.sos.inform(self.say("form.noted", typed=one_line(event.text, 40)))

    @on(RecordForm.HalfTyped)
    def _field_half_typed(self, event: RecordForm.HalfTyped) -> None:
        self.desk.keep_form(event.entry, event.field, event.text)
        self.text_changed()

    @on(RecordForm.Judged)
    def _field_judged(self, event: RecordForm.Judged) -> None:
        self.desk.labels.interpret(event.entry, event.field)
        self.show()

    @on(RecordForm.Said)
    def _field_said(self, event: RecordForm.Said) -> None:
        self.desk.say_field(event.entry, event.field, event.value)
        self.show()
