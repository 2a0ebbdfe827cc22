"""The page of one record type: counts, crosses, means, relations and the register."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from textual.content import Content

from sosapp.export.contents import Contents
from sosapp.export.tables.of_study import Summed, summed_up
from sosapp.summary.counting import NOT_STATED, Cross, values_said
from sosapp.summary.kinds import RecordKind
from sosapp.summary.relations import Relation
from sosapp.summary.rows import Row
from sosapp.summary.summary import Summary
from sosapp.summary.wording import term_labels
from sosapp.tui.text import plain
from sosapp.tui.widgets.bars import Bar, bars
from sosapp.tui.widgets.basis import basis
from sosapp.tui.widgets.crossing import crossing
from sosapp.tui.widgets.drawing import TABLE, Block, Drawing, heading
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
            yield from self._tables()
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

    def _tables(self) -> Iterator[Block]:
        """The tables; counts and pairs of fields have drawings of their own."""
        own = {f"{self.kind.name}.{name}": name for name in self._summary.counts}
        pairs = {
            f"{self.kind.name}.{'-'.join(cross.fields)}": cross
            for cross in self._summary.crosses
        }
        for table in self._summed.tables:
            if table.id in own:
                yield Block(self._counts(own[table.id]), TABLE, table)
            elif table.id in pairs:
                yield Block(self._cross(pairs[table.id]), TABLE, table)
            elif table.lines:
                yield drawn(table, self.drawing)
        if any(self._summary.stated.values()):
            yield Block(self._means(), TABLE)
        if self._summary.relations:
            lines = map(self._relation, self._summary.relations)
            title = heading(self.drawing.say("results.relations"))
            yield Block(Content("\n").join([title, *lines]), TABLE)

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

    def _counts(self, field: str) -> Content:
        shape, language = self.kind.by_id[field], self.drawing.language
        records = {NOT_STATED: 0} | self._summary.counts[field]
        interviews = self._summary.interviews_by[field] | {
            NOT_STATED: _interviews(self._silent(field))
        }
        rows = [
            Bar(label, (records[term], interviews[term]), stated=term != NOT_STATED)
            for term, label in term_labels(self.kind, shape, records, language).items()
        ]
        names = ("results.records_head", "results.interviews_head")
        heads = [self.drawing.say(name) for name in names]
        drawn = bars(rows, heads, len(self._rows), self.drawing.width)
        return Content("\n").join([heading(shape.in_(language)), drawn])

    def _silent(self, field: str) -> tuple[Row, ...]:
        """The records that do not state a field."""
        return tuple(row for row in self._rows if not values_said(row.entry, field))

    def _cross(self, cross: Cross) -> Content:
        language = self.drawing.language
        first, second = (self.kind.by_id[name] for name in cross.fields)
        pairs = {(cell.row, cell.column): cell.interviews for cell in cross.cells}
        down = {row for row, _ in pairs}
        across = {column for _, column in pairs}
        rows = term_labels(self.kind, first, down, language)
        columns = term_labels(self.kind, second, across, language)
        names = {"first": first.in_(language), "second": second.in_(language)}
        title = heading(self.drawing.say("results.cross", **names))
        drawn = crossing(pairs, rows, columns, self.drawing.width)
        return Content("\n").join([title, drawn])

    def _means(self) -> Content:
        lines = [heading(self.drawing.say("results.means"))]
        for name, mean in self._summary.means.items():
            field = self.kind.by_id[name].in_(self.drawing.language)
            n, of = self._summary.stated[name], len(self._rows)
            said = "–" if mean is None else self.drawing.number(mean)
            values = {"field": field, "mean": said, "n": n, "of": of}
            lines.append(plain(self.drawing.say("results.mean", **values)))
        return Content("\n").join(lines)

    def _relation(self, relation: Relation) -> Content:
        cases = self.contents.study.study.cases
        first, second = (cases[c].name if c in cases else c for c in relation.cases)
        sides = "both" if relation.told_from_both_sides else "one"
        values = {"first": first, "second": second, "n": len(relation.accounts)}
        return plain(self.drawing.say(f"results.relation_{sides}", **values))


def _interviews(rows: tuple[Row, ...]) -> int:
    return len({row.told.interview.id for row in rows})
