"""Writes the blocks of a report into a Word document, in the styles of its layout."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Pt, RGBColor
from docx.table import Table as WordTable
from docx.table import _Row as Row
from docx.text.paragraph import Paragraph

from sosapp.export.report.block import Block, Figure, Heading, Quotes, Text
from sosapp.export.tables.table import Cell
from sosapp.export.word.fitting import fitting, parts_of
from sosapp.export.xml_text import Door

LONGEST_PROPERTY = 255
TABLE_STYLES = ("Sosapp Table", "Table Grid")
"""A layout may have a style of its own for tables."""
SMALL, WHITE, HEAD = Pt(9), RGBColor(0xFF, 0xFF, 0xFF), "1F4E5F"
SHORT = 14
"""Lines of a table, its head included, that are not broken over two pages."""


class WordWriter:
    """Puts blocks before a paragraph of a document."""

    def __init__(self, document: WordDocument, door: Door) -> None:
        self._document = document
        self._door = door
        known = {style.name for style in document.styles}
        self._quote = "Quote" if "Quote" in known else None
        self._table = next((name for name in TABLE_STYLES if name in known), None)
        self._known = known

    def write(self, blocks: Iterable[Block], before: Paragraph) -> None:
        """Write all blocks in their order."""
        for block in blocks:
            if isinstance(block, Heading):
                self.paragraph(before, block.text, f"Heading {block.level}")
            elif isinstance(block, Text):
                paragraph = self.paragraph(before, block.text)
                if block.muted:
                    for run in paragraph.runs:
                        run.italic = True
            elif isinstance(block, Quotes):
                for text in block.texts:
                    self.paragraph(before, f"”{text}”", self._quote)
            else:
                self._figure(block, before)

    def paragraph(
        self, before: Paragraph, text: str, style: str | None = None
    ) -> Paragraph:
        """A paragraph with a text, in a style if the layout has it."""
        known = style if style in self._known else None
        return before.insert_paragraph_before(self._door(text), known)

    def _figure(self, block: Figure, before: Paragraph) -> None:
        table = fitting(block.table)
        self.table(before, table.header, table.lines, table.labels, parts_of(table))
        if table.note:
            note = self.paragraph(before, table.note)
            for run in note.runs:
                run.italic, run.font.size = True, SMALL
        self.paragraph(before, "")

    def table(
        self,
        before: Paragraph,
        header: Sequence[str],
        lines: Sequence[Sequence[Cell]],
        labels: int,
        parts: Sequence[float],
    ) -> WordTable:
        """A table whose header is repeated on every page.

        `parts` are what the columns take of the width; together they are 1.
        """
        table: WordTable = self._document.add_table(len(lines) + 1, len(header))
        if self._table:
            table.style = self._table
        before._p.addprevious(table._tbl)
        self._set_widths(table, parts)
        rows = list(table.rows)
        self._head(rows[0], header)
        for row, line in zip(rows[1:], lines, strict=True):
            self._line(row, line, labels)
        hold_together(rows)
        return table

    def _head(self, row: Row, header: Sequence[str]) -> None:
        repeated = OxmlElement("w:tblHeader")
        repeated.set(qn("w:val"), "true")
        row._tr.get_or_add_trPr().append(repeated)
        for cell, text in zip(row.cells, header, strict=True):
            shade = OxmlElement("w:shd")
            shade.set(qn("w:val"), "clear")
            shade.set(qn("w:fill"), HEAD)
            cell._tc.get_or_add_tcPr().append(shade)
            self._write(cell.paragraphs[0], text, head=True)

    def _line(self, row: Row, line: Sequence[Cell], labels: int) -> None:
        for number, (cell, value) in enumerate(zip(row.cells, line, strict=True)):
            paragraph = cell.paragraphs[0]
            self._write(paragraph, value.text)
            if number >= labels and isinstance(value.value, int | float):
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT

    def _set_widths(self, table: WordTable, parts: Sequence[float]) -> None:
        section = self._document.sections[0]
        page, left, right = (
            section.page_width or 0,
            section.left_margin or 0,
            section.right_margin or 0,
        )
        room = page - left - right
        table.autofit = False
        for column, part in zip(table.columns, parts, strict=True):
            column.width = Length(int(room * part))

    def _write(self, paragraph: Paragraph, text: str, *, head: bool = False) -> None:
        run = paragraph.add_run(self._door(text))
        run.font.size = SMALL
        if head:
            run.bold, run.font.color.rgb = True, WHITE


def hold_together(rows: Sequence[Row]) -> None:
    """A short table stays on one page, and the head of a long one with its lines."""
    held = rows[:-1] if len(rows) <= SHORT else rows[:1]
    for row in held:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def saved(document: WordDocument, title: str, today: str) -> bytes:
    """The bytes of a document that says of itself only what it is."""
    properties = document.core_properties
    for name in ("author", "last_modified_by", "comments", "keywords", "subject"):
        setattr(properties, name, "")
    properties.title = title[:LONGEST_PROPERTY]
    properties.created = properties.modified = datetime.fromisoformat(today)
    properties.revision = 1
    raw = BytesIO()
    document.save(raw)
    return raw.getvalue()
