"""Mark what became of a question."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from sosapp.study.coverage import Status
from sosapp.tui.screens.base import BaseDialog, key
from sosapp.tui.widgets.said import Said

CHOICES: tuple[Status, ...] = (
    "answered_elsewhere",
    "skipped",
    "declined",
    "asked",
    "",
)
WITH_REASON = ("answered_elsewhere", "skipped", "declined")


@dataclass(frozen=True)
class Mark:
    """A status and its reason, or where the answer is."""

    status: Status
    why: str = ""


class MarkDialog(BaseDialog[Mark | None]):
    """Asks what became of the question; None when it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            key(str(number), f"choose({number})", "choose", priority=False)
            for number in range(1, len(CHOICES) + 1)
        ),
        key("escape,ctrl+x,f2", "close", "close", show=True),
    ]
    CSS = """
    MarkDialog OptionList { height: auto; background: $surface; }
    MarkDialog Input, MarkDialog .why { display: none; }
    MarkDialog.-reason Input, MarkDialog.-reason .why { display: block; }
    MarkDialog.-reason OptionList { display: none; }
    """

    def __init__(self, question: str, suggested: str) -> None:
        super().__init__()
        self._question = question
        self._suggested = suggested
        self._status: Status = ""

    def compose(self) -> ComposeResult:
        """The choices, each with its digit; then a line for the reason."""
        with Vertical(classes="dialog"):
            yield Said("mark.title", classes="heading", question=self._question)
            yield OptionList(markup=False)
            yield Said(classes="muted why")
            yield Input(select_on_focus=False)

    def on_mount(self) -> None:
        """Begin in the list."""
        self.relabel()
        self.query_one(OptionList).focus()

    def relabel(self) -> None:
        """Name the choices; the cursor and what was typed stay."""
        options = self.query_one(OptionList)
        at = options.highlighted or 0
        options.set_options(
            Option(f"{number}  {self.say('mark.' + (status or 'open'))}")
            for number, status in enumerate(CHOICES, 1)
        )
        options.highlighted = at

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.action_choose(event.option_index + 1)

    def action_choose(self, number: int) -> None:
        """Take a status, and ask for its reason if it has one."""
        self._status = CHOICES[number - 1]
        if self._status not in WITH_REASON:
            self.dismiss(Mark(self._status))
            return
        self.add_class("-reason")
        self.query_one(".why", Said).say(f"mark.why.{self._status}")
        line = self.query_one(Input)
        if self._status == "answered_elsewhere":
            line.value = self._suggested
        line.focus()

    @on(Input.Submitted)
    def _reason(self, event: Input.Submitted) -> None:
        self.dismiss(Mark(self._status, event.value.strip()))

    def action_close(self) -> None:
        """Leave the question as it is."""
        self.dismiss(None)
