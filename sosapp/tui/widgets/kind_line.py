"""The line above the composer: what the typed line will be, in colour and in words."""

from textual.content import Content
from textual.widgets import Static

from sosapp.instrument.completion import NOTHING, Completion
from sosapp.instrument.line import Opening
from sosapp.locale import Language, translate
from sosapp.tui.scene import Scene
from sosapp.tui.text import one_line, plain
from sosapp.tui.writing import Line

SHOWN, LONGEST = 3, 24
"""How many words are offered in the line, and the cells of each."""


class KindLine(Static):
    """Repaints only when the kind changes, not at every key."""

    DEFAULT_CSS = """
    KindLine { height: 1; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(self) -> None:
        super().__init__(id="kind")
        self._shown: tuple[object, ...] = ()

    def show(
        self,
        scene: Scene,
        begun: Opening,
        text: str,
        line: Line,
        found: Completion = NOTHING,
    ) -> None:
        """Say what a line that begins like this becomes, and its last value."""
        state = scene.interview.facts.state
        last = _last_value(found, scene.language)
        now = (begun.kind, begun.star, bool(text), line, scene.language, state, last)
        if now == self._shown:
            return
        self._shown = now
        style = f"bold {scene.style(begun.kind)}" if text else "$text-muted"
        label = plain(_label(scene, begun, text, line), style)
        self.update(Content.assemble(label, plain(last, "$text-muted")))


def _last_value(found: Completion, language: Language) -> str:
    """Where the last value of a record's line goes, and what Tab would make of it."""
    if found.field is None:
        return ""
    field = found.field.in_(language)
    if not found.is_fitting:
        return translate("typing.no_term", language, field=field)
    if not found.words:
        return translate("typing.field", language, field=field)
    others = [one_line(word, LONGEST) for word in found.words[:SHOWN]]
    more = " …" if len(found.words) > SHOWN else ""
    words = " · ".join(others) + more
    return translate("typing.offer", language, words=words, field=field)


def _label(scene: Scene, begun: Opening, text: str, line: Line) -> str:
    name = scene.kind_name(begun.kind) + (" ★" if begun.star else "")
    if line.use:
        name = f"{name} · {translate(f'label.{line.use}', scene.language)}"
    if line.entry:
        return translate("composer.changing", scene.language, kind=name)
    if text:
        return name
    planned = scene.interview.facts.state == "planned"
    return translate(
        "composer.planned" if planned else "composer.empty", scene.language
    )
