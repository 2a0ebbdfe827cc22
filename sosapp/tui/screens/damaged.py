"""An interview that cannot be opened, and the versions that could take its place."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sosapp.errors import SosappError
from sosapp.store.versions import Version
from sosapp.tui.screens.base import BaseDialog, key
from sosapp.tui.text import plain
from sosapp.tui.widgets.said import Said


class DamagedDialog(BaseDialog[Version | None]):
    """Dismisses with the version to use; None leaves everything as it is."""

    DEFAULT_CSS = """
    DamagedDialog OptionList { height: auto; max-height: 10; margin: 1 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "choose", "choose", show=True),
        key("escape,ctrl+x", "leave_alone", "leave_alone", show=True),
    ]

    def __init__(self, problem: SosappError, versions: list[Version]) -> None:
        super().__init__()
        self._problem = problem
        self._versions = versions

    def compose(self) -> ComposeResult:
        """What happened, and what there is; the first line leaves all as it is."""
        with Vertical(classes="dialog"):
            yield Said("damaged.title", classes="heading")
            yield Said(f"error.{self._problem.key}", **self._problem.values)
            yield Said("damaged.how" if self._versions else "damaged.none")
            yield OptionList(markup=False)

    def on_mount(self) -> None:
        """List the versions, the cursor on the line that changes nothing."""
        self._offer()
        self.query_one(OptionList).focus()

    def relabel(self) -> None:
        """Change the lines; the cursor stays."""
        self._offer()

    def _offer(self) -> None:
        options = self.query_one(OptionList)
        at = options.highlighted or 0
        options.set_options(
            [
                Option(plain(self.say("damaged.leave"))),
                *(Option(self._line(version)) for version in self._versions),
            ]
        )
        options.highlighted = at

    def _line(self, version: Version) -> Content:
        said = self.say(
            "damaged.version",
            kind=self.say(f"version.{version.kind}"),
            n=version.entries,
            until=version.until[:19].replace("T", " ") or "–",
        )
        return plain(said)

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        self.action_choose()

    def action_choose(self) -> None:
        """Take the version under the cursor."""
        at = self.query_one(OptionList).highlighted or 0
        self.dismiss(self._versions[at - 1] if at else None)

    def action_leave_alone(self) -> None:
        """Leave everything as it is."""
        self.dismiss(None)
