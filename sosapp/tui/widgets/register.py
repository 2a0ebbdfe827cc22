"""The register: every record of one kind, with what it says and where."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from sosapp.locale import translate
from sosapp.study.clock import stamp
from sosapp.summary.kinds import RecordKind
from sosapp.summary.rows import Row
from sosapp.tui.text import plain
from sosapp.tui.widgets.drawing import REGISTER, Block, Drawing, heading, indented
from sosapp.tui.widgets.wording import case_name, value_text

PIECE = 50
"""Records in one block: more of them take longer to lay out, fewer to scroll."""


def register(
    rows: Sequence[Row], kind: RecordKind, drawing: Drawing
) -> Iterator[Block]:
    """The records in the order they were told, a block for every fifty."""
    title = drawing.say("results.register", n=len(rows))
    for start in range(0, len(rows), PIECE):
        lines = [] if start else [heading(title)]
        for row in rows[start : start + PIECE]:
            lines += _record(row, kind, drawing)
        yield Block(Content("\n").join(lines), "" if start else REGISTER)


def _record(row: Row, kind: RecordKind, drawing: Drawing) -> Iterator[Content]:
    said = {
        shape.id: value_text(kind, shape, row, drawing.language)
        for shape in kind.fields
    }
    names = [said.pop(name, "") for name in kind.type.key_fields]
    star = "★ " if row.entry.star else ""
    name = star + (" · ".join(filter(None, names)) or drawing.say("entry.unnamed"))
    yield plain(name, "bold")
    yield indented(place(row, drawing), drawing.width, style="$text-muted")
    fields = " · ".join(
        f"{kind.by_id[field].in_(drawing.language)}: {text}"
        for field, text in said.items()
        if text
    )
    if fields:
        yield indented(fields, drawing.width)


def place(row: Row, drawing: Drawing) -> str:
    """Where something was said: case, participants, wave, question and time."""
    facts = row.told.interview.facts
    wave = translate("interview.wave", drawing.language, n=facts.wave)
    parts = [case_name(row.told), ", ".join(facts.participants)]
    parts += [wave if facts.wave > 1 else "", row.entry.question, stamp(row.entry.at)]
    return " · ".join(filter(None, parts))
