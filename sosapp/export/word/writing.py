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
from docx.text.paragraph import Paragraph

from sosapp.export.report.block import Block, Figure, Heading, Quotes, Text
from sosapp.export.tables.table import Cell, Table
from sosapp.export.xml_text import Door

LONGEST_PROPERTY = 255
WIDEST = 8
"""Columns that fit a page that stands; wider tables are shown as a list of pairs."""
TABLE_STYLES = ("Sosapp Table", "Table Grid")
"""A layout may have a style of its own for tables."""
SMALL, WHITE, HEAD = Pt(9), RGBColor(0xFF, 0xFF, 0xFF), "1F4E5F"
FIRST = 0.4
"""The part of the width that labels take beside numbers."""


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
        columns = len(table.header)
        first = 1.5 / (columns + 0.5) if table.look == "records" else FIRST
        self.table(before, table.header, table.lines, table.labels, first)
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
        first: float,
    ) -> WordTable:
        """A table whose header is repeated on every page.

        `first` is the part of the width that the first column takes.
        """
        table: WordTable = self._document.add_table(len(lines) + 1, len(header))
        if self._table:
            table.style = self._table
        before._p.addprevious(table._tbl)
        self._set_widths(table, len(header), first)
        rows = list(table.rows)
        properties = rows[0]._tr.get_or_add_trPr()
        repeated = OxmlElement("w:tblHeader")
        repeated.set(qn("w:val"), "true")
        properties.append(repeated)
        for cell, text in zip(rows[0].cells, header, strict=True):
            shade = OxmlElement("w:shd")
            shade.set(qn("w:val"), "clear")
            shade.set(qn("w:fill"), HEAD)
            cell._tc.get_or_add_tcPr().append(shade)
            self._write(cell.paragraphs[0], text, head=True)
        for row, line in zip(rows[1:], lines, strict=True):
            for number, (cell, value) in enumerate(zip(row.cells, line, strict=True)):
                paragraph = cell.paragraphs[0]
                self._write(paragraph, value.text)
                is_number = isinstance(value.value, int | float)
                if number >= labels and is_number:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        return table

    def _set_widths(self, table: WordTable, columns: int, first: float) -> None:
        section = self._document.sections[0]
        page, left, right = (
            section.page_width or 0,
            section.left_margin or 0,
            section.right_margin or 0,
        )
        room = page - left - right
        table.autofit = False
        for number, column in enumerate(table.columns):
            part = first if number == 0 else (1 - first) / max(columns - 1, 1)
            column.width = Length(int(room * part))

    def _write(self, paragraph: Paragraph, text: str, *, head: bool = False) -> None:
        run = paragraph.add_run(self._door(text))
        run.font.size = SMALL
        if head:
            run.bold, run.font.color.rgb = True, WHITE


def fitting(table: Table) -> Table:
    """A table as it fits a page: a grid that is too wide as pairs, the most first."""
    if len(table.header) <= WIDEST:
        return table
    if table.look in ("ranked", "records"):
        return _with(
            table, table.header[:WIDEST], [line[:WIDEST] for line in table.lines]
        )
    pairs = [
        (line[0], Cell(head), cell)
        for line in table.lines
        for head, cell in zip(table.header[1:], line[1:], strict=True)
        if cell.value and not cell.hidden
    ]
    pairs.sort(key=lambda pair: -_size(pair[2]))
    first, _, second = table.title.partition(" × ")
    return _with(table, (first, second or first, "n"), pairs, labels=2)


def _with(
    table: Table,
    header: Sequence[str],
    lines: Sequence[Sequence[Cell]],
    labels: int | None = None,
) -> Table:
    return Table(
        id=table.id,
        look=table.look,
        title=table.title,
        header=tuple(header),
        lines=tuple(map(tuple, lines)),
        labels=table.labels if labels is None else labels,
        note=table.note,
        part=table.part,
    )


def _size(cell: Cell) -> float:
    return cell.value if isinstance(cell.value, int | float) else 0


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
