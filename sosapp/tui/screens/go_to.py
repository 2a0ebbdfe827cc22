"""Go to any question by typing part of it."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from sosapp.instrument.guide import Question
from sosapp.study.progress import planned
from sosapp.tui.scene import Scene
from sosapp.tui.screens.base import BaseDialog, key
from sosapp.tui.text import one_line
from sosapp.tui.widgets.outline import GLYPHS
from sosapp.tui.widgets.said import Said

LONGEST = 160
"""Cells of a question in the list."""


class GoToDialog(BaseDialog[str]):
    """The id of the question that was chosen; empty when it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape,ctrl+x,ctrl+g", "close", "close", show=True),
    ]
    CSS = """
    GoToDialog OptionList { height: auto; max-height: 14; background: $surface; }
    """

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self._scene = scene

    def compose(self) -> ComposeResult:
        """A line to type in and the questions that match."""
        with Vertical(classes="dialog"):
            yield Said("goto.title", classes="heading")
            yield Input()
            found = OptionList(markup=False)
            found.can_focus = False
            yield found

    def on_mount(self) -> None:
        """Show every question at first."""
        self._show("")

    def relabel(self) -> None:
        """The title follows by itself; what was typed stays."""

    def _show(self, typed: str) -> None:
        questions = matching(self._scene, typed)
        found = self.query_one(OptionList)
        found.set_options(Option(self._line(q), id=q.id) for q in questions)
        found.highlighted = 0 if questions else None

    def _line(self, question: Question) -> Content:
        glyph = GLYPHS[self._scene.interview.status(question.id)]
        text = question.text.in_(self._scene.spoken)
        said = one_line(text, LONGEST)
        return Content.assemble((f"{glyph} {question.id:<4} ", "bold"), said)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._show(event.value)

    def on_key(self, event: events.Key) -> None:
        """Move in the list while typing."""
        found = self.query_one(OptionList)
        if event.key == "down":
            found.action_cursor_down()
        elif event.key == "up":
            found.action_cursor_up()

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def _chosen(self) -> None:
        found = self.query_one(OptionList)
        if found.highlighted is not None:
            self.dismiss(found.get_option_at_index(found.highlighted).id or "")

    def action_close(self) -> None:
        """Stay where we are."""
        self.dismiss("")


def matching(scene: Scene, typed: str) -> list[Question]:
    """The questions that have every typed word; those whose id begins so come first."""
    words = typed.casefold().split()
    language = scene.spoken

    def text(question: Question) -> str:
        section = scene.instrument.guide.section_of[question.id].title.in_(language)
        said = question.text.in_(language)
        return f"{question.id} {said} {section}".casefold()

    questions = planned(scene.instrument.guide, scene.interview.facts)
    found = [q for q in questions if all(word in text(q) for word in words)]
    first = words[0] if words else ""

    def is_meant_by_id(question: Question) -> bool:
        return bool(first) and question.id.casefold().startswith(first)

    return sorted(found, key=is_meant_by_id, reverse=True)
