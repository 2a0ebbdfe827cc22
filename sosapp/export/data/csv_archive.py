"""A study as CSV files in one archive, with a dictionary and a data package.

The files follow RFC 4180 in UTF-8. The descriptor follows Frictionless Data Package v1.
"""

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sosapp.export.about import about, as_text
from sosapp.export.contents import Contents
from sosapp.export.data.data_table import DataColumn, DataTable, Plain
from sosapp.export.data.of_study import counted_tables, data_tables
from sosapp.export.exporting import Hide, Made, ticker
from sosapp.export.options import Progress
from sosapp.export.xml_text import Door

BETWEEN = "; "
"""What stands between the items of a list in one cell."""
FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
"""Beginnings that a spreadsheet takes for a formula, and what is put before them."""
BEFORE = "'"
ALWAYS = (1980, 1, 1, 0, 0, 0)
"""When every file in the archive was made: the same study gives the same bytes."""
PACKAGE = "datapackage.json"


def make_csv(contents: Contents, hide: Hide, progress: Progress | None = None) -> Made:
    """The archive: a file a table, the dictionary, how to read them, the descriptor."""
    door, tables = Door(hide), data_tables(contents)
    tick = ticker(progress, sum(len(table.rows) for table in tables))
    raw = BytesIO()
    with ZipFile(raw, "w", ZIP_DEFLATED) as archive:

        def put(name: str, text: str) -> None:
            info = ZipInfo(name, ALWAYS)
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, text.encode("utf-8"))

        for table in tables:
            put(f"{table.name}.csv", "".join(_lines(table, door, tick)))
        put("dictionary.csv", "".join(_csv(_dictionary(tables), door)))
        put("README.txt", _read_me(contents, door))
        descriptor = _descriptor(contents, tables, door)
        put(PACKAGE, json.dumps(descriptor, ensure_ascii=False, indent=1) + "\n")
    parts = counted_tables(contents, tables)
    return Made(raw.getvalue(), parts, door.replaced)


def _lines(table: DataTable, door: Door, tick: Callable[[], None]) -> Iterator[str]:
    yield from _csv([[column.name for column in table.columns]], door)
    for row in table.rows:
        yield from _csv([row], door)
        tick()


def _csv(rows: Iterable[Iterable[Plain]], door: Door) -> Iterator[str]:
    for row in rows:
        line = StringIO()
        csv.writer(line, lineterminator="\r\n").writerow([_cell(v, door) for v in row])
        yield line.getvalue()


def _cell(value: Plain, door: Door) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    text = door(BETWEEN.join(value) if isinstance(value, list) else value)
    return BEFORE + text if text.startswith(FORMULA) else text


def _dictionary(tables: tuple[DataTable, ...]) -> Iterator[list[Plain]]:
    yield ["table", "column", "type", "title", "value", "label"]
    for table in tables:
        for column in table.columns:
            first: list[Plain] = [table.name, column.name, column.type, column.title]
            yield [*first, None, None]
            for term, label in column.terms.items():
                yield [*first, term, label]


def _read_me(contents: Contents, door: Door) -> str:
    lines = [contents.study.study.name, *map(as_text, about(contents))]
    lines += [contents.say("csv.reading", before=BEFORE, between=BETWEEN.strip())]
    return door("\n\n".join(lines)) + "\n"


def _descriptor(
    contents: Contents, tables: tuple[DataTable, ...], door: Door
) -> dict[str, object]:
    options = contents.options
    return {
        "profile": "tabular-data-package",
        "name": "sosapp-study",
        "title": door(contents.study.study.name),
        "created": f"{options.today}T00:00:00Z",
        "version": options.version,
        "resources": [_resource(table, door) for table in tables],
    }


def _resource(table: DataTable, door: Door) -> dict[str, object]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name.replace("_", "-"),
        "title": door(table.title),
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(column, door) for column in table.columns],
            "missingValues": [""],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {
                    "fields": [column],
                    "reference": {
                        "resource": other.replace("_", "-"),
                        "fields": [column],
                    },
                }
                for column, other in table.refers.items()
            ],
        },
    }


def _field(column: DataColumn, door: Door) -> dict[str, object]:
    is_list = column.type == "list"
    kind = "string" if is_list else column.type
    said = {"name": column.name, "type": kind, "title": door(column.title)}
    if is_list:
        said["description"] = f"a list, its items between “{BETWEEN}”"
    return dict(said)
