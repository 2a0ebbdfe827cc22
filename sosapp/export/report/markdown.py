"""The report as Markdown: CommonMark with tables, where text from people stays text."""

import re
from collections.abc import Iterator

from sosapp.export.contents import Contents
from sosapp.export.exporting import Hide, Made
from sosapp.export.options import Progress
from sosapp.export.report.block import Block, Heading, Quotes, Text
from sosapp.export.report.marks import marks_of
from sosapp.export.report.outline import report_of, titled
from sosapp.export.report.parts import parts_of
from sosapp.export.tables.table import Table
from sosapp.export.xml_text import Door

SPECIAL = re.compile(r"([\\`*_\[\]|~$])")
BULLET = re.compile(r"^[#+\-=]")
ORDERED = re.compile(r"^(\d+)([.)])")
"""What begins a heading or a list at the start of a line."""
ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
BREAK = "<br>"


def make_markdown(
    contents: Contents, hide: Hide, progress: Progress | None = None
) -> Made:
    """The report with every table; a picture is the table it is made from."""
    door, report = Door(hide), report_of(contents)
    lines = [f"# {_text(door(contents.study.study.name))}", ""]
    lines += [f"**{_text(door(marks_of(contents)))}**", ""]
    for title, blocks in titled(contents, report):
        lines += [f"## {_text(door(title))}", ""]
        for block in blocks:
            lines += [*_block(block, door), ""]
    made = "\n".join(lines).rstrip() + "\n"
    return Made(made.encode(), parts_of(contents, report), door.replaced)


def _block(block: Block, door: Door) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{'#' * (block.level + 1)} {_text(door(block.text))}"
    elif isinstance(block, Text):
        yield _text(door(block.text))
    elif isinstance(block, Quotes):
        for text in block.texts:
            yield f"> {_text(door(f'”{text}”'))}"
            yield ""
    else:
        yield from _table(block.table, door)


def _table(table: Table, door: Door) -> Iterator[str]:
    yield _row([door(head) for head in table.header])
    numbers = len(table.header) - table.labels
    yield f"|{' --- |' * table.labels}{' ---: |' * numbers}"
    for line in table.lines:
        yield _row([door(cell.text) for cell in line])
    if table.note:
        yield ""
        yield f"*{_text(door(table.note))}*"


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(_text(cell) for cell in cells)} |"


def _text(text: str) -> str:
    """A text in which nothing is markup; its lines are kept."""
    lines = (_line(line.strip()) for line in text.split("\n"))
    return BREAK.join(lines)


def _line(line: str) -> str:
    """A line in which nothing is markup, wherever it begins."""
    escaped = SPECIAL.sub(r"\\\1", line).translate(ENTITIES)
    return ORDERED.sub(r"\1\\\2", BULLET.sub(r"\\\g<0>", escaped))
