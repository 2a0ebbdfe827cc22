"""The choices that match what is typed, the one that Enter takes marked."""

from textual.content import Content
from textual.widgets import Static

from sosapp.instrument.record_type import FieldShape
from sosapp.locale import translate
from sosapp.tui.choices import Choice, choices, matching
from sosapp.tui.scene import Scene
from sosapp.tui.text import one_line

SHOWN = 6
LONGEST = 200
"""Cells of a choice; a line shows as many as it has room for."""


class Matches(Static):
    """A few lines under the fields."""

    DEFAULT_CSS = """
    Matches {
        height: auto; max-height: 8; padding: 0 1;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    """

    def __init__(self) -> None:
        super().__init__(id="matches")
        self._found: list[Choice] = []
        self._at = 0

    @property
    def taken(self) -> Choice | None:
        """The choice that Enter takes."""
        return self._found[self._at] if self._found else None

    def show(self, scene: Scene, shape: FieldShape, typed: str) -> None:
        """Show what matches; the first is marked once something is typed."""
        self._found = matching(choices(scene, shape), typed)
        self._at = 0
        self._paint(scene, shape, typed)

    def move(self, scene: Scene, shape: FieldShape, typed: str, by: int) -> None:
        """Mark the next choice or the one before."""
        self._at = max(0, min(self._at + by, len(self._found) - 1))
        self._paint(scene, shape, typed)

    def _paint(self, scene: Scene, shape: FieldShape, typed: str) -> None:
        if not self._found:
            hint = translate(f"form.hint.{shape.type}", scene.language)
            self.update(Content.styled(hint, "$text-muted"))
            return
        first = max(0, self._at - SHOWN + 1)
        lines = [
            _line(choice, bool(typed) and number == self._at)
            for number, choice in enumerate(self._found)
            if first <= number < first + SHOWN
        ]
        left = len(self._found) - first - SHOWN
        if left > 0:
            more = translate("form.more", scene.language, n=left)
            lines.append(Content.styled(f"  {more}", "$text-muted"))
        self.update(Content("\n").join(lines))

    def refuse(self, scene: Scene, shape: FieldShape, word: str) -> None:
        """Say that a text is no value of the field, and what would be."""
        said = translate("form.no_value", scene.language, word=one_line(word, 30))
        hint = translate(f"form.hint.{shape.type}", scene.language)
        line = Content.assemble((said, "$error bold"), "\n", (hint, "$text-muted"))
        self.update(line)


def _line(choice: Choice, marked: bool) -> Content:
    text = ("› " if marked else "  ") + one_line(choice.label, LONGEST)
    return Content.styled(text, "bold" if marked else "$text-muted")
