"""Every text of a finished Excel workbook, with its sheet and cell."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree
from zipfile import ZipFile

WORKBOOK, SHARED = "xl/workbook.xml", "xl/sharedStrings.xml"
WITHOUT_TEXT = re.compile(r"xl/styles\.xml|xl/theme/.*|\[Content_Types\]\.xml")
"""Parts with the names of fonts, colours and parts, where no text of a study can be."""
PLACE_ON_PAGE = re.compile("&[A-Z]")
"""Where a header or footer stands: it may touch the text that stands there."""
TEXT_IN_CELLS = (b"<is>", b"<f>", b't="str"')


def is_workbook(parts: ZipFile) -> bool:
    """Whether the parts are those of a workbook."""
    return WORKBOOK in parts.namelist()


def workbook_texts(parts: ZipFile) -> Iterator[tuple[str, str]]:
    """Every text of every part, the part's own name first."""
    for part in parts.namelist():
        yield part, part
        if part.endswith((".xml", ".rels")) and not WITHOUT_TEXT.fullmatch(part):
            yield from _texts(parts, part)


def _texts(parts: ZipFile, part: str) -> Iterator[tuple[str, str]]:
    root = ElementTree.fromstring(_without_numbers(parts.read(part)))
    if part != SHARED:
        for element in root.iter():
            yield from ((part, text) for text in _texts_of(element))
        return
    for number, item in enumerate(root):
        # To find a cell takes long; it is looked for only where a name was found.
        yield f"{SHARED}#{number}", "".join(item.itertext())


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


def cell_of(parts: ZipFile, place: str) -> str:
    """The first sheet and cell that show the shared string of a place."""
    shared, _, string = place.partition("#")
    if shared != SHARED or not string:
        return place
    pattern = rb'<c r="([A-Z]+[0-9]+)"[^>]*t="s"[^>]*><v>%d</v>' % int(string)
    elements = ElementTree.fromstring(parts.read(WORKBOOK)).iter()
    sheets = [e.attrib["name"] for e in elements if e.tag.endswith("}sheet")]
    for number, name in enumerate(sheets, 1):
        found = re.search(pattern, parts.read(f"xl/worksheets/sheet{number}.xml"))
        if found:
            return f"{name}!{found[1].decode()}"
    return SHARED
