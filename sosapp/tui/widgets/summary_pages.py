"""The pages of the summary: an overview, each record type, voices and coverage."""

from collections.abc import Iterator

from sosapp.export.contents import Contents
from sosapp.export.options import Options
from sosapp.export.tables.table import Table
from sosapp.locale import Language, translate
from sosapp.summary.kinds import RecordKind, record_kinds
from sosapp.summary.material import Material
from sosapp.tui.widgets.coverage_page import coverage_page
from sosapp.tui.widgets.drawing import Block, Drawing
from sosapp.tui.widgets.overview_page import overview_page
from sosapp.tui.widgets.record_page import RecordPage
from sosapp.tui.widgets.voices_page import voices_page

WIDTH = 80
"""The lines of a page that is looked through rather than shown."""


class Pages:
    """What there is to read of a study, in one language."""

    def __init__(self, material: Material, language: Language) -> None:
        self._material = material
        self._language = language
        self._kinds = record_kinds(material)
        # What is seen here stays here, so nothing is hidden.
        options = Options(language=language, today="", version="", identified=True)
        self.contents = Contents(material, options)

    @property
    def titles(self) -> tuple[str, ...]:
        """What the pages are called, in their order."""
        kinds = (kind.type.summary.title.in_(self._language) for kind in self._kinds)
        first, *last = (
            translate(f"results.{name}", self._language)
            for name in ("overview", "voices_title", "coverage_title")
        )
        return (first, *kinds, *last)

    def blocks(self, place: int, width: int) -> list[Block]:
        """One page, drawn for lines of so many cells."""
        return list(self._page(place, Drawing(self._language, width)))

    def table(self, place: int, name: str) -> tuple[Table, Contents]:
        """A table of a page by its id, with what its entries are shown by."""
        tables = (block.table for block in self.blocks(place, WIDTH))
        return next(t for t in tables if t and t.id == name), self.contents

    def _page(self, place: int, drawing: Drawing) -> Iterator[Block]:
        if place == 0:
            return overview_page(self._material, drawing, self.contents)
        if place <= len(self._kinds):
            return self._of_kind(self._kinds[place - 1], drawing)
        if place == len(self._kinds) + 1:
            return voices_page(self._material, drawing)
        return coverage_page(self._material, drawing, self.contents)

    def _of_kind(self, kind: RecordKind, drawing: Drawing) -> Iterator[Block]:
        return RecordPage(self.contents, kind, drawing).blocks()
