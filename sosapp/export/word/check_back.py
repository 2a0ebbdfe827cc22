"""What one interviewee said, sent back to be checked, as a Word document.

Member checking, level 2 (Birt et al. 2016, Qualitative Health Research 26(13)): the
interviewee gets her own answers and records, nobody else's, and room to correct them.
"""

from collections.abc import Iterator

from docx.text.paragraph import Paragraph

from sosapp.export.contents import Contents
from sosapp.export.exporting import Hide, Made
from sosapp.export.options import Progress
from sosapp.export.report.block import Heading, Text
from sosapp.export.report.marks import marks_of
from sosapp.export.tables.table import Cell
from sosapp.export.word.layout import fill, read_layout
from sosapp.export.word.writing import WordWriter, saved
from sosapp.export.xml_text import Door
from sosapp.instrument.instrument import OWN_KINDS
from sosapp.study.entry import Entry
from sosapp.summary.kinds import RecordKind
from sosapp.summary.material import Told
from sosapp.summary.rows import Row, record_rows
from sosapp.summary.voices import quoted


def make_check_back(
    contents: Contents, hide: Hide, progress: Progress | None = None
) -> Made:
    """The document for the interview that was chosen.

    Raises:
        Damaged: the layout is no Word document.
    """
    options, door = contents.options, Door(hide)
    (told,) = contents.material.usable
    document = read_layout(options.layout, options.layout_name)
    writing = CheckBack(contents, told, WordWriter(document, door))
    facts = told.interview.facts
    texts = {
        "study": door(contents.study.study.name),
        "date": facts.date or options.today,
        "case": door(contents.case(told)),
        "participants": door(", ".join(facts.participants)),
        "marks": door(marks_of(contents)),
        "reply_by": options.reply_by or options.today,
        "reply_to": door(options.reply_to) or "__________________",
    }
    blocks = {"answers": writing.answers, "records": writing.records}
    fill(document, texts, blocks)
    title = contents.say("check_back.title")
    counted = contents.count(contents.say("sheet.answers"), writing.written, _size)
    return Made(saved(document, title, options.today), (counted,), door.replaced)


SAID = 0.6
"""The part of the width that what was said takes; the rest is for corrections."""


class CheckBack:
    """The answers and the records of one interview, each with room to correct it."""

    def __init__(self, contents: Contents, told: Told, writer: WordWriter) -> None:
        self._contents = contents
        self._told = told
        self._writer = writer
        self.written = 0

    def answers(self, before: Paragraph) -> None:
        """What was said under each question, in the order of the guide."""
        said: dict[str, list[str]] = {}
        for entry in self._told.entries:
            if entry.kind not in self._told.instrument.record_types:
                text = self._text(entry)
                if text:
                    said.setdefault(entry.question, []).append(text)
        for question in self._in_order(said):
            title = self._contents.question_title(self._told, question)
            self._writer.write([Heading(2, title)], before)
            lines = [(Cell(one), Cell()) for one in said[question]]
            self._write(before, lines)
        if not said:
            self._writer.write([Text(self._contents.say("nothing"))], before)

    def _in_order(self, said: dict[str, list[str]]) -> Iterator[str]:
        known = self._told.instrument.guide.by_id
        yield from (name for name in known if name in said)
        yield from (name for name in said if name not in known)

    def _text(self, entry: Entry) -> str:
        if entry.kind in OWN_KINDS:
            return ""
        readable = self._contents.may_show_words(self._told, entry)
        return entry.text if readable or not quoted(entry) else ""

    def records(self, before: Paragraph) -> None:
        """What was taken down as a record, type by type."""
        found = False
        for kind in self._contents.kinds:
            rows = record_rows(self._contents.material, kind)
            if rows:
                found = True
                title = self._contents.kind_title(kind)
                self._writer.write([Heading(2, title)], before)
                lines = [(Cell(self._record(kind, row)), Cell()) for row in rows]
                self._write(before, lines)
        if not found:
            self._writer.write([Text(self._contents.say("nothing"))], before)

    def _record(self, kind: RecordKind, row: Row) -> str:
        readable = self._contents.may_show_words(row.told, row.entry)
        return self._contents.shown.text(row.told, row.entry, readable)

    def _write(self, before: Paragraph, lines: list[tuple[Cell, Cell]]) -> None:
        say = self._contents.say
        header = (say("check_back.said"), say("check_back.correction"))
        self._writer.table(before, header, lines, 2, (SAID, 1 - SAID))
        self._writer.paragraph(before, "")
        self.written += len(lines)


def _size(told: Told) -> tuple[int, int]:
    """The entries that somebody said, and how many are not for the record."""

    def was_said(entry: Entry) -> bool:
        return entry.kind not in OWN_KINDS

    every = list(filter(was_said, told.interview.entries.values()))
    kept = list(filter(was_said, told.entries))
    return len(every), len(every) - len(kept)
