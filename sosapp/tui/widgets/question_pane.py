"""The question of the moment: its words, its instruction and its probes."""

from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sosapp.instrument.variants import undecided, wording_of
from sosapp.locale import translate
from sosapp.study.progress import asked_in
from sosapp.tui.scene import Scene
from sosapp.tui.text import one_line, plain
from sosapp.tui.widgets.each_list import EachList

WHY = 200
"""Cells of a reason; the line ends before that on most screens."""


class ProbeList(OptionList):
    """Probes that can be ticked with Enter, Space or a click."""

    DEFAULT_CSS = """
    ProbeList { height: auto; max-height: 5; padding: 0 0 0 2; }
    """

    @dataclass
    class Ticked(Message):
        """A probe was used, or was not after all."""

        probes: "ProbeList"
        probe: str

    def on_key(self, event: events.Key) -> None:
        """Tick with the space bar too."""
        if event.key == "space":
            event.stop()
            self.action_select()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Ticked(self, event.option.id or ""))


class QuestionPane(VerticalScroll, can_focus=False):
    """What the interviewer says now."""

    DEFAULT_CSS = """
    QuestionPane { height: auto; max-height: 65%; padding: 0 1; }
    QuestionPane #number { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    QuestionPane #text, QuestionPane #how { height: auto; }
    """

    scene: reactive[Scene | None] = reactive(None)

    def compose(self) -> ComposeResult:
        """The number, the words and the probes."""
        yield Static(id="number")
        yield Static(id="text")
        yield EachList()
        yield Static(id="how")
        yield ProbeList(id="probes", markup=False)

    def watch_scene(self, old: Scene | None, scene: Scene | None) -> None:
        """Show the question of the moment; a new one from its beginning."""
        if scene is None or not self.is_mounted:
            return
        self.query_one("#number", Static).update(_number(scene))
        self.query_one("#text", Static).update(_words(scene))
        how = _how(scene)
        self.query_one("#how", Static).update(how)
        self.query_one("#how", Static).display = bool(how.plain)
        if old is None or old.question_id != scene.question_id:
            self.scroll_home(animate=False)
        self.call_after_refresh(self._show_focused)
        self.query_one(EachList).show(scene)
        probes = self.query_one(ProbeList)
        marked = scene.interview.coverage.get(scene.question_id)
        used = marked.probes if marked else ()
        at = probes.highlighted
        probes.set_options(
            Option(
                Content.assemble(
                    ("☑ " if probe.id in used else "☐ ", "bold"),
                    plain(probe.in_(scene.spoken)),
                ),
                id=probe.id,
            )
            for probe in scene.question.probes
        )
        probes.display = bool(scene.question.probes)
        if at is not None and at < probes.option_count:
            probes.highlighted = at

    def _show_focused(self) -> None:
        for shown in self.query(OptionList):
            if shown.has_focus:
                shown.scroll_visible(animate=False)

    def on_resize(self) -> None:
        """Keep the probes in sight while they are being ticked."""
        self.call_after_refresh(self._show_focused)

    def on_descendant_blur(self) -> None:
        """Show the question again when the probes are left."""
        self.scroll_home(animate=False)


def _number(scene: Scene) -> Content:
    questions = asked_in(scene.section, scene.interview.facts)
    ids = [question.id for question in questions]
    at = ids.index(scene.question_id) + 1 if scene.question_id in ids else 0
    title = scene.section.title.in_(scene.spoken)
    where = translate("question.place", scene.language, at=at, of=len(ids))
    status = scene.interview.status(scene.question_id)
    marked = scene.interview.coverage.get(scene.question_id)
    why = f": {one_line(marked.why, WHY)}" if marked and marked.why else ""
    state = translate(f"status.{status or 'open'}", scene.language)
    kind = translate(f"priority.{scene.question.priority}", scene.language)
    return Content.assemble(
        plain(title, "bold $primary"), f"  {where} · {kind} · {state}", why
    )


def _words(scene: Scene) -> Content:
    question, language = scene.question, scene.language
    parts = [Content.assemble((f"{question.id} ", "bold $primary"))]
    wording = wording_of(question, scene.attributes)
    parts[0] += plain(wording.in_(scene.spoken), "bold")
    for variant in undecided(question, scene.attributes):
        other = translate("question.or", language, text=variant.in_(scene.spoken))
        parts.append(plain(other))
    return Content("\n").join(parts)


def _how(scene: Scene) -> Content:
    """The section's instruction, at its first question, and the question's note."""
    question, language = scene.question, scene.language
    parts: list[Content] = []
    first = scene.section.questions[0].id == question.id
    if first and scene.section.instruction:
        said = scene.section.instruction.in_(language)
        parts.append(plain(said, "$text-muted italic"))
    if question.note:
        parts.append(plain(question.note.in_(language), "$text-muted italic"))
    return Content("\n").join(parts)
