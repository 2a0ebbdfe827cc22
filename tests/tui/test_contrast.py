"""Everything that is painted can be read: the contrast that WCAG asks for."""

from collections.abc import Iterator
from typing import Any

import pytest
from rich.color import Color, ColorSystem
from rich.color_triplet import ColorTriplet
from rich.segment import Segment
from textual.app import App

from sosapp.store.study_folder import StudyFolder
from sosapp.tui.theme import DARK, LIGHT
from tests.tui.full_study import ordinary
from tests.tui.screen_text import painted_lines
from tests.tui.tour.parts import PARTS
from tests.tui.tour.walk import stops, touring
from tests.tui.waiting import settled

OTHER = {DARK.name: LIGHT.name, LIGHT.name: DARK.name}
TEXT, DRAWING = 4.5, 3.0
DRAWN = range(0x2500, 0x25A0)
"""Lines, blocks and shades: frames, bars and scroll bars."""


@pytest.mark.parametrize("part", PARTS)
async def test_everything_can_be_read_in_both_themes(
    full: StudyFolder, part: str
) -> None:
    problems: dict[str, str] = {}
    async with touring(full, ordinary, (110, 40)) as tour:
        async for stop in stops(tour, PARTS[part]):
            themes = (tour.app.theme, OTHER[tour.app.theme])
            for theme in themes:
                tour.app.theme = theme
                await settled(2)
                found = faint(tour.app)
                problems |= {what: f"{theme} {stop}: {what}" for what in found}
    assert not problems, "\n".join(problems.values())


def faint(app: App[Any]) -> Iterator[str]:
    """What stands out too little from what is behind it."""
    for segment in in_front(app):
        text = "".join(segment.text.split())
        if not text or segment.style is None:
            continue
        drawn = all(ord(character) in DRAWN for character in text)
        style = segment.style
        for system in (ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT):
            front, back = seen(style.color, system), seen(style.bgcolor, system)
            if contrast(front, back) < (DRAWING if drawn else TEXT):
                yield f"{front.hex} on {back.hex} in {system.name}: {text[:30]}"


def in_front(app: App[Any]) -> Iterator[Segment]:
    """What is painted, but not the screen that a dialog lies over."""
    lines = painted_lines(app)
    dialogs = app.screen.query(".dialog, CommandPalette > Vertical")
    regions = [dialog.region for dialog in dialogs] or [app.screen.region]
    for region in regions:
        for line in lines[max(region.y, 0) : region.bottom]:
            yield from line.crop(region.x, region.right)


def seen(color: Color | None, system: ColorSystem) -> ColorTriplet:
    """A colour as a terminal shows it that has 256 of them, or all."""
    assert color is not None
    return color.downgrade(system).get_truecolor()


def contrast(one: ColorTriplet, other: ColorTriplet) -> float:
    """The ratio between two colours as WCAG 2 defines it, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: ColorTriplet) -> float:
    """The relative luminance of a colour, from 0 to 1."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in color)
    ]
    red, green, blue = parts
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_ratio_is_that_of_the_standard() -> None:
    black, white = ColorTriplet(0, 0, 0), ColorTriplet(255, 255, 255)
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(white, ColorTriplet(0x76, 0x76, 0x76)) == pytest.approx(4.54, 0.01)
