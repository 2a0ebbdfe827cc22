"""Fills a workbook: what leads somewhere is written after the place it leads to."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cached_property

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from sosapp.export.contents import Contents
from sosapp.export.exporting import Hide, ticker
from sosapp.export.options import Counted, Progress
from sosapp.export.report.marks import marks_of
from sosapp.export.sheets.answers import answers_sheet
from sosapp.export.sheets.cell_text import CellTexts
from sosapp.export.sheets.evidence import evidence, evidence_sheet
from sosapp.export.sheets.figures import FigureWriter, Links, place_of
from sosapp.export.sheets.interviews import interviews_sheet
from sosapp.export.sheets.naming import tab_names
from sosapp.export.sheets.overview import overview_sheet
from sosapp.export.sheets.read_me import read_me_sheet
from sosapp.export.sheets.records import record_sheet
from sosapp.export.sheets.sheet import Sheet
from sosapp.export.sheets.styles import styles_of
from sosapp.export.sheets.voices import voices_sheet
from sosapp.export.sheets.writer import SheetWriter
from sosapp.export.tables.of_study import Summed, summed
from sosapp.export.tables.table import Table

Part = Sheet | tuple[Counted, tuple[Table, ...]]
"""One sheet: a table of rows, or several tables below each other."""


LONGEST_PROPERTY = 255


class Filling:
    """One workbook while it is filled."""

    def __init__(
        self, book: Workbook, contents: Contents, hide: Hide, progress: Progress | None
    ) -> None:
        self._book = book
        self._contents = contents
        self._texts = CellTexts(hide)
        self._styles = styles_of(book)
        self._progress = progress
        self._kinds = summed(contents)
        self._quotes = evidence(contents, self._tables())
        self._registers: dict[str, tuple[str, int]] = {}
        """The sheet and the row of each record by its entry's id."""
        self._quoted: dict[int, tuple[str, int]] = {}
        """The sheet and the row of each quote behind a number."""

    def fill(self) -> tuple[tuple[Counted, ...], int]:
        """Write every sheet; what each holds, and the characters that were replaced."""
        say = self._contents.say
        parts = self._parts
        counts = [counted_of(part) for part in parts]
        titles = (say("sheet.read_me"), *(one.name for one in counts))
        names = tab_names(map(self._texts.hide, titles))
        first, *tabs = [self._book.add_worksheet(name) for name in names]
        total = sum(one.written for one in counts) + len(counts)
        self._tick = ticker(self._progress, total)
        self._book.set_properties(self._properties())
        figures: list[tuple[Worksheet, Counted, tuple[Table, ...]]] = []
        for part, tab in zip(parts, tabs, strict=True):
            if isinstance(part, Sheet):
                self._write(part, tab)
            else:
                figures.append((tab, *part))
        links = self._links()
        for tab, counted, tables in figures:
            self._write_figures(tab, counted, tables, links)
        found = tuple(counts)
        replaced = self._texts.replaced
        self._write(read_me_sheet(self._contents, found, replaced), first)
        return found, self._texts.replaced

    def _tables(self) -> list[Table]:
        return [table for kind in self._kinds for table in kind.tables]

    @cached_property
    def _parts(self) -> list[Part]:
        """Every sheet after the first, in their order."""
        contents = self._contents
        first = overview_sheet(contents, self._kinds)
        parts: list[Part] = [first, interviews_sheet(contents)]
        for kind in self._kinds:
            parts += [record_sheet(contents, kind.kind), *self._figures(kind)]
        parts.append(evidence_sheet(contents, self._quotes))
        return [*parts, voices_sheet(contents), answers_sheet(contents)]

    def _figures(self, kind: Summed) -> Iterable[Part]:
        """The numbers and the lists of a record type, each if there are any."""
        title = self._contents.kind_title(kind.kind)
        for name in ("figures", "lists"):
            tables = tuple(
                table
                for table in kind.tables
                if (table.look == "records") == (name == "lists")
            )
            if tables:
                lines = sum(len(table.lines) for table in tables)
                said = self._contents.say(f"sheet.{name}", title=title)
                yield Counted(said, lines, lines), tables

    def _write(self, sheet: Sheet, tab: Worksheet) -> None:
        say = self._contents.say
        writer = SheetWriter(tab, self._styles, self._texts, say, self._tick)
        written = writer.write(sheet, marks_of(self._contents))
        _check(sheet.counted, written)
        self._note_places(sheet, tab.get_name(), writer.starts)

    def _note_places(self, sheet: Sheet, tab: str, starts: Sequence[int]) -> None:
        if sheet.table == "evidence":
            self._quoted = {n: (tab, row) for n, row in enumerate(starts)}
        for kind in self._kinds:
            if kind.kind.name == sheet.table:
                pairs = zip(kind.rows, starts, strict=True)
                self._registers |= {r.entry.id: (tab, start) for r, start in pairs}

    def _links(self) -> Links:
        """Where each line leads: to its quotes, else to its first record."""
        quotes: dict[tuple[str, int], list[int]] = {}
        for number, one in enumerate(self._quotes):
            quotes.setdefault(one.place, []).append(number)
        links: dict[tuple[str, int], tuple[str, str]] = {}
        say = self._contents.say
        for table in self._tables():
            for number, line in enumerate(table.lines):
                found = quotes.get((table.id, number))
                rows = [row for cell in line for row in cell.rows]
                if found:
                    said = say("link.quotes", n=len(found))
                    target = place_of(*self._quoted[found[0]])
                elif rows and rows[0].entry.id in self._registers:
                    said = say("link.record")
                    target = place_of(*self._registers[rows[0].entry.id])
                else:
                    continue
                links[table.id, number] = target, said
        return links

    def _write_figures(
        self, tab: Worksheet, counted: Counted, tables: Sequence[Table], links: Links
    ) -> None:
        writer = FigureWriter(
            self._book, tab, self._styles, self._texts, self._contents.say, self._tick
        )
        _check(
            counted, writer.write(counted.name, marks_of(self._contents), tables, links)
        )

    def _properties(self) -> dict[str, object]:
        """What a file says of itself; a name in it would leave with the file."""
        contents, options = self._contents, self._contents.options
        said = {
            "title": contents.say("document.title", study=contents.study.study.name),
            "subject": contents.say("document.subject", mark=marks_of(self._contents)),
            "comments": contents.say("document.comments", version=options.version),
        }
        shown = {
            name: self._texts[text].first[:LONGEST_PROPERTY]
            for name, text in said.items()
        }
        return shown | {"created": datetime.fromisoformat(options.today)}


def counted_of(part: Part) -> Counted:
    """How much a sheet holds."""
    return part.counted if isinstance(part, Sheet) else part[0]


def _check(counted: Counted, written: int) -> None:
    """Refuse to go on if another number was written than was promised."""
    if counted.written != written:
        raise RuntimeError(f"{counted.name}: {written} rows of {counted.written}")
