"""The end of an interview: what is still missing, and what comes after."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sosapp.instrument.guide import Question
from sosapp.instrument.record_type import FieldShape
from sosapp.study.closing import missing_of
from sosapp.study.entry import Entry
from sosapp.tui.scene import Scene
from sosapp.tui.screens.base import BaseDialog, key
from sosapp.tui.text import one_line, plain
from sosapp.tui.widgets.said import Said

LONGEST = 54
"""Cells of a question or an entry in the list."""

What = Literal["finish", "field_note", "consent", "question", "record"]


@dataclass(frozen=True)
class Chosen:
    """What is to be done next, and with which question or record."""

    what: What
    id: str = ""


class ClosingDialog(BaseDialog[Chosen | None]):
    """Enter ends the interview; the arrows go to what is missing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("f7", "finish", "finish", show=True),
        key("escape,ctrl+x", "close", "go_on", show=True),
    ]
    CSS = """
    ClosingDialog OptionList { height: auto; max-height: 65vh; background: $surface; }
    ClosingDialog.-low .dialog { height: 90%; }
    ClosingDialog.-low OptionList { height: 1fr; }
    """

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self._scene = scene
        self._missing = missing_of(scene.interview, scene.instrument)
        self._choices: list[Chosen | None] = []

    def compose(self) -> ComposeResult:
        """The question, what can be done, and what is missing."""
        finished = self._scene.interview.facts.state == "finished"
        title = "closing.is_finished" if finished else "interview.finish"
        with Vertical(classes="dialog"):
            yield Said(title, classes="heading")
            yield OptionList(markup=False)

    def on_mount(self) -> None:
        """Begin at what ends the interview."""
        self.relabel()
        self.query_one(OptionList).focus()

    def relabel(self) -> None:
        """Say it in the language of the moment; the cursor stays."""
        options = self.query_one(OptionList)
        at = options.highlighted or 0
        lines = [*self._deeds(), *self._lines()]
        self._choices = [chosen for _, chosen in lines]
        options.set_options(
            Option(line, disabled=chosen is None) for line, chosen in lines
        )
        options.highlighted = at

    def _deeds(self) -> Iterator[tuple[Content, Chosen | None]]:
        guide, facts = self._scene.instrument.guide, self._scene.interview.facts
        deeds: list[What] = [] if facts.state == "finished" else ["finish"]
        deeds += ["field_note"] if guide.field_note_fields else []
        deeds += ["consent"] if guide.consent else []
        for what in deeds:
            yield Content(self.say(f"closing.{what}")), Chosen(what)

    def _lines(self) -> Iterator[tuple[Content, Chosen | None]]:
        missing = self._missing
        if not missing:
            yield self._heading("nothing", 0)
        if missing.questions:
            yield self._heading("questions", len(missing.questions))
            for question in missing.questions:
                yield self._question(question), Chosen("question", question.id)
        if missing.records:
            yield self._heading("records", len(missing.records))
            for entry, fields in missing.records:
                yield self._record(entry, fields), Chosen("record", entry.id)
        if missing.parked:
            yield self._heading("parked", len(missing.parked))
            for entry in missing.parked:
                yield self._parked(entry), Chosen("question", entry.question)
        if missing.consent:
            yield self._heading("consent_changed", len(missing.consent))
            for item in missing.consent:
                yield self._consent(item), Chosen("consent")

    def _heading(self, name: str, n: int) -> tuple[Content, None]:
        return Content.styled(f"\n{self.say(f'closing.{name}', n=n)}", "bold"), None

    def _question(self, question: Question) -> Content:
        text = one_line(question.text.in_(self._scene.spoken), LONGEST)
        return Content.assemble((f"{question.id:<4} ", "bold"), text)

    def _record(self, entry: Entry, fields: tuple[FieldShape, ...]) -> Content:
        scene = self._scene
        named = f"{scene.sign(entry)} {scene.said(entry)}"
        labels = ", ".join(field.in_(self.language) for field in fields)
        return Content(one_line(f"{named}: {labels}", LONGEST))

    def _parked(self, entry: Entry) -> Content:
        return Content(one_line(f"? {entry.question}  {entry.text}", LONGEST))

    def _consent(self, item: str) -> Content:
        items = {one.id: one for one in self._scene.instrument.guide.consent}
        text = items[item].in_(self.language) if item in items else item
        agreed = self._scene.interview.facts.consent[item]
        word = self.say("closing.agreed" if agreed else "closing.not_agreed")
        return plain(f"{word}: {text}")

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._choices[event.option_index])

    def action_finish(self) -> None:
        """End the interview, whatever the cursor is on."""
        self.dismiss(Chosen("finish"))

    def action_close(self) -> None:
        """Go on with the interview."""
        self.dismiss(None)
