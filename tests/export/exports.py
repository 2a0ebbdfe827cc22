"""Writes a study in any format, and reads each file back as another program does."""

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any, Final
from zipfile import ZipFile

import docx
import networkx
from lxml import etree, html
from markdown_it import MarkdownIt
from openpyxl import load_workbook

from sosapp.export.exporting import write_export
from sosapp.export.formats import LAYOUTS, NOTES, OF_ONE_INTERVIEW, SUFFIXES, make_of
from sosapp.export.options import Options, Written
from sosapp.store.layouts import layout_of
from sosapp.summary.material import Material

FORMATS: Final = tuple(name for name in SUFFIXES if name != NOTES)
OF_A_STUDY: Final = tuple(n for n in FORMATS if n not in OF_ONE_INTERVIEW)
PLAIN = Options(language="sv", today="2026-11-26", version="0.1.0", force=True)


def exported(
    material: Material, name: str, folder: Path, **options: Any
) -> tuple[Path, Written]:
    """The study in one format; the first interview in the formats of one."""
    path = folder / f"study-{name}{SUFFIXES[name]}"
    asked = replace(PLAIN, **options)
    if name in LAYOUTS:
        file, layout = layout_of(folder, LAYOUTS[name], asked.language)
        asked = replace(asked, layout_name=file, layout=layout)
    if name in OF_ONE_INTERVIEW and asked.interview is None:
        asked = replace(asked, interview=material.usable[0].interview.id)
    return path, write_export(make_of(name), material, path, asked)


def all_text(path: Path) -> str:
    """Everything that a reader of the file would see, as the reader sees it."""
    return READERS[path.stem.removeprefix("study-")](path)


def _workbook(path: Path) -> str:
    book = load_workbook(path)
    properties = book.properties
    said = [properties.title, properties.subject, properties.description]
    cells = [
        str(cell.value)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]
    with ZipFile(path) as parts:
        drawn = [
            text
            for name in parts.namelist()
            if name.startswith(("xl/charts/", "xl/drawings/drawing"))
            for text in _xml(parts.read(name))
        ]
    return "\n".join([*map(str, said), *book.sheetnames, *cells, *drawn])


def _document(path: Path) -> str:
    document = docx.Document(str(path))
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    cells = [
        cell.text
        for table in document.tables
        for row in table.rows
        for cell in row.cells
    ]
    footers = [p.text for s in document.sections for p in s.footer.paragraphs]
    return "\n".join([*paragraphs, *cells, *footers, document.core_properties.title])


def _page(path: Path) -> str:
    page = html.fromstring(path.read_bytes())
    attributes = [str(v) for e in page.iter() for v in e.attrib.values()]
    return "\n".join([*map(str, page.itertext()), *attributes])


def _markdown(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    rendered = MarkdownIt("commonmark").enable("table").render(text)
    page = html.fromstring(f"<html><body>{rendered}</body></html>")
    return "".join(map(str, page.itertext()))


def _archive(path: Path) -> str:
    found = []
    with ZipFile(path) as parts:
        for name in parts.namelist():
            text = parts.read(name).decode()
            found.append(name)
            if name.endswith(".csv"):
                csv.field_size_limit(len(text) + 1)
                rows = csv.reader(StringIO(text))
                found += [cell for row in rows for cell in row]
            else:
                found.append(text)
    return "\n".join(found)


def _json(path: Path) -> str:
    return json.dumps(json.loads(path.read_bytes()), ensure_ascii=False)


def _graph(path: Path) -> str:
    read = networkx.read_gexf if path.suffix == ".gexf" else networkx.read_graphml
    graph = read(path)
    said = [graph.nodes(data=True), graph.edges(data=True), graph.graph]
    return "\n".join(map(str, said))


def _project(path: Path) -> str:
    with ZipFile(path) as parts:
        texts = [parts.read(n).decode() for n in parts.namelist() if n.endswith("txt")]
        return "\n".join([*texts, *_xml(parts.read("project.qde"))])


def _codebook(path: Path) -> str:
    return "\n".join(_xml(path.read_bytes()))


def _xml(content: bytes) -> list[str]:
    found = []
    for element in etree.parse(BytesIO(content)).iter():
        found += [element.text or "", element.tail or ""]
        found += [str(value) for value in element.attrib.values()]
    return found


READERS: Final[dict[str, Callable[[Path], str]]] = {
    "excel": _workbook,
    "word": _document,
    "checkback": _document,
    "html": _page,
    "markdown": _markdown,
    "csv": _archive,
    "json": _json,
    "graphml": _graph,
    "gexf": _graph,
    "qdpx": _project,
    "qdc": _codebook,
}
