"""Which version of a damaged interview, or of one with two stories, is to be used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sosapp.tui.screens.base import BaseDialog, key
from sosapp.tui.text import plain
from sosapp.tui.widgets.said import Said

if TYPE_CHECKING:
    from sosapp.errors import SosappError
    from sosapp.store.versions import Kind, Version

ORDER: tuple[Kind, ...] = (
    "current",
    "without_journal",
    "foreign_journal",
    "previous",
    "set_aside",
    "elsewhere",
)
MOST = 9
"""How many versions have a digit of their own."""


class VersionsDialog(BaseDialog["Version | None"]):
    """Shows what each version holds; Enter leaves all as it is, a digit uses one."""

    CSS = """
    VersionsDialog .version, VersionsDialog #keys { margin: 1 0 0 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            key(str(number), f"choose({number})", "use_version", priority=False)
            for number in range(1, MOST + 1)
        ),
        key("enter,escape,ctrl+x", "leave_alone", "leave_alone", show=True),
    ]

    def __init__(self, problem: SosappError, found: Sequence[Version]) -> None:
        """Take what is wrong, and every version that was found."""
        super().__init__()
        self._problem = problem
        usable = (one for one in found if one.interview is not None)
        self._usable = sorted(usable, key=lambda v: ORDER.index(v.kind))[:MOST]

    def compose(self) -> ComposeResult:
        """What is wrong, the versions with their digits, and the keys."""
        two = self._problem.key == "journal_of_other"
        after = "some" if self._usable else "none"
        with VerticalScroll(classes="dialog"):
            yield Said(f"versions.{'two' if two else 'damaged'}", classes="heading")
            yield Static(id="problem")
            for number, _ in enumerate(self._usable, 1):
                yield Static(id=f"version-{number}", classes="version")
            yield Said(f"versions.after.{after}", classes="version")
            yield Said(f"versions.keys.{after}", classes="muted")

    def on_mount(self) -> None:
        """Say it in the language of the moment."""
        self.relabel()

    def relabel(self) -> None:
        """Change what does not follow by itself."""
        problem = plain(self._problem.message(self.language), "$text-muted")
        self.query_one("#problem", Static).update(problem)
        for number, version in enumerate(self._usable, 1):
            line = Content("\n").join(self._lines(number, version))
            self.query_one(f"#version-{number}", Static).update(line)

    def _lines(self, number: int, version: Version) -> Iterator[Content]:
        kind = self.say(f"versions.kind.{version.kind}")
        yield plain(f"{number}  {kind}", "bold")
        until = version.until[:19].replace("T", " ") or "–"
        values = {"entries": version.entries, "changes": version.changes}
        yield plain("   " + self.say("versions.holds", until=until, **values))
        yield plain("   " + self._compared(version), "$text-muted")

    def _compared(self, version: Version) -> str:
        """Whether anything is known that this version does not have."""
        if self._problem.key == "journal_of_other":
            return version.path.name
        most = max(one.changes for one in self._usable)
        if version.changes < most:
            return self.say("versions.fewer", n=most - version.changes)
        if version.complete:
            return self.say("versions.complete")
        return self.say("versions.most")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only the digits that are shown can be pressed."""
        return action != "choose" or int(str(parameters[0])) <= len(self._usable)

    def action_choose(self, number: int) -> None:
        """Use a version."""
        self.dismiss(self._usable[number - 1])

    def action_leave_alone(self) -> None:
        """Leave everything as it is."""
        self.dismiss(None)
