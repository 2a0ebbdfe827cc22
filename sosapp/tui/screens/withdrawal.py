"""Withdrawal: which kind is chosen, and what was done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from sosapp.errors import Refused
from sosapp.tui.screens.base import BaseDialog, key
from sosapp.tui.text import plain
from sosapp.tui.widgets.problem_line import ProblemLine
from sosapp.tui.widgets.said import Said

if TYPE_CHECKING:
    from sosapp.store.withdrawal import Withdrawn
    from sosapp.store.withdrawal_plan import Plan

Kind = Literal["from_now", "fully"]
SURE = 4
"""How much of the id is typed when nobody knows whose interview it is."""


@dataclass(frozen=True)
class Chosen:
    """How an interview is to be withdrawn."""

    kind: Kind
    why: str = ""


class WithdrawalDialog(BaseDialog[Chosen | None]):
    """Explains both kinds; Enter leaves everything as it is until one is chosen."""

    CSS = """
    WithdrawalDialog Input { display: none; margin: 1 0 0 0; }
    WithdrawalDialog .kind, WithdrawalDialog.-chosen .ask { margin: 1 0 0 0; }
    WithdrawalDialog.-chosen Input { display: block; }
    WithdrawalDialog.-chosen .kind { display: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("1,f", "choose('from_now')", "withdraw_from_now", priority=False),
        key("2,a", "choose('fully')", "withdraw_fully", priority=False),
        key("enter", "leave_all", "leave_all", show=True, priority=False),
        key("escape,ctrl+x", "leave_all", "leave_all", show=True),
    ]

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self._plan = plan
        self._kind: Kind | None = None

    def compose(self) -> ComposeResult:
        """Which interview, the two kinds, and the line that makes sure."""
        from sosapp.store.withdrawal_words import interview_line

        with VerticalScroll(classes="dialog"):
            yield Said("withdrawal.title", classes="heading")
            line = interview_line(self._plan, self.language)
            yield Static(plain(line, "bold"), id="which")
            yield Said("withdrawal.kinds.from_now", classes="kind")
            yield Said("withdrawal.kinds.fully", classes="kind")
            yield Said("withdrawal.kinds.keys", classes="kind muted")
            yield Static(id="plan")
            yield Said(classes="ask")
            yield Input(select_on_focus=False)
            yield ProblemLine()

    def relabel(self) -> None:
        """Change what does not follow by itself; what was typed stays."""
        from sosapp.store.withdrawal_words import interview_line

        line = interview_line(self._plan, self.language)
        self.query_one("#which", Static).update(plain(line, "bold"))
        if self._kind is not None:
            self._show_plan()

    @property
    def _code(self) -> str:
        """What is typed to make sure; any of several codes will do."""
        row = self._plan.row
        return row.participants[0] if row.participants else row.id[:SURE]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A kind is chosen once."""
        return self._kind is None if action == "choose" else True

    def action_choose(self, kind: Kind) -> None:
        """Ask for what this kind needs."""
        self._kind = kind
        self.add_class("-chosen")
        self._show_plan()
        asked = self.query_one(".ask", Said)
        if kind == "fully":
            asked.say("withdrawal.code", code=self._code)
        else:
            asked.say("withdrawal.why")
        self.query_one(Input).focus()
        self.refresh_bindings()

    def _show_plan(self) -> None:
        from sosapp.store.withdrawal_words import also_lines, plan_lines

        lines = plan_lines if self._kind == "fully" else also_lines
        text = "\n".join(lines(self._plan, self.language))
        self.query_one("#plan", Static).update(plain(text))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        typed = event.value.strip()
        if self._kind == "from_now":
            self.dismiss(Chosen("from_now", typed))
        elif self._is_right(typed):
            self.dismiss(Chosen("fully"))
        elif not typed:
            self.dismiss(None)
        else:
            problem = Refused("withdrawal_code", typed=typed, code=self._code)
            line = self.query_one(ProblemLine)
            line.show(problem)
            # A long plan leaves no room for it otherwise.
            self.call_after_refresh(line.scroll_visible, animate=False)

    def _is_right(self, typed: str) -> bool:
        codes = self._plan.row.participants or (self._code,)
        return typed.casefold() in {code.casefold() for code in codes}

    def action_leave_all(self) -> None:
        """Leave everything as it is."""
        self.dismiss(None)


class WithdrawnDialog(BaseDialog[None]):
    """What was removed and what is to be removed by hand; it stays until closed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape,ctrl+x,enter", "close", "close", show=True)
    ]

    def __init__(self, done: Withdrawn) -> None:
        super().__init__()
        self._done = done

    def compose(self) -> ComposeResult:
        """The whole account, in the language of the moment."""
        with VerticalScroll(classes="dialog"):
            yield Said("withdrawal.done", classes="heading")
            yield Static(Content("\n").join(self._lines()))
            yield Said("withdrawal.close", classes="muted")

    def _lines(self) -> Iterator[Content]:
        from sosapp.store.withdrawal_words import done_lines

        return map(plain, done_lines(self._done, self.language))

    def action_close(self) -> None:
        """Go back to the list."""
        self.dismiss(None)
