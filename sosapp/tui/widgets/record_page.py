"""The page of one record type: how many there are, the tables, and the register."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from textual.content import Content

from sosapp.export.contents import Contents
from sosapp.export.tables.of_study import Summed, summed_up
from sosapp.summary.kinds import RecordKind
from sosapp.summary.rows import Row
from sosapp.summary.summary import Summary
from sosapp.tui.text import plain
from sosapp.tui.widgets.basis import basis
from sosapp.tui.widgets.drawing import Block, Drawing
from sosapp.tui.widgets.register import register
from sosapp.tui.widgets.table_drawing import drawn


@dataclass(frozen=True)
class RecordPage:
    """What the records of one kind add up to, and each of them."""

    contents: Contents
    kind: RecordKind
    drawing: Drawing

    def blocks(self) -> Iterator[Block]:
        """The page from top to bottom."""
        yield basis(self.contents.study, self._summary.interviews, self.drawing)
        yield Block(self._size())
        if self._rows:
            for table in self._summed.tables:
                if table.lines:
                    yield drawn(table, self.drawing)
            yield from register(self._rows, self.kind, self.drawing)

    @cached_property
    def _summed(self) -> Summed:
        return summed_up(self.contents, self.kind)

    @property
    def _summary(self) -> Summary:
        return self._summed.summary

    @property
    def _rows(self) -> tuple[Row, ...]:
        return self._summed.rows

    def _size(self) -> Content:
        say = self.drawing.say
        if self._rows:
            of = self._summary.interviews
            telling = _interviews(self._rows)
            lines = [say("results.records", n=len(self._rows), telling=telling, of=of)]
        else:
            lines = [say("results.no_records")]
        off_record = self._summary.left_out.get("off_record", 0)
        if off_record:
            lines.append(say("results.off_record", n=off_record))
        return plain("\n".join(lines))


def _interviews(rows: tuple[Row, ...]) -> int:
    return len({row.told.interview.id for row in rows})
