"""A Word document with places that are filled: `{{study}}` in a line, or a line alone.

A layout is edited in Word. A place that stands alone in its paragraph may be filled
with several paragraphs and tables; any other is filled with a text.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from typing import TypeAlias
from zipfile import BadZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.text.paragraph import Paragraph

from sosapp.errors import Damaged

PLACE = re.compile(r"\{\{\s*([a-z_]+)\s*\}\}")
Fill: TypeAlias = Callable[[Paragraph], None]
"""Puts what belongs in a place before the paragraph that stands for it."""


def read_layout(content: bytes, name: str) -> WordDocument:
    """A layout as it lies on the disk.

    Raises:
        Damaged: it is no Word document.
    """
    try:
        return Document(BytesIO(content))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError) as error:
        raise Damaged("layout_damaged", file=name) from error


def fill(
    document: WordDocument, texts: Mapping[str, str], blocks: Mapping[str, Fill]
) -> None:
    """Fill every place that is known; any other stays as it is written."""
    for paragraph in list(_paragraphs(document)):
        alone = PLACE.fullmatch(paragraph.text.strip())
        if alone and alone[1] in blocks:
            blocks[alone[1]](paragraph)
            parent = paragraph._p.getparent()
            assert parent is not None
            parent.remove(paragraph._p)
        elif PLACE.search(paragraph.text):
            _replace(paragraph, texts)


def _paragraphs(document: WordDocument) -> Iterator[Paragraph]:
    yield from document.paragraphs
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from cell.paragraphs
    for section in document.sections:
        yield from section.header.paragraphs
        yield from section.footer.paragraphs


def _replace(paragraph: Paragraph, texts: Mapping[str, str]) -> None:
    """Put texts in their places; Word may have split a place over several runs."""

    def text(place: re.Match[str]) -> str:
        return texts.get(place[1], place[0])

    for run in paragraph.runs:
        if PLACE.search(run.text):
            run.text = PLACE.sub(text, run.text)
    if PLACE.search(paragraph.text) and paragraph.runs:
        first, *rest = paragraph.runs
        first.text = PLACE.sub(text, paragraph.text)
        for run in rest:
            run.text = ""
