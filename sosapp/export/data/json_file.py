"""A study as one JSON file: its tables of data, and every table of figures."""

import json
from typing import Any

from sosapp.export.about import about, as_text
from sosapp.export.contents import Contents
from sosapp.export.data.data_table import DataTable, Plain
from sosapp.export.data.of_study import counted_tables, data_tables
from sosapp.export.exporting import Hide, Made, ticker
from sosapp.export.options import Progress
from sosapp.export.tables.numbers import numbers_of
from sosapp.export.tables.of_study import summed
from sosapp.export.tables.table import Table
from sosapp.export.xml_text import Door

FORMAT = "sosapp-export/1"


def make_json(contents: Contents, hide: Hide, progress: Progress | None = None) -> Made:
    """The file; an absent key is what was not said, null a number that is hidden."""
    door, tables = Door(hide), data_tables(contents)
    tick = ticker(progress, sum(len(table.rows) for table in tables))

    def rows(table: DataTable) -> list[dict[str, Any]]:
        found = []
        for record in table.records():
            found.append({name: _plain(value, door) for name, value in record.items()})
            tick()
        return found

    study = contents.study.study
    file = {
        "format": FORMAT,
        "created": contents.options.today,
        "program": f"sosapp {contents.options.version}",
        "study": door(study.name),
        "fictional": study.fictional,
        "identified": contents.options.identified,
        "about": [door(as_text(line)) for line in about(contents)],
        "tables": {table.name: rows(table) for table in tables},
        "columns": {table.name: _columns(table, door) for table in tables},
        "figures": [
            _figure(table, door) for kind in summed(contents) for table in kind.tables
        ],
    }
    text = json.dumps(file, ensure_ascii=False, indent=1, allow_nan=False)
    parts = counted_tables(contents, tables)
    return Made(f"{text}\n".encode(), parts, door.replaced)


def _plain(value: Plain, door: Door) -> Plain:
    if isinstance(value, list):
        return [door(one) for one in value]
    return door(value) if isinstance(value, str) else value


def _columns(table: DataTable, door: Door) -> dict[str, Any]:
    return {
        column.name: {"type": column.type, "title": door(column.title)}
        | ({"terms": dict(column.terms)} if column.terms else {})
        for column in table.columns
    }


def _figure(table: Table, door: Door) -> dict[str, Any]:
    lines = [
        [door(v) if isinstance(v, str) else v for v in line] for line in table.values
    ]
    return {
        "id": table.id,
        "title": door(table.title),
        "header": [door(head) for head in table.header],
        "lines": lines,
        "hidden": [
            [row, column]
            for row, line in enumerate(table.lines)
            for column, cell in enumerate(line)
            if cell.hidden
        ],
        "traces": _traces(table, door),
        "note": door(table.note),
    }


def _traces(table: Table, door: Door) -> list[dict[str, Any]]:
    """The entries behind each number; a comparison by bands must not be undone."""
    if table.look == "compared":
        return []
    return [
        {"of": door(one.label), "entries": [row.entry.id for row in one.rows]}
        for one in numbers_of(table)
    ]
