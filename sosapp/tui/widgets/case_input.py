"""A line for a case: what is known is suggested, what is new is taken as typed."""

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from sosapp.errors import Refused
from sosapp.locale import translate
from sosapp.study.choosing_case import is_named, label, matching, new_case
from sosapp.study.study import Case
from sosapp.tui.text import plain

if TYPE_CHECKING:
    from sosapp.tui.app import SosApp


class CaseInput(VerticalGroup):
    """The list below follows what is typed; leaving the line takes what is marked."""

    DEFAULT_CSS = """
    CaseInput OptionList {
        display: none;
        overlay: screen;
        constrain: none inside;
        width: 90%;
        max-width: 60;
        height: auto;
        max-height: 7;
    }
    CaseInput.-open OptionList { display: block; }
    .-low CaseInput OptionList { max-height: 5; }
    """
    SCOPED_CSS = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "mark(1)", show=False),
        Binding("up", "mark(-1)", show=False),
    ]

    class Changed(Message):
        """Another case may be meant."""

    def __init__(self) -> None:
        super().__init__()
        self._known: Sequence[Case] = ()
        self._offered: list[Case] = []
        self._taken: Case | None = None

    def compose(self) -> ComposeResult:
        """The line and the list over what stands below it."""
        yield Input(id="case", select_on_focus=False)
        suggestions = OptionList(markup=False)
        suggestions.can_focus = False
        yield suggestions

    def on_mount(self) -> None:
        """Follow the language."""
        self.watch(self.app, "language", self._offer, init=False)

    def know(self, cases: Sequence[Case]) -> None:
        """Suggest these cases."""
        self._known = cases
        self._offer()

    @property
    def typed(self) -> str:
        """What stands in the line."""
        return self.query_one(Input).value

    def case(self) -> Case:
        """The case that is meant.

        Raises:
            Refused: there is none, or its code is another case's.
        """
        if self._taken is not None and label(self._taken) == self.typed:
            return self._taken
        marked = self.query_one(OptionList).highlighted
        if marked is not None:
            return self._offered[marked]
        return new_case(self.typed, self._known)

    @on(Input.Changed)
    def _typed(self) -> None:
        self._offer()
        self.post_message(self.Changed())

    def _offer(self) -> None:
        """List what begins as typed, and at the end what is typed as something new."""
        typed = self.typed
        self._offered = matching(self._known, typed)
        named = [case for case in self._offered if is_named(case, typed)]
        options = [Option(plain(label(case))) for case in self._offered]
        if not named:
            options += self._new(typed)
        suggestions = self.query_one(OptionList)
        suggestions.set_options(options)
        first = self._offered.index(named[0]) if named else 0
        suggestions.highlighted = first if options and typed.strip() else None
        self._open()

    def _new(self, typed: str) -> list[Option]:
        try:
            case = new_case(typed, self._known)
        except Refused:
            return []
        self._offered.append(case)
        language = cast("SosApp", self.app).language
        key = "case.new" if case.code == case.name else "case.new_with_code"
        said = translate(key, language, code=case.code, name=case.name)
        return [Option(plain(said))]

    def _open(self) -> None:
        done = self._taken is not None and label(self._taken) == self.typed
        focused = self.query_one(Input).has_focus
        self.set_class(focused and bool(self._offered) and not done, "-open")

    def on_descendant_focus(self) -> None:
        """Suggest at once, before anything is typed."""
        self._open()

    def on_descendant_blur(self) -> None:
        """Take what is marked when the line is left."""
        self.take()

    def take(self) -> None:
        """Write out the case that is meant, if any is."""
        with suppress(Refused):
            self._write(self.case())
        self._open()

    def _write(self, case: Case) -> None:
        self._taken = case
        line = self.query_one(Input)
        line.value = label(case)
        line.cursor_position = len(line.value)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._write(self._offered[event.option_index])
        self._open()

    def action_mark(self, step: int) -> None:
        """Mark a later or an earlier line of the list."""
        if not self.has_class("-open"):
            raise SkipAction
        suggestions = self.query_one(OptionList)
        count, at = len(self._offered), suggestions.highlighted
        if at is None:
            at = -1 if step > 0 else count
        suggestions.highlighted = (at + step) % count
