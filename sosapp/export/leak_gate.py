"""The last look at a finished workbook: no name may have come through."""

import re
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

from sosapp.errors import Refused
from sosapp.export.pseudonyms import Pseudonyms

SHARED = "xl/sharedStrings.xml"
WITHOUT_TEXT = re.compile(r"xl/styles\.xml|xl/theme/.*|\[Content_Types\]\.xml")
"""Parts with the names of fonts, colours and parts, where no text of a study can be."""
PLACE_ON_PAGE = re.compile("&[A-Z]")
"""Where a header or footer stands: it may touch the text that stands there."""
TEXT_IN_CELLS = (b"<is>", b"<f>", b't="str"')


def check_no_names(workbook: bytes, pseudonyms: Pseudonyms) -> None:
    """Look at every text in a workbook.

    Raises:
        Refused: a name, or the code of a case as a whole cell, still stands in it.
    """
    with ZipFile(BytesIO(workbook)) as parts:
        for part in parts.namelist():
            for number, text in _texts(parts, part):
                name = pseudonyms.survivor(text)
                if name:
                    place = _cell(parts, number) if part == SHARED else part
                    raise Refused("export_leak", name=name, place=place)


def _texts(parts: ZipFile, part: str) -> Iterator[tuple[int, str]]:
    """Every text of a part, each with its number, the part's own name first."""
    yield -1, part
    if not part.endswith((".xml", ".rels")) or WITHOUT_TEXT.fullmatch(part):
        return
    root = ElementTree.fromstring(_without_numbers(parts.read(part)))
    if part == SHARED:
        texts = ["".join(item.itertext()) for item in root]
    else:
        texts = [text for element in root.iter() for text in _texts_of(element)]
    yield from enumerate(texts)


def _texts_of(element: ElementTree.Element) -> Iterator[str]:
    """The words of an element; numbers are measures and places, not codes."""
    for text in (element.text, element.tail, *element.attrib.values()):
        if text and not text.strip().isdigit():
            yield PLACE_ON_PAGE.sub(" ", text)
    if element.tag.endswith("}t") and element.text:
        yield element.text


def _without_numbers(xml: bytes) -> bytes:
    """A sheet without its cells, if they only hold numbers and point to strings."""
    start, end = xml.find(b"<sheetData>"), xml.find(b"</sheetData>")
    cells = xml[start:end]
    if start < 0 or any(mark in cells for mark in TEXT_IN_CELLS):
        return xml
    return xml[:start] + b"<sheetData>" + xml[end:]


def _cell(parts: ZipFile, string: int) -> str:
    """The first sheet and cell that show a shared string."""
    pattern = rb'<c r="([A-Z]+[0-9]+)"[^>]*t="s"[^>]*><v>%d</v>' % string
    elements = ElementTree.fromstring(parts.read("xl/workbook.xml")).iter()
    sheets = [e.attrib["name"] for e in elements if e.tag.endswith("}sheet")]
    for number, name in enumerate(sheets, 1):
        found = re.search(pattern, parts.read(f"xl/worksheets/sheet{number}.xml"))
        if found:
            return f"{name}!{found[1].decode()}"
    return SHARED
