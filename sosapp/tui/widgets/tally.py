"""What has been gathered so far: the records by type, quotes, and what is parked."""

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from sosapp.instrument.instrument import PARKED, QUOTE
from sosapp.tui.scene import Scene
from sosapp.tui.text import one_line

SHOWN = 6


class Tally(Widget):
    """Counts and names, the newest last."""

    DEFAULT_CSS = """
    Tally { height: 1fr; padding: 0 1; }
    """

    scene: reactive[Scene | None] = reactive(None)

    def render(self) -> RenderResult:
        """The tally of the interview."""
        if self.scene is None:
            return ""
        kinds = (*self.scene.instrument.guide.records, QUOTE, PARKED)
        blocks = [self._block(self.scene, kind) for kind in kinds]
        return Content("\n").join(blocks)

    def _block(self, scene: Scene, kind: str) -> Content:
        entries = list(scene.interview.of_kind(kind))
        record = scene.record_type(kind)
        name = (
            record.summary.title.in_(scene.language)
            if record
            else scene.kind_name(kind)
        )
        width = max(8, self.size.width)
        head = f"{one_line(name, width - 4):<{width - 4}}{len(entries):>3}"
        lines = [Content.styled(head, f"bold {scene.style(kind)}")]
        for entry in entries[-SHOWN:] if kind != QUOTE else ():
            missing = record is not None and len(entry.fields) < 3
            text = one_line(scene.said(entry), width - 4)
            lines.append(Content(f" {text}{' ?' if missing else ''}"))
        return Content("\n").join(lines)
