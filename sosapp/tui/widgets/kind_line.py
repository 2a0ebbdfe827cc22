"""The line above the composer: what the typed line will be, in colour and in words."""

from textual.widgets import Static

from sosapp.instrument.line import Opening
from sosapp.locale import translate
from sosapp.tui.desk import Line
from sosapp.tui.scene import Scene
from sosapp.tui.text import plain


class KindLine(Static):
    """Repaints only when the kind changes, not at every key."""

    DEFAULT_CSS = """
    KindLine { height: 1; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(self) -> None:
        super().__init__(id="kind")
        self._shown: tuple[object, ...] = ()

    def show(self, scene: Scene, begun: Opening, text: str, line: Line) -> None:
        """Say what a line that begins like this becomes."""
        state = scene.interview.facts.state
        now = (begun.kind, begun.star, bool(text), line, scene.language, state)
        if now == self._shown:
            return
        self._shown = now
        style = f"bold {scene.style(begun.kind)}" if text else "$text-muted"
        self.update(plain(_label(scene, begun, text, line), style))


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
