"""The first page: how much there is of everything."""

from collections.abc import Iterator

from textual.content import Content

from sosapp.export.contents import Contents
from sosapp.export.tables.kinds import entries_table, kinds_table
from sosapp.instrument.instrument import GENERAL_KINDS
from sosapp.summary.kinds import RecordKind, record_kinds
from sosapp.summary.material import Material
from sosapp.summary.overview import Overview, overview
from sosapp.summary.rows import record_rows
from sosapp.tui.text import plain
from sosapp.tui.widgets.bars import Bar, bars
from sosapp.tui.widgets.basis import basis
from sosapp.tui.widgets.drawing import TABLE, Block, Drawing, heading


def overview_page(
    material: Material, drawing: Drawing, contents: Contents
) -> Iterator[Block]:
    """The size of the study, its records by type and its other entries."""
    found = overview(material)
    yield basis(material, found.held, drawing)
    yield Block(_size(found, drawing))
    yield Block(_records(material, drawing), TABLE, kinds_table(contents))
    yield Block(_entries(found, drawing), TABLE, entries_table(contents))


def _size(found: Overview, drawing: Drawing) -> Content:
    states = ", ".join(
        f"{drawing.say(f'state.{state}')} {n}" for state, n in found.states.items()
    )
    lines = [drawing.say("results.interviews", n=found.interviews, states=states)]
    lines.append(
        drawing.say(
            "results.size",
            cases=found.cases,
            participants=found.participants,
            entries=found.entries,
            words=found.words,
        )
    )
    if found.off_record:
        lines.append(drawing.say("results.off_record", n=found.off_record))
    return plain("\n".join(lines))


def _records(material: Material, drawing: Drawing) -> Content:
    rows = [_kind(material, kind, drawing) for kind in record_kinds(material)]
    total = max((row.numbers[0] or 0 for row in rows), default=0)
    names = ("results.records_head", "results.interviews_head")
    heads = [drawing.say(name) for name in names]
    title = heading(drawing.say("results.by_type"))
    return Content("\n").join([title, bars(rows, heads, total, drawing.width)])


def _kind(material: Material, kind: RecordKind, drawing: Drawing) -> Bar:
    rows = record_rows(material, kind)
    interviews = len({row.told.interview.id for row in rows})
    title = kind.type.summary.title.in_(drawing.language)
    return Bar(title, (len(rows), interviews))


def _entries(found: Overview, drawing: Drawing) -> Content:
    rows = [
        Bar(drawing.say(f"kind.{kind}"), (found.kinds.get(kind, 0),))
        for kind in GENERAL_KINDS
    ]
    total = max((row.numbers[0] or 0 for row in rows), default=0)
    title = heading(drawing.say("results.other_entries"))
    heads = (drawing.say("results.number_head"),)
    return Content("\n").join([title, bars(rows, heads, total, drawing.width)])
