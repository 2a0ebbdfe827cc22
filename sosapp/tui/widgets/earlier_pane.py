"""What was said in earlier waves on the question of the moment, beside today's."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sosapp.locale import translate
from sosapp.study.earlier import SaidThen, said_then
from sosapp.study.interview import Interview
from sosapp.tui.said_line import said_line
from sosapp.tui.scene import Scene
from sosapp.tui.screens.base import key
from sosapp.tui.text import plain

How = Literal["remains", "changed", "ended"]
BETWEEN = "/"
"""Between the id of an interview and that of its entry."""


class EarlierPane(OptionList):
    """Lines to read; a record of an earlier wave is carried on with one key."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # Before the screen, which takes every letter for the composer.
        key("1", "carry('remains')", "remains"),
        key("2", "carry('changed')", "changed"),
        key("3", "carry('ended')", "ended"),
    ]
    DEFAULT_CSS = """
    EarlierPane { height: 1fr; padding: 0 1; background: $surface; }
    """

    scene: reactive[Scene | None] = reactive(None)
    interviews: reactive[tuple[Interview, ...] | None] = reactive(None)
    """The earlier interviews, the latest wave first; None while they are read."""

    @dataclass
    class Carried(Message):
        """A record of an earlier interview remains, has changed or has ended."""

        pane: "EarlierPane"
        interview: Interview
        entry: str
        how: How

    def __init__(self) -> None:
        super().__init__(id="earlier", markup=False)

    def watch_scene(self) -> None:
        """Show another question, or the same in another language."""
        if self.scene is None or not self.display:
            return
        kept = self.highlighted
        self.set_options(self._found(self.scene))
        if kept is not None and self.has_focus and kept < self.option_count:
            self.highlighted = kept

    def watch_interviews(self) -> None:
        """Show what was read."""
        self.watch_scene()

    def on_show(self) -> None:
        """Show the question of the moment."""
        self.watch_scene()

    def on_resize(self) -> None:
        """Wrap the lines anew."""
        self.watch_scene()

    def _found(self, scene: Scene) -> Iterator[Option]:
        if self.interviews is None:
            yield _said("earlier.reading", scene)
        elif not self.interviews:
            yield _said("earlier.none", scene)
        for then in said_then(self.interviews or (), scene.question):
            yield from self._wave(then, replace(scene, interview=then.interview))

    def _wave(self, then: SaidThen, scene: Scene) -> Iterator[Option]:
        facts = then.interview.facts
        wave = translate("interview.wave", scene.language, n=facts.wave)
        title = plain(f"{wave} · {facts.date}", "bold $primary")
        yield Option(title, disabled=True)
        width = self.scrollable_content_region.width - 2
        for entry in then.entries:
            line = said_line(entry, scene, width)
            yield Option(line, id=f"{facts.id}{BETWEEN}{entry.id}")
        if not then.entries:
            yield _said("earlier.nothing", scene)
        elif any(scene.record_type(entry.kind) for entry in then.entries):
            yield _said("earlier.carry", scene)

    def action_carry(self, how: How) -> None:
        """Carry the record under the cursor into this interview."""
        at = self.highlighted
        chosen = self.get_option_at_index(at).id if at is not None else None
        interview, _, entry = (chosen or "").partition(BETWEEN)
        for one in self.interviews or ():
            if one.id == interview and entry in one.entries:
                self.post_message(self.Carried(self, one, entry, how))


def _said(text: str, scene: Scene) -> Option:
    said = translate(text, scene.language)
    return Option(Content.styled(said, "$text-muted"), disabled=True)
