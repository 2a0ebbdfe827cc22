"""The generation before of a damaged study, offered and not taken unasked."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from sosapp.tui.screens.base import BaseDialog, key
from sosapp.tui.text import plain
from sosapp.tui.widgets.said import Said

if TYPE_CHECKING:
    from sosapp.errors import SosappError
    from sosapp.store.previous_study import PreviousStudy


class PreviousStudyDialog(BaseDialog[bool]):
    """Says what the generation before holds; Enter leaves all as it is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter,escape,ctrl+x", "leave_alone", "leave_alone", show=True),
        key("1", "use", "use_previous", show=True, priority=False),
    ]

    def __init__(self, problem: SosappError, previous: PreviousStudy) -> None:
        super().__init__()
        self._problem = problem
        self._previous = previous

    def compose(self) -> ComposeResult:
        """What is wrong, what there is instead, and the keys."""
        study = self._previous.study
        when = f"{datetime.fromtimestamp(self._previous.when):%Y-%m-%d %H:%M:%S}"
        with Vertical(classes="dialog"):
            yield Said("previous_study.title", classes="heading")
            yield Static(id="problem")
            yield Said(
                "previous_study.holds",
                name=study.name,
                when=when,
                cases=len(study.cases),
                participants=len(study.participants),
            )
            yield Said("previous_study.safe", classes="muted")
            yield Said("previous_study.keys")

    def on_mount(self) -> None:
        """Say it in the language of the moment."""
        self.relabel()

    def relabel(self) -> None:
        """Change what does not follow by itself."""
        problem = plain(self._problem.message(self.language))
        self.query_one("#problem", Static).update(problem)

    def action_leave_alone(self) -> None:
        """Leave everything as it is."""
        self.dismiss(False)

    def action_use(self) -> None:
        """Go back to the generation before."""
        self.dismiss(True)
