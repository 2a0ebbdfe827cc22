"""The page of coverage: what became of each question over all interviews."""

from collections.abc import Iterator
from itertools import groupby

from textual.content import Content

from sosapp.export.contents import Contents
from sosapp.export.tables.kinds import section_table
from sosapp.summary.coverage import QuestionCoverage, coverage
from sosapp.summary.material import Material
from sosapp.tui.text import plain
from sosapp.tui.widgets.bars import FULL, REST
from sosapp.tui.widgets.basis import basis
from sosapp.tui.widgets.drawing import TABLE, Block, Drawing, heading, lines_of

BAR = 12
LINES = 2
"""Lines of a question; a statement that is read out can be a page."""


def coverage_page(
    material: Material, drawing: Drawing, contents: Contents
) -> Iterator[Block]:
    """The questions section by section, each with its numbers."""
    yield basis(material, len(material.held), drawing)
    yield Block(plain(drawing.say("results.coverage")))
    for _, rows in groupby(coverage(material), key=_section):
        found = list(rows)
        section = found[0].guide.section_of[found[0].question.id]
        name = section.title.in_(drawing.language)
        lines = [heading(name), *(_question(row, drawing) for row in found)]
        behind = section_table(contents, name, found)
        yield Block(Content("\n").join(lines), TABLE, behind)


def _section(row: QuestionCoverage) -> tuple[str, str]:
    return row.guide.id, row.guide.section_of[row.question.id].id


def _question(row: QuestionCoverage, drawing: Drawing) -> Content:
    text = f"{row.question.id}  {row.question.text.in_(drawing.language)}"
    asked = row.statuses["asked"] + row.statuses["answered_elsewhere"]
    length = round(BAR * asked / row.interviews) if row.interviews else 0
    bar = plain(FULL * length, "$primary") + plain(REST * (BAR - length), "$text-muted")
    numbers = " · ".join(_numbers(row, drawing))
    first, *more = lines_of(numbers, drawing.width - BAR - 3)
    lines = [plain(line) for line in _beginning(text, drawing.width)]
    lines.append(Content.assemble("  ", bar, " ", plain(first)))
    lines += [plain(" " * (BAR + 3) + line) for line in more]
    return Content("\n").join(lines)


def _beginning(text: str, width: int) -> list[str]:
    lines = lines_of(text, width - 1)
    return (
        lines if len(lines) <= LINES else [*lines[: LINES - 1], f"{lines[LINES - 1]}…"]
    )


def _numbers(row: QuestionCoverage, drawing: Drawing) -> Iterator[str]:
    of = drawing.say("results.of", n=row.statuses["asked"], of=row.interviews)
    yield f"{drawing.say('status.asked')}\xa0{of}"
    for status, n in row.statuses.items():
        if n and status != "asked":
            name = "status.open" if status == "not_asked" else f"status.{status}"
            yield f"{drawing.say(name)}\xa0{n}".replace(" ", "\xa0")
    if row.entries:
        yield drawing.say("results.entries", n=row.entries).replace(" ", "\xa0")
