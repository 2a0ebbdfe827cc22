"""Every text that a finished file holds, with the place where it stands."""

import json
import re
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from pathlib import PurePath
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile, is_zipfile

from sosapp.export.workbook_texts import is_workbook, workbook_texts

XML = frozenset({".xml", ".rels", ".qde", ".qdc", ".graphml", ".gexf", ".svg"})
WITHOUT_TEXT = re.compile(
    r"word/(styles|fontTable|theme/.*)\.xml|\[Content_Types\]\.xml"
)
"""Parts with the names of fonts, colours and parts, where no text of a study can be."""
PARAGRAPH = "}p"

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
        yield part, part
        yield from _part(part, parts.read(part))


def _part(name: str, content: bytes) -> Texts:
    suffix = PurePath(name).suffix.lower()
    if suffix in XML:
        if not WITHOUT_TEXT.fullmatch(name):
            yield from ((name, text) for text in _of_xml(content))
    elif suffix == ".json":
        yield from ((name, text) for text in _of_json(json.loads(content)))
    else:
        text = _decoded(content)
        yield from _of_lines(name, text)
        # A name may be broken over two lines.
        yield name, unescape(text)


def _decoded(content: bytes) -> str:
    """The text of a file; that of a picture in a layout is looked through as well."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _of_xml(content: bytes) -> Iterator[str]:
    for element in ElementTree.fromstring(content).iter():
        for text in (element.text, element.tail, *element.attrib.values()):
            # A number alone is a measure or a place in the file.
            if text and not text.strip().isdigit():
                yield text
        if element.tag.endswith(PARAGRAPH):
            # One word may be written in several runs.
            yield "".join(element.itertext())


def _of_json(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, kept in value.items():
            yield name
            yield from _of_json(kept)
    elif isinstance(value, list):
        for kept in value:
            yield from _of_json(kept)


def _of_lines(name: str, text: str) -> Texts:
    for number, line in enumerate(text.splitlines(), 1):
        yield f"{name}:{number}", unescape(line)
