"""Every text that a finished file holds, with the place where it stands.

A number alone is a measure, a count or a place in the file, and no text: that of a
case would have been replaced before, and any other would stop exports for nothing.
"""

import csv
import json
import re
from collections.abc import Callable, Iterator
from html import unescape
from io import BytesIO, StringIO
from pathlib import PurePath
from typing import Any, Final
from xml.etree import ElementTree
from zipfile import ZipFile, is_zipfile

from sosapp.export.workbook_texts import is_workbook, workbook_texts

WITHOUT_TEXT = re.compile(
    r"word/(styles|fontTable|theme/.*)\.xml|\[Content_Types\]\.xml"
)
"""Parts with the names of fonts, colours and parts, where no text of a study can be."""
PARAGRAPH = "}p"
NUMBER = re.compile(r"\s*[-+]?\d+(?:[.,]\d+)?\s*")
IDENTITY = re.compile(r"[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}", re.IGNORECASE)
"""A GUID, which an exchange format is full of."""
WITHOUT_WORDS = frozenset({"style", "script"})
DRAWN = frozenset({"d", "points", "transform", "x", "y", "r", "cx", "cy", "viewBox"})
"""Attributes of drawings that are numbers."""

Texts = Iterator[tuple[str, str]]
"""A place, and a text that stands there."""


def file_texts(name: str, content: bytes) -> Texts:
    """The texts of a file by its name and content, its name first.

    What is packed is unpacked; what is written with escapes is read as it is meant.
    """
    yield name, PurePath(name).name
    if is_zipfile(BytesIO(content)):
        with ZipFile(BytesIO(content)) as parts:
            yield from workbook_texts(parts) if is_workbook(parts) else _packed(parts)
    else:
        yield from _part(name, content)


def _packed(parts: ZipFile) -> Texts:
    for part in parts.namelist():
        yield part, IDENTITY.sub("", part)
        yield from _part(part, parts.read(part))


def _part(name: str, content: bytes) -> Texts:
    read = READERS.get(PurePath(name).suffix.lower(), _of_lines)
    if not WITHOUT_TEXT.fullmatch(name):
        for place, text in read(content):
            if text and not NUMBER.fullmatch(text):
                yield f"{name}{place}", text


def _of_xml(content: bytes) -> Texts:
    for element in ElementTree.fromstring(content).iter():
        for text in (element.text, element.tail, *element.attrib.values()):
            yield "", IDENTITY.sub("", text or "")
        if element.tag.endswith(PARAGRAPH):
            # One word may be written in several runs.
            yield "", "".join(element.itertext())


def _of_html(content: bytes) -> Texts:
    # Only a page that has been made needs what reads one.
    from lxml import html

    for element in html.document_fromstring(content).iter():
        if not isinstance(element.tag, str) or element.tag in WITHOUT_WORDS:
            yield "", element.tail or ""
            continue
        yield "", element.text or ""
        yield "", element.tail or ""
        for attribute, value in element.attrib.items():
            if attribute not in DRAWN:
                yield "", str(value)


def _of_json(content: bytes) -> Texts:
    yield from (("", text) for text in _strings(json.loads(content)))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, kept in value.items():
            yield name
            yield from _strings(kept)
    elif isinstance(value, list):
        for kept in value:
            yield from _strings(kept)


def _of_csv(content: bytes) -> Texts:
    # The module's limit is for files from others; this one has just been written.
    usual = csv.field_size_limit(len(content) + 1)
    try:
        for number, row in enumerate(csv.reader(StringIO(content.decode())), 1):
            yield from ((f":{number}", cell) for cell in row)
    finally:
        csv.field_size_limit(usual)


def _of_lines(content: bytes) -> Texts:
    text = _decoded(content)
    for number, line in enumerate(text.splitlines(), 1):
        for cell in line.split("|"):
            yield f":{number}", unescape(cell)
    # A name may be broken over two lines; numbers in cells are none of it.
    yield "", re.sub(r"\|\s*\d+\s*(?=\|)", "|", unescape(text))


def _decoded(content: bytes) -> str:
    """The text of a file; that of a picture in a layout is looked through as well."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("latin-1")


XML = (".xml", ".rels", ".qde", ".qdc", ".graphml", ".gexf", ".svg")
READERS: Final[dict[str, Callable[[bytes], Texts]]] = {
    **dict.fromkeys(XML, _of_xml),
    ".html": _of_html,
    ".json": _of_json,
    ".csv": _of_csv,
}
