"""What screens with a form share: problems in words, and nothing lost by leaving."""

import asyncio
from collections.abc import Iterable
from typing import Any, ClassVar, Generic

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Button, Input

from sosapp.errors import Refused, SosappError
from sosapp.locale import LANGUAGES
from sosapp.tui.problems import as_sosapp_error
from sosapp.tui.screens.base import BaseScreen, Result, key
from sosapp.tui.text import plain
from sosapp.tui.widgets.choice import Choice
from sosapp.tui.widgets.form import Form
from sosapp.tui.widgets.key_bar import KeyBar
from sosapp.tui.widgets.lasting_line import LastingLine
from sosapp.tui.widgets.problem_line import ProblemLine
from sosapp.tui.widgets.tick_box import TickBox

LEAVING: tuple[BindingType, ...] = (key("escape,ctrl+x", "close", "close", show=True),)
"""The last bindings of every form, after what it is for."""


class FormScreen(BaseScreen[Result], Generic[Result]):
    """A form that says what stops it, and asks before it drops what was typed."""

    CSS = """
    .heading { margin: 1 0 0 0; }
    .explained { color: $text-muted; max-width: 88; }
    Form Input { background: $panel; }
    Form Input:focus { background: $input-selection-background 60%; }
    CaseInput OptionList { border: round $primary; background: $surface; }
    Button { margin: 1; background: $primary; color: $background; }
    Button:focus { background: $foreground; text-style: bold; }
    """
    AUTO_FOCUS = "Input"
    BUTTON: ClassVar[str]
    """The text of the button at the end; it does what Ctrl+S does."""
    WARNING: ClassVar[str] = "form_not_kept"
    """What is said before what was typed is dropped."""

    def __init__(self) -> None:
        super().__init__()
        self._seen: tuple[Any, ...] = ()
        self._working = False

    def head(self) -> Iterable[Widget]:
        """What stands above the form."""
        raise NotImplementedError

    def fields(self) -> Iterable[Widget]:
        """What is filled in, in its order."""
        raise NotImplementedError

    def left(self) -> Result:
        """What the screen gives back when it is left without doing anything."""
        raise NotImplementedError

    def is_begun(self) -> bool:
        """Whether there is anything typed that would be lost."""
        raise NotImplementedError

    async def submit(self) -> Result:
        """Do what the form is for; what the screen gives back.

        Raises:
            SosappError: something is not filled in as it must be, or did not work.
            OSError: the disk did not take it.
        """
        raise NotImplementedError

    def place_of(self, problem: str) -> Widget | None:
        """Where a problem, named by its key, is put right; None if nowhere here."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """The form between its title and the line for problems."""
        yield from self.head()
        with Form():
            yield from self.fields()
            yield Button(plain(self.say(self.BUTTON)), id="start", compact=True)
        yield LastingLine()
        yield ProblemLine()
        yield KeyBar()

    def relabel(self) -> None:
        """Change the texts in their places, so that what was typed stays."""
        self.query_one("#start", Button).label = plain(self.say(self.BUTTON))
        self.call_after_refresh(self.query_one(Form).show_focused)

    def language_names(self) -> dict[str, str]:
        """The languages that can be chosen."""
        return {name: self.say(f"form.language.{name}") for name in LANGUAGES}

    def line(self, field: str) -> str:
        """What stands in a field."""
        return self.query_one(f"#{field}", Input).value.strip()

    def stop(self, error: SosappError | OSError, at: Widget | None = None) -> None:
        """Say what is wrong until something is changed, and go where it is."""
        self._seen = self._values()
        self.query_one(ProblemLine).show(as_sosapp_error(error))
        if at is not None:
            at.focus()

    def _values(self) -> tuple[Any, ...]:
        return (
            *(line.value for line in self.query(Input)),
            *(choice.value for choice in self.query(Choice)),
            *(box.ticked for box in self.query(TickBox)),
        )

    @on(Input.Changed)
    @on(Choice.Changed)
    @on(TickBox.Changed)
    def _changed(self) -> None:
        if self._values() != self._seen:
            self.query_one(ProblemLine).show(None)

    @on(Button.Pressed)
    def _pressed(self) -> None:
        self.action_submit()

    # Not exclusive: a second press must not cancel what is being written.
    @work(group="submit")
    async def action_submit(self) -> None:
        """Do what the form is for, or say what stops it."""
        if self._working:
            return
        self._working = True
        try:
            await self._settle()
            done = await self.submit()
        except (SosappError, OSError) as error:
            key = error.key if isinstance(error, SosappError) else ""
            self.stop(error, self.place_of(key))
        else:
            self.is_over()
            self.dismiss(done)
        finally:
            self._working = False

    async def _settle(self) -> None:
        """Wait until the field with the focus has taken the keys before this one."""
        if self.focused is not None:
            taken = asyncio.Event()
            self.focused.call_later(taken.set)
            await taken.wait()

    def is_over(self) -> None:
        """The form is done with, or was left for good."""

    def action_close(self) -> None:
        """Leave; the second time if something was typed."""
        problem = self.query_one(ProblemLine)
        warned = problem.error is not None and problem.error.key == self.WARNING
        if self._working:
            return
        if self.is_begun() and not warned:
            self.stop(Refused(self.WARNING))
        else:
            self.is_over()
            self.dismiss(self.left())
