"""A form whose half-filled state outlives a crash, a closed window and quitting."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Generic

from textual import on
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input

from sosapp.errors import Refused, SosappError
from sosapp.store.envelope import OPEN, Envelope
from sosapp.store.form_draft import Filled, FormDraft
from sosapp.tui.screens.base import Result, key
from sosapp.tui.screens.form_screen import LEAVING, FormScreen
from sosapp.tui.widgets.choice import Choice
from sosapp.tui.widgets.form import Form
from sosapp.tui.widgets.lasting_line import LastingLine
from sosapp.tui.widgets.said import Said
from sosapp.tui.widgets.tick_box import TickBox

KEEPING: tuple[BindingType, ...] = (key("f4", "empty_form", "empty_form"), *LEAVING)
"""The last bindings of a form that is kept."""

LEAVE_SECONDS = 2.0
"""How long leaving waits for the disk before it says so and stays."""


class KeptFormScreen(FormScreen[Result], Generic[Result]):
    """Keeps what is filled in at every key, until the form is done or left for good.

    A subclass awaits `resume` before it reads anything, and calls `fill` when what is
    chosen and ticked is there.
    """

    CSS = (
        FormScreen.CSS
        + """
    .told { padding: 0 1; background: $accent; color: $background; text-style: bold; }
    """
    )
    WARNING = "form_dropped"
    EMPTY_KEY: ClassVar = "F4"

    @dataclass
    class DraftFailed(Message):
        """The disk did not take what is filled in; None once it does again."""

        problem: OSError | None

    def __init__(self) -> None:
        super().__init__()
        self._draft: FormDraft | None = None
        self._initial: dict[str, str] = {}
        """What stood in the lines before anything was typed."""
        self._preset: frozenset[str] = frozenset()
        """What was ticked before anything was."""
        self._unfilled: Filled = {}
        """What was kept and is not in its place yet."""
        self._emptied: Filled = {}
        self._told = Said("", classes="told")
        self._is_unkept = False

    @property
    def kept_as(self) -> str:
        """The name under which the form is kept."""
        raise NotImplementedError

    @property
    def kept_in(self) -> Envelope:
        """How it is kept: sealed if the study is."""
        return OPEN

    def followed(self) -> Mapping[str, str]:
        """The lines that the form fills in by itself, and with what."""
        return {}

    def on_mount(self) -> None:
        """Note what stands in the form before anything is typed."""
        self._initial = {line.id or "": line.value for line in self.query(Input)}

    # What was filled in before

    async def resume(self) -> None:
        """Put the lines that were filled in before in their places."""
        try:
            envelope = self.kept_in
            draft = FormDraft(self.kept_as, self._draft_failed, envelope=envelope)
            self._unfilled = await self._read_draft(draft)
        except SosappError as error:
            self.stop(error)
            return
        self._draft = draft
        if self._unfilled:
            await self.mount(self._told, before=self.query_one(Form))
            self._told.say("form.restored", pressed=self.EMPTY_KEY)
            self._put_lines(self._unfilled)
        self._keep()

    async def _read_draft(self, draft: FormDraft) -> Filled:
        """What was filled in; a file that cannot be used is said and does not stop."""
        try:
            return await asyncio.to_thread(draft.read)
        except (SosappError, OSError) as error:
            self.stop(error)
            return {}

    def fill(self) -> None:
        """Choose and tick what was, now that there is something to choose from."""
        boxes = self.query(TickBox)
        self._preset = frozenset(box.name or "" for box in boxes if box.ticked)
        if self._unfilled:
            self._put_ticks(self._unfilled)
        self._unfilled = {}

    def choose(self) -> None:
        """Choose what was chosen before, as far as it is offered."""
        for choice in self.query(Choice):
            choice.take(self._unfilled.get("choices", {}).get(choice.id, ""))

    def _put_lines(self, filled: Filled) -> None:
        untouched = self._initial | dict(self.followed())
        for name, text in filled.get("lines", {}).items():
            for line in self.query(Input):
                if line.id == name and line.value == untouched.get(name):
                    line.value = text
                    line.cursor_position = len(text)
        self.choose()
        for field in (*self.query(Input), *self.query(Choice)):
            if field.id == filled.get("at"):
                field.focus()

    def _put_ticks(self, filled: Filled) -> None:
        for box in self.query(TickBox):
            box.ticked = box.name in filled.get("ticked", ())

    # What is filled in now

    def own_lines(self) -> dict[str, str]:
        """The lines in which something else stands than the form put there."""
        untouched = self._initial | dict(self.followed())
        # A passphrase is kept nowhere.
        shown = (line for line in self.query(Input) if not line.password)
        lines = {line.id or "": line.value for line in shown}
        return {k: v for k, v in lines.items() if v != untouched.get(k)}

    def filled(self) -> Filled:
        """What is to be kept; empty if nothing was typed."""
        if not (self.is_begun() or self._unfilled):
            return {}
        chosen = {choice.id: choice.value for choice in self.query(Choice)}
        ticked = [box.name for box in self.query(TickBox) if box.ticked]
        return {
            "lines": self.own_lines(),
            "choices": self._unfilled.get("choices", chosen),
            "ticked": self._unfilled.get("ticked", ticked),
            "at": self.focused.id if self.focused else None,
        }

    @on(Input.Changed)
    @on(Choice.Changed)
    @on(TickBox.Changed)
    def _keep(self) -> None:
        if self._draft is not None:
            self._draft.keep(self.filled())

    def action_empty_form(self) -> None:
        """Empty the form, or bring back what stood there."""
        filled = self.filled()
        if filled:
            self._emptied = filled
            for line in self.query(Input):
                name = line.id or ""
                line.value = self.followed().get(name, self._initial.get(name, ""))
            self._put_ticks({"ticked": self._preset})
            self.query(Input).first().focus()
        elif self._emptied:
            self._put_lines(self._emptied)
            self._put_ticks(self._emptied)
        else:
            return
        if not self._told.is_attached:
            self.mount(self._told, before=self.query_one(Form))
        said = "form.emptied" if filled else "form.restored"
        self._told.say(said, pressed=self.EMPTY_KEY)
        self._keep()

    # The disk, and leaving

    def _draft_failed(self, problem: OSError | None) -> None:
        self.post_message(self.DraftFailed(problem))

    @on(DraftFailed)
    def _say_whether_kept(self, event: DraftFailed) -> None:
        problem = event.problem
        said = problem.strerror or str(problem) if problem else ""
        text = self.say("form.unkept", problem=said) if problem else ""
        self.query_one(LastingLine).say(text)

    def is_over(self) -> None:
        """Let go of what is filled in: it is done with, or was left for good."""
        if self._draft is not None:
            self._draft.keep({})
            self._draft.close(0)
            self._draft = None

    def on_unmount(self) -> None:
        """End the thread; it still writes what it has."""
        if self._draft is not None:
            self._draft.close(0)

    async def leave(self) -> bool:
        """Keep what is filled in; the first attempt stays when the disk refuses it."""
        if self._draft is None:
            return True
        await self._settle()
        self._keep()
        kept = await asyncio.to_thread(self._draft.wait, LEAVE_SECONDS)
        if kept or self._is_unkept or self.sos.hang_up.has_come:
            return True
        self._is_unkept = True
        self.stop(Refused("form_unkept"))
        return False

    def abandon(self) -> None:
        """Have what is filled in on the disk."""
        if self._draft is not None:
            self._keep()
            self._draft.wait(LEAVE_SECONDS)
