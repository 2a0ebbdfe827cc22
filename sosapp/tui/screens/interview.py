"""The interview: the screen that serves the hour."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input, Static, TextArea

from sosapp.instrument.line import opening, read_line
from sosapp.instrument.values import Value
from sosapp.store.writer import SaveState
from sosapp.study import clock, editing, sitting, undoing
from sosapp.study.change import Change
from sosapp.study.editing import Author
from sosapp.study.entry import Entry
from sosapp.study.interview import Draft, Interview
from sosapp.study.progress import planned
from sosapp.tui.entry_line import line_of, retyped
from sosapp.tui.scene import Scene
from sosapp.tui.screens.base import BaseScreen, key
from sosapp.tui.screens.confirm import ConfirmDialog
from sosapp.tui.screens.go_to import GoToDialog
from sosapp.tui.screens.mark import MarkDialog
from sosapp.tui.text import visible
from sosapp.tui.widgets.composer import Composer
from sosapp.tui.widgets.entry_list import EntryList
from sosapp.tui.widgets.key_bar import KeyBar
from sosapp.tui.widgets.outline import Outline
from sosapp.tui.widgets.question_pane import ProbeList, QuestionPane
from sosapp.tui.widgets.record_form import RecordForm
from sosapp.tui.widgets.tally import Tally
from sosapp.tui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from sosapp.store.open_interview import OpenInterview


class InterviewScreen(BaseScreen[None]):
    """Composes, binds and forwards: changes are made by the study, kept by the store."""

    CSS = """
    InterviewScreen #middle { height: 1fr; }
    InterviewScreen #center { width: 1fr; height: 1fr; }
    InterviewScreen #side { width: 30; height: 1fr; border-left: solid $border-blurred; }
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
    InterviewScreen #alarm { display: none; height: auto; padding: 0 1; }
    InterviewScreen.-failing #alarm { display: block; }
    InterviewScreen #alarm { background: $error; color: $background; text-style: bold; }
    InterviewScreen #kind { height: 1; padding: 0 1; }
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
        self._open: OpenInterview | None = None
        self._begun_at: int | None = None
        self._editing = ""
        self._aside = Draft()
        self._speaker: int | None = None
        self._kind = ""
        self._last_seen = ""
        self._left = False

    # What it works on

    def work_on(self, opened: OpenInterview) -> None:
        """Take an interview that was opened for work."""
        self._open = opened

    @property
    def opened(self) -> OpenInterview:
        """The interview under work."""
        assert self._open is not None
        return self._open

    @property
    def interview(self) -> Interview:
        """The newest snapshot."""
        return self.opened.interview

    @property
    def author(self) -> Author:
        """Who types, now."""
        return Author(self.sos.settings.interviewer, clock.now())

    def compose(self) -> ComposeResult:
        """The guide, the question with what was said, and what has been gathered."""
        if self.sos.head and self.sos.head.fictional:
            yield Static(self.say("app.fictional"), classes="banner", id="banner")
        yield TopBar()
        yield Static(id="alarm", markup=False)
        with Horizontal(id="middle"):
            yield Outline().data_bind(InterviewScreen.scene)
            with Vertical(id="center"):
                yield QuestionPane().data_bind(InterviewScreen.scene)
                yield EntryList().data_bind(InterviewScreen.scene)
                yield Static(id="kind")
                yield Composer()
            with Vertical(id="side"):
                yield Tally(id="tally").data_bind(InterviewScreen.scene)
                yield RecordForm().data_bind(InterviewScreen.scene)
        yield KeyBar()

    def on_mount(self) -> None:
        """Go on where the interview was left."""
        super().on_mount()
        draft = self.opened.draft
        questions = planned(self.opened.instrument.guide, self.interview.facts)
        ids = [question.id for question in questions]
        here = draft.question if draft.question in ids else ids[0]
        self._show(here)
        self._begun_at = draft.at
        self._editing = draft.entry if draft.entry in self.interview.entries else ""
        composer = self.query_one(Composer)
        composer.put(draft.text)
        composer.focus()
        self._show_kind(draft.text)
        self._resume_after_crash()
        self._show_saved(self.opened.state)
        self.set_interval(1, self._tick)
        self._tick()
        self._tell_recovered()

    def _resume_after_crash(self) -> None:
        """An interview that was never closed goes on; the time between was a pause."""
        facts = self.interview.facts
        if facts.state == "ongoing" and clock.is_running(facts.sittings):
            seen = sitting.last_trace(self.interview)
            self._change(sitting.interrupted(self.interview, seen, self.author))

    def _tell_recovered(self) -> None:
        recovered = self.opened.recovered
        if recovered:
            said = self.say("interview.recovered", changes=recovered.changes)
            if recovered.draft:
                said += " " + self.say("interview.recovered_draft")
            self.sos.inform(said)

    # State goes down

    def _show(self, question: str) -> None:
        names = self.sos.head.cases if self.sos.head else {}
        self.scene = Scene(
            self.interview, self.opened.instrument, question, self.language, names
        )
        facts = self.interview.facts
        case = names.get(facts.case, facts.case)
        people = ", ".join(facts.participants)
        title = self.opened.instrument.guide.short_title.in_(self.language)
        wave = self.say("interview.wave", n=facts.wave)
        self.query_one(TopBar).show_title(f"{title} · {case} · {people} · {wave}")

    @property
    def _here(self) -> str:
        assert self.scene is not None
        return self.scene.question_id

    def relabel(self) -> None:
        """Change the words around what was typed; the place and the draft stay."""
        self._show(self._here)
        self._show_kind(self.query_one(Composer).text, again=True)
        self._show_saved(self.opened.state)
        for banner in self.query("#banner").results(Static):
            banner.update(self.say("app.fictional"))
        self._tick()

    def _change(self, change: Change | None) -> None:
        """Have a change made and kept, and show the interview as it then is."""
        if change is not None:
            self.opened.change(change)
            self._show_saved(self.opened.state)
            self._show(self._here)

    def _keep_draft(self) -> None:
        text = self.query_one(Composer).text
        at = self._begun_at if text else None
        self.opened.keep_draft(Draft(question=self._here, text=text, at=at, entry=self._editing))

    # The clock and the disk

    @property
    def _clock_runs(self) -> bool:
        return clock.is_running(self.interview.facts.sittings)

    def _elapsed(self) -> int:
        return clock.elapsed(self.interview.facts.sittings, clock.now())

    def _tick(self) -> None:
        now = clock.now()
        if self._clock_runs and sitting.was_asleep(self._last_seen, now):
            seen = self._last_seen
            self._change(sitting.interrupted(self.interview, seen, self.author))
            minutes = clock.seconds_between(seen, now) // 60
            self.sos.inform(self.say("interview.slept", minutes=minutes))
        self._last_seen = now
        planned_minutes = self.opened.instrument.guide.duration_min
        self.query_one(TopBar).show_clock(
            self._elapsed(), planned_minutes, self._clock_runs, self.language
        )
        self._show_saved(self.opened.state)

    def save_state_changed(self, state: SaveState) -> None:
        """Take news from the writer's thread."""
        self.post_message(self.SaveStateChanged(state))

    @on(SaveStateChanged)
    def _saved_or_not(self, event: SaveStateChanged) -> None:
        self._show_saved(self.opened.state)

    def _show_saved(self, state: SaveState) -> None:
        self.query_one(TopBar).show_saved(state, self.language)
        self.set_class(bool(state.failing_since), "-failing")
        if state.failing_since:
            said = self.say(
                "saved.failing", since=state.failing_since[11:19], problem=state.problem
            )
            self.query_one("#alarm", Static).update(Content(said))

    # Facts come up

    @on(Composer.Begun)
    def _line_begun(self) -> None:
        if self.interview.facts.state == "planned":
            self._change(sitting.started(self.interview, self.author))
        self._begun_at = self._elapsed() if self.interview.facts.sittings else None

    @on(TextArea.Changed, "#composer")
    def _typed(self, event: TextArea.Changed) -> None:
        self._show_kind(event.text_area.text)
        self._keep_draft()

    def _show_kind(self, text: str, *, again: bool = False) -> None:
        """Say in colour and in words what the line will be."""
        assert self.scene is not None
        begun = opening(text, self.opened.instrument, self._people)
        kind = f"{begun.kind}{begun.star}{self._editing}{bool(text)}"
        if kind == self._kind and not again:
            return
        self._kind = kind
        name = self.scene.kind_name(begun.kind) + (" ★" if begun.star else "")
        label = self.say("composer.changing", kind=name) if self._editing else name
        if not text and not self._editing:
            planned_only = self.interview.facts.state == "planned"
            label = self.say("composer.planned" if planned_only else "composer.empty")
        style = f"bold {self.scene.style(begun.kind)}" if text else "$text-muted"
        self.query_one("#kind", Static).update(Content.styled(label, style))

    @property
    def _people(self) -> int:
        return len(self.interview.facts.participants)

    @on(Composer.Filed)
    def _filed(self, event: Composer.Filed) -> None:
        if event.text.strip() == "?":
            self.sos.action_help()
            return
        if self._editing:
            self._file_change(event.text)
        else:
            self._file_new(event.text)
        self._begun_at = None
        self._show_kind("", again=True)
        self._keep_draft()

    def _file_new(self, text: str) -> None:
        assert self.scene is not None
        question = self.scene.question
        typed = read_line(
            text,
            self.opened.instrument,
            defaults=question.defaults,
            default_kind=question.record,
            speakers=self._people,
        )
        self._speaker = typed.speaker or self._speaker
        entry = Entry(
            id="",
            number=0,
            question=self._here,
            kind=typed.kind,
            text=typed.text,
            fields=typed.fields,
            at=self._begun_at,
            speaker=self._speaker,
            tags=typed.tags,
            star=typed.star,
        )
        if typed.text.strip() or typed.fields:
            self._change(editing.added(self.interview, entry, self.author))

    def _file_change(self, text: str) -> None:
        entry = self.interview.entries.get(self._editing)
        if entry is not None:
            new = retyped(entry, text, self.opened.instrument, self._people)
            self._change(editing.rewritten(self.interview, new, self.author))
        self._end_editing()

    def _end_editing(self) -> None:
        self._editing = ""
        self._begun_at = self._aside.at
        self.query_one(Composer).put(self._aside.text)
        self._aside = Draft()

    @on(Composer.Left)
    def _left_upwards(self) -> None:
        self.query_one(EntryList).enter_from_below()

    @on(Outline.Chosen)
    def _section_chosen(self, event: Outline.Chosen) -> None:
        self._go(event.question)

    @on(ProbeList.Ticked)
    def _probe_ticked(self, event: ProbeList.Ticked) -> None:
        change = editing.ticked(self.interview, self._here, event.probe, self.author)
        self._change(change)

    @on(EntryList.Opened)
    def _entry_opened(self, event: EntryList.Opened) -> None:
        entry = self.interview.entries[event.entry]
        if entry.kind in self.opened.instrument.record_types:
            self._open_form(entry.id)
            return
        composer = self.query_one(Composer)
        if not self._editing:
            self._aside = Draft(text=composer.text, at=self._begun_at)
        self._editing = entry.id
        composer.put(line_of(entry))
        composer.focus()

    @on(EntryList.Deleted)
    def _entry_deleted(self, event: EntryList.Deleted) -> None:
        change = editing.deleted(self.interview, event.entry, self.author)
        self._change(change)
        self.sos.inform(self.say("entry.deleted"))

    @on(EntryList.Starred)
    def _entry_starred(self, event: EntryList.Starred) -> None:
        entry = self.interview.entries[event.entry]
        new = replace(entry, star=not entry.star)
        self._change(editing.rewritten(self.interview, new, self.author))

    def on_key(self, event: events.Key) -> None:
        """A letter pressed anywhere goes to the composer."""
        typing = isinstance(self.focused, Input | TextArea)
        if event.is_printable and event.character and not typing:
            composer = self.query_one(Composer)
            composer.focus()
            composer.insert(event.character)

    # The form of a record

    def _open_form(self, entry: str) -> None:
        form = self.query_one(RecordForm)
        self.add_class("-form")
        form.entry_id = ""
        form.entry_id = entry
        form.start()

    def action_fields(self) -> None:
        """Go to the fields of the record, and back."""
        if self.has_class("-form"):
            self._close_form()
            return
        chosen = self.query_one(EntryList).chosen
        entries = self.interview.by_question.get(self._here, [])
        records = [e.id for e in entries if e.kind in self.opened.instrument.record_types]
        if chosen in records and self.focused is self.query_one(EntryList):
            self._open_form(chosen)
        elif records:
            self._open_form(records[-1])
        else:
            self.sos.inform(self.say("form.none"))

    def _close_form(self) -> None:
        self.query_one(RecordForm).keep()
        self.remove_class("-form")
        self.query_one(Composer).focus()

    @on(RecordForm.Finished)
    def _form_finished(self) -> None:
        self._close_form()

    @on(RecordForm.Said)
    def _field_said(self, event: RecordForm.Said) -> None:
        entry = self.interview.entries.get(event.entry)
        if entry is None:
            return
        fields: dict[str, Value] = dict(entry.fields)
        if event.value is None:
            fields.pop(event.field, None)
        else:
            fields[event.field] = event.value
        new = replace(entry, fields=fields)
        self._change(editing.rewritten(self.interview, new, self.author))

    # Moving

    def _go(self, question: str) -> None:
        if self.has_class("-form"):
            self._close_form()
        self._show(question)
        self._keep_draft()
        self.query_one(Composer).focus()

    def _step(self, by: int) -> None:
        questions = planned(self.opened.instrument.guide, self.interview.facts)
        ids = [question.id for question in questions]
        at = ids.index(self._here) + by
        if 0 <= at < len(ids):
            self._go(ids[at])
        else:
            self.sos.inform(self.say("question.last" if by > 0 else "question.first"))

    def action_next_question(self) -> None:
        """Go on; a statement that was read out counts as asked."""
        assert self.scene is not None
        read_out = self.scene.question.type == "statement" and self._clock_runs
        if read_out and not self.interview.status(self._here):
            change = editing.marked(self.interview, self._here, "asked", self.author)
            self._change(change)
        self._step(1)

    def action_previous_question(self) -> None:
        """Go back."""
        self._step(-1)

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
        here = self._here
        others = [e.question for e in self.interview.entries.values()]
        last = next((q for q in reversed(others) if q != here), "")
        mark = await self.app.push_screen_wait(MarkDialog(here, last))
        if mark is not None:
            self._change(
                editing.marked(
                    self.interview, here, mark.status, self.author, mark.why
                )
            )

    def action_probes(self) -> None:
        """Go to the probes, and back."""
        probes = self.query_one(ProbeList)
        if probes.has_focus or not probes.option_count:
            self.query_one(Composer).focus()
        else:
            probes.focus()
            probes.highlighted = probes.highlighted or 0

    def action_entries(self) -> None:
        """Go to what was written under the question, and back."""
        entries = self.query_one(EntryList)
        if entries.has_focus:
            self.query_one(Composer).focus()
        else:
            entries.enter_from_below()

    # The state of the interview

    def action_pause(self) -> None:
        """Stop the clock, or let it go on."""
        if self._clock_runs:
            self._change(sitting.paused(self.interview, self.author))
        else:
            self._change(sitting.started(self.interview, self.author))
        self._tick()

    @work(exclusive=True, group="dialog")
    async def action_finish(self) -> None:
        """End the interview."""
        question = ConfirmDialog(self.say("interview.finish"))
        if await self.app.push_screen_wait(question):
            self._change(sitting.finished(self.interview, self.author))
            self._tick()

    def action_saved(self) -> None:
        """Only say that it is saved; it always is."""
        state = self.opened.state
        said = "saved.told" if state.saved else "saved.soon"
        self.sos.inform(self.say(said, at=state.saved_at[11:19] or "–"))

    def action_undo(self) -> None:
        """Take back: the half-typed line first, then what was done."""
        composer = self.query_one(Composer)
        if composer.has_focus and composer.text and composer.take_back():
            return
        self._travel(undoing.undo(self.interview, self.author), "undo")

    def action_redo(self) -> None:
        """Make again what was taken back."""
        composer = self.query_one(Composer)
        if composer.has_focus and composer.bring_back():
            return
        self._travel(undoing.redo(self.interview, self.author), "redo")

    def _travel(self, change: Change | None, way: str) -> None:
        if change is None:
            self.sos.inform(self.say(f"{way}.nothing"))
            return
        self._change(change)
        self.sos.inform(self.say(f"{way}.done", what=self.say(f"change.{change.what}")))

    # Leaving

    async def leave(self) -> bool:
        """Keep what is typed, stop the clock, and close the files."""
        if self._left:
            return True
        if self.has_class("-form"):
            self.query_one(RecordForm).keep()
            await asyncio.sleep(0)
        self._keep_draft()
        if self._clock_runs and not self.sos.hung_up:
            self._change(sitting.paused(self.interview, self.author))
        kept = await asyncio.to_thread(self.opened.close)
        self._left = True
        if not kept:
            self.sos.inform(visible(self.say("saved.not_closed")))
        return True

    @work(exclusive=True, group="dialog")
    async def action_home(self) -> None:
        """Pause and go to Home."""
        if await self.leave():
            self.dismiss(None)
