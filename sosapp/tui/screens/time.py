"""The time: planned and used by section, and what can be left out."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sosapp.study.time_plan import SectionTime, TimePlan, time_plan, times_of
from sosapp.tui.scene import Scene
from sosapp.tui.screens.base import BaseDialog, key
from sosapp.tui.text import one_line
from sosapp.tui.widgets.said import Said
from sosapp.tui.widgets.time_line import minutes_of

WIDTH = 34
"""Cells of a section's title."""


class TimeDialog(BaseDialog[tuple[str, ...]]):
    """Shows the time; what is chosen to be left out, by the ids of the questions."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape,ctrl+x,ctrl+u", "close", "close", show=True),
    ]
    CSS = """
    TimeDialog OptionList { height: auto; background: $surface; }
    """

    def __init__(self, scene: Scene, elapsed: int) -> None:
        super().__init__()
        self._scene = scene
        guide = scene.instrument.guide
        self._times = times_of(guide, scene.interview)
        self._plan = time_plan(guide, scene.interview, elapsed)
        self._choices = _choices(self._plan)

    def compose(self) -> ComposeResult:
        """What is left, what can be done about it, and the sections."""
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Said("time.title", classes="heading")
            yield Static(id="left")
            yield OptionList(markup=False)
            yield Static(id="sections")

    def on_mount(self) -> None:
        """Begin in the list of what can be left out."""
        self.relabel()
        self.query_one(OptionList).focus()

    def relabel(self) -> None:
        """Say it in the language of the moment; the cursor stays."""
        self.query_one("#left", Static).update(self._left())
        rows = [self._section(row) for row in self._times]
        head = self.say("time.columns").split("|")
        rows.insert(0, _row(*head))
        self.query_one("#sections", Static).update(Content("\n").join(rows))
        options = self.query_one(OptionList)
        at = options.highlighted or 0
        options.set_options(
            Option(self.say(f"time.{name}", n=len(ids), ids=", ".join(ids)))
            for name, ids in self._choices
        )
        options.highlighted = at

    def _left(self) -> Content:
        plan = self._plan
        left = self.say("time.left", n=plan.left // 60)
        core = self.say("time.core", n=minutes_of(plan.core))
        missing = minutes_of(plan.missing)
        fits = self.say("time.short", n=missing) if missing else self.say("time.fits")
        return Content(f"{left} {core}\n{fits}")

    def _section(self, row: SectionTime) -> Content:
        title = one_line(row.section.title.in_(self._scene.spoken), WIDTH)
        return _row(title, str(row.planned), str(row.used // 60))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._choices[event.option_index][1])

    def action_close(self) -> None:
        """Leave the guide as it is."""
        self.dismiss(())


def _row(title: str, planned: str, used: str) -> Content:
    return Content(f"{title:<{WIDTH}} {planned:>8} {used:>8}")


def _choices(plan: TimePlan) -> list[tuple[str, tuple[str, ...]]]:
    """What can be left out; what would leave out nothing is no choice."""
    found = [("leave_out", plan.leave_out), ("short_version", plan.beyond_short)]
    return [("nothing", ()), *((name, ids) for name, ids in found if ids)]
