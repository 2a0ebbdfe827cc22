"""What a summary rests on; it stands first on every page."""

from collections.abc import Iterator
from datetime import date

from textual.content import Content

from sosapp.summary.material import Material
from sosapp.summary.overview import overview
from sosapp.tui.text import plain
from sosapp.tui.widgets.drawing import Block, Drawing


def basis(material: Material, interviews: int, drawing: Drawing) -> Block:
    """The number of interviews, the guides, the date, and what is left out."""
    today = date.today().isoformat()
    counted = drawing.say("results.basis", n=interviews, date=today)
    lines = [plain(counted, "bold"), plain(_guides(material, drawing))]
    lines += [plain(line, "$warning") for line in _missing(material, drawing)]
    word = drawing.say("value.not_stated")
    unstated = drawing.say("results.not_stated", word=word)
    lines.append(plain(unstated, "$text-muted"))
    return Block(Content("\n").join(lines))


def _guides(material: Material, drawing: Drawing) -> str:
    titles = {
        one.guide.id: one.guide.short_title.in_(drawing.language)
        for one in reversed(material.every_instrument)
    }
    return " · ".join(
        drawing.say("results.guide", title=titles[guide], version=version, n=n)
        for (guide, version), n in overview(material).guides.items()
    )


def _missing(material: Material, drawing: Drawing) -> Iterator[str]:
    withdrawn = overview(material).withdrawn
    if withdrawn:
        yield drawing.say("results.withdrawn", n=withdrawn)
    if material.unreadable:
        yield drawing.say("results.unreadable", n=material.unreadable)
