"""The page of voices: what was said word for word, and may be read by others."""

from collections.abc import Iterator
from itertools import groupby

from textual.content import Content

from sosapp.study.clock import stamp
from sosapp.summary.material import Material
from sosapp.summary.rows import Row
from sosapp.summary.voices import Voices, voices
from sosapp.tui.text import plain
from sosapp.tui.widgets.basis import basis
from sosapp.tui.widgets.drawing import TABLE, Block, Drawing, heading, indented


def voices_page(material: Material, drawing: Drawing) -> Iterator[Block]:
    """The quotes with consent, question by question, without names."""
    found = voices(material)
    yield basis(material, len(material.held), drawing)
    yield Block(_size(found, len(material.held), drawing))
    for _, rows in groupby(
        _by_question(found.rows), key=lambda row: row.entry.question
    ):
        yield Block(_question(list(rows), drawing), TABLE)


def _by_question(rows: tuple[Row, ...]) -> list[Row]:
    """The quotes in the order of the guides, those of one question together."""
    places: dict[str, int] = {}
    for row in rows:
        for question in row.told.instrument.guide.questions():
            places.setdefault(question.id, len(places))
    last = len(places)
    return sorted(rows, key=lambda row: places.get(row.entry.question, last))


def _size(found: Voices, of: int, drawing: Drawing) -> Content:
    telling = len({row.told.interview.id for row in found.rows})
    lines = [drawing.say("results.no_voices")]
    if found.rows:
        n = len(found.rows)
        lines = [drawing.say("results.voices", n=n, telling=telling, of=of)]
    if found.without_consent:
        lines.append(drawing.say("results.no_consent", n=found.without_consent))
    return plain("\n".join(lines))


def _question(rows: list[Row], drawing: Drawing) -> Content:
    lines = [heading(_title(rows[-1], drawing))]
    for row in rows:
        lines += [_quote(row, drawing)]
    return Content("\n").join(lines)


def _title(row: Row, drawing: Drawing) -> str:
    """The question in its newest wording."""
    found = row.told.instrument.guide.by_id.get(row.entry.question)
    text = found.text.in_(drawing.language) if found else ""
    return f"{row.entry.question}  {text}"


def _quote(row: Row, drawing: Drawing) -> Content:
    """A quote with the code of who said it; the case would tell who that is."""
    people = ", ".join(row.told.interview.facts.participants)
    said = indented(f"”{row.text.strip()}”", drawing.width)
    where = " · ".join(filter(None, (people, stamp(row.entry.at))))
    return Content("\n").join([said, indented(where, drawing.width, 4, "$text-muted")])
