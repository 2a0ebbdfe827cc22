"""The first page: how much there is of everything."""

from collections.abc import Iterator

from textual.content import Content

from sosapp.export.contents import Contents
from sosapp.export.tables.kinds import entries_table, kinds_table
from sosapp.summary.material import Material
from sosapp.summary.overview import Overview, overview
from sosapp.tui.text import plain
from sosapp.tui.widgets.basis import basis
from sosapp.tui.widgets.drawing import Block, Drawing
from sosapp.tui.widgets.table_drawing import drawn


def overview_page(
    material: Material, drawing: Drawing, contents: Contents
) -> Iterator[Block]:
    """The size of the study, its records by type and its other entries."""
    found = overview(material)
    yield basis(material, found.held, drawing)
    yield Block(_size(found, drawing))
    yield drawn(kinds_table(contents), drawing)
    yield drawn(entries_table(contents), drawing)


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
