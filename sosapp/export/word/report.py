"""The preliminary results as a Word document."""

from collections.abc import Iterator, Sequence
from functools import partial

from docx.text.paragraph import Paragraph

from sosapp.export.contents import Contents
from sosapp.export.exporting import Hide, Made
from sosapp.export.options import Progress
from sosapp.export.report.block import Block, Figure, Heading, Text
from sosapp.export.report.marks import marks_of
from sosapp.export.report.outline import report_of
from sosapp.export.report.parts import parts_of
from sosapp.export.word.layout import fill, read_layout
from sosapp.export.word.writing import WordWriter, saved
from sosapp.export.xml_text import Door


def make_report(
    contents: Contents, hide: Hide, progress: Progress | None = None
) -> Made:
    """The report in its layout: the parts where the layout has their places.

    Raises:
        Damaged: the layout is no Word document.
    """
    options, door = contents.options, Door(hide)
    document = read_layout(options.layout, options.layout_name)
    writer = WordWriter(document, door)
    report = report_of(contents)
    name = door(contents.study.study.name)
    texts = {"study": name, "date": options.today, "marks": door(marks_of(contents))}
    total, written = len(report), 0

    def put(part: str, before: Paragraph) -> None:
        nonlocal written
        shown = list(_unfolded(report[part]))
        empty = [Text(contents.say("nothing"))]
        writer.write(shown or empty, before)
        written += 1
        if progress:
            progress(written, total)

    fill(document, texts, {part: partial(put, part) for part in report})
    made = saved(document, name, options.today)
    return Made(made, parts_of(contents, report), door.replaced)


def _unfolded(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks without those that are too long for a report, and their headings."""
    for number, block in enumerate(blocks):
        after = blocks[number + 1] if number + 1 < len(blocks) else None
        heads = isinstance(block, Heading) and _is_folded(after)
        if not heads and not _is_folded(block):
            yield block


def _is_folded(block: Block | None) -> bool:
    return isinstance(block, Figure) and block.folded
