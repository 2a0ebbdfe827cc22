"""The guide as a list: every section with its progress, and where we are."""

from dataclasses import dataclass

from textual import on
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sosapp.instrument.guide import Question, Section
from sosapp.study.progress import asked_in, of_section
from sosapp.tui.scene import Scene
from sosapp.tui.text import one_line

WIDTH = 25
"""Cells of a line, so that nothing wraps beside the scroll bar."""

GLYPHS = {
    "": "○",
    "asked": "✓",
    "answered_elsewhere": "→",
    "skipped": "–",
    "declined": "×",
}


class Outline(OptionList):
    """Sections, and the questions of the section we are in."""

    DEFAULT_CSS = """
    Outline {
        width: 28; height: 1fr; padding: 0 0 0 1;
        border-right: solid $border-blurred;
    }
    Outline:focus { border-right: solid $border; }
    """

    scene: reactive[Scene | None] = reactive(None)

    @dataclass
    class Chosen(Message):
        """A question was chosen."""

        outline: "Outline"
        question: str

    def __init__(self) -> None:
        super().__init__(id="outline", markup=False)

    def watch_scene(self, scene: Scene | None) -> None:
        """Show the guide as it now stands."""
        if scene is None:
            return
        options: list[Option] = []
        at = 0
        for section in scene.instrument.guide.sections:
            questions = asked_in(section, scene.interview.facts)
            if not questions:
                continue
            here = section.id == scene.section.id
            first = _first_open(questions, scene)
            options.append(Option(self._section(section, scene, here), id=f"·{first}"))
            for question in questions if here else ():
                if question.id == scene.question_id:
                    at = len(options)
                options.append(Option(_question(question, scene), id=question.id))
        with self.prevent(OptionList.OptionHighlighted):
            self.set_options(options)
            self.highlighted = at

    def _section(self, section: Section, scene: Scene, here: bool) -> Content:
        come = of_section(section, scene.interview)
        glyph = "✓" if come.complete else "●" if here else "○"
        count = f"{come.done or ' '}/{come.total}"
        width = WIDTH - len(count) - 3
        title = one_line(section.title.in_(scene.spoken), width)
        room = " " * (width - len(title))
        style = "bold $primary" if here else ""
        return Content.styled(f"{glyph} {title}{room} {count}", style)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        name = (event.option.id or "").removeprefix("·")
        self.post_message(self.Chosen(self, name))


def _first_open(questions: list[Question], scene: Scene) -> str:
    unasked = (q.id for q in questions if not scene.interview.status(q.id))
    return next(unasked, questions[0].id)


def _question(question: Question, scene: Scene) -> Content:
    here = question.id == scene.question_id
    glyph = GLYPHS[scene.interview.status(question.id)]
    core = "" if question.priority == "core" else " ·"
    said = question.text.in_(scene.spoken)
    style = "bold" if here else "$text-muted"
    return Content.styled(
        one_line(f"{glyph} {question.id}{core} {said}", WIDTH - 2), style
    ).pad_left(2)
