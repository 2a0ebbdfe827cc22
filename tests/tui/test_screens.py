"""Every screen and dialog in every size, in both languages and both themes."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
from rich.cells import cell_len
from textual.app import App
from textual.widgets import Input, OptionList, TextArea

from sosapp.locale import as_language
from sosapp.store.study_folder import StudyFolder
from sosapp.tui.screens.base import BaseDialog, BaseScreen
from sosapp.tui.screens.interview import InterviewScreen
from sosapp.tui.widgets.composer import Composer
from sosapp.tui.widgets.key_bar import KeyBar
from tests.tui.full_study import ordinary
from tests.tui.screen_text import painted_lines
from tests.tui.tour.interviewing import alarm, interview
from tests.tui.tour.parts import PARTS
from tests.tui.tour.walk import Tour, here, stops, touring
from tests.tui.waiting import settled

SIZES = ((40, 12), (80, 24), (120, 40))
ALIKE = (
    *("home_palette", "home_told", "planned", "running", "entries", "form_left"),
    *("form_text", "form_terms", "mark", "export"),
    *(f"summary_{page}" for page in range(3, 8)),
)
"""Stops that look as others do."""
ONE_LINE = (
    "form_refused",
    "changing",
    "alarm",
    "rescued",
    "interview_told",
    "export_sure",
    "offered",
)
"""Stops that Tab goes round as others, or where it takes what stands in the line."""


@pytest.mark.parametrize("part", PARTS)
async def test_every_screen_fits(full: StudyFolder, part: str) -> None:
    problems = []
    async with touring(full, ordinary) as tour:
        async for stop in stops(tour, PARTS[part].without(*ALIKE)):
            async for state in states(tour):
                found = await lasting_misfits(tour)
                problems += [f"{stop} {state}: {what}" for what in found]
    assert not problems, "\n".join(problems)


async def states(tour: Tour) -> AsyncIterator[str]:
    """The same screen in every size, in both languages."""
    for language, sizes in (("sv", SIZES), ("en", SIZES[::-1])):
        tour.app.language = as_language(language)
        for size in sizes:
            await tour.resize(*size)
            yield f"{size} {language}"


async def lasting_misfits(tour: Tour) -> list[str]:
    """What still is not in its place when all has come to rest."""
    for _ in range(20):
        await settled(1)
        found = list(misfits(tour.app))
        if not found:
            break
    return found


def misfits(app: App[Any]) -> Iterator[str]:
    """What is not in its place on the screen that is shown."""
    screen, size = app.screen, app.size
    lines = painted_lines(app)
    if len(lines) != size.height:
        yield f"{len(lines)} lines"
    for number, line in enumerate(lines):
        if cell_len(line.text) != size.width:
            yield f"line {number} has {cell_len(line.text)} cells"
    places = screen._compositor.visible_widgets
    focused = screen.focused
    if focused is None:
        if screen.focus_chain:
            yield "nothing has the focus"
    elif focused not in places:
        yield f"{focused} has the focus and is not in sight"
    else:
        region, clip = places[focused]
        cut = region.height - region.intersection(clip).height
        if cut and clip.height >= region.height:
            yield f"{focused} has the focus and is cut: {region} in {clip}"
    writes = isinstance(screen, InterviewScreen) and not screen.has_class("-form")
    if writes and screen.query_one(Composer) not in places:
        yield "the composer is not in sight"
    if isinstance(screen, BaseScreen) and not isinstance(screen, BaseDialog):
        bar = screen.query_one(KeyBar)
        if bar.region.y != size.height - 1 or not lines[-1].text.strip():
            yield "the keys are not on the last line"
    for dialog in screen.query(".dialog"):
        if not screen.region.contains_region(dialog.region):
            yield f"the dialog does not fit: {dialog.region}"


@pytest.mark.parametrize("part", PARTS)
async def test_tab_goes_round_everything(full: StudyFolder, part: str) -> None:
    async with touring(full, ordinary) as tour:
        async for stop in stops(tour, PARTS[part].without(*ALIKE, *ONE_LINE)):
            screen = tour.app.screen
            chain = screen.focus_chain
            gone_round = []
            for _ in chain:
                gone_round.append(screen.focused)
                await tour.pilot.press("tab")
            assert screen.focused is (gone_round[0] if chain else None), stop
            assert set(gone_round) == set(chain), stop


@pytest.mark.parametrize("part", PARTS)
async def test_nothing_is_lost_when_the_language_changes(
    full: StudyFolder, part: str
) -> None:
    async with touring(full, ordinary) as tour:
        async for stop in stops(tour, PARTS[part].only(*HELD)):
            before = held(tour.app)
            await tour.pilot.press("f9")
            await settled()
            assert held(tour.app) == before, stop


HELD = (
    *("home", "interviewer", "go_to", "mark", "mark_why", "pick_study", "new_study"),
    *("new_interview_stopped", "entries", "form_terms", "export_notes"),
)
"""Stops at which something is typed or chosen."""


def held(app: App[Any]) -> list[object]:
    """What is typed, what is marked in the lists, and where the focus is."""
    inputs, areas = app.screen.query(Input), app.screen.query(TextArea)
    lists = app.screen.query(OptionList)
    return [
        *(line.value for line in inputs),
        *(area.text for area in areas),
        *((options.option_count, options.highlighted) for options in lists),
        app.screen.focused,
    ]


@pytest.mark.parametrize("size", SIZES)
async def test_a_long_line_is_in_sight_while_it_is_typed(
    full: StudyFolder, size: tuple[int, int]
) -> None:
    async with touring(full, ordinary, size) as tour:
        await interview(tour)
        screen = tour.screen(InterviewScreen)
        # The longest text of the guide.
        screen.go("O1")
        screen.composer.put("ord " * 500)
        for stop in (here, alarm):
            await stop(tour)
            await settled()
            places = screen._compositor.visible_widgets
            region, clip = places[screen.composer]
            assert clip.contains_region(region)
            assert region.contains_point(screen.composer.cursor_screen_offset)


@pytest.mark.parametrize("part", ["preparing", "interview", "summary"])
async def test_a_window_without_room_ends_nothing(full: StudyFolder, part: str) -> None:
    async with touring(full, ordinary, (160, 60)) as tour:
        await PARTS[part].begins(tour)
        for size in ((58, 12), (160, 60), (12, 4), (1, 1), (160, 60)):
            await tour.resize(*size)
        assert tour.app.is_running
