"""Every screen as text, at three sizes and in both languages, as it was looked at.

`pytest tests/tui/test_screens_as_text.py --update-screens` writes the files anew; look
at what changed before it is committed.
"""

import re
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from sosapp.locale import LANGUAGES
from sosapp.store.shipped import shipped
from sosapp.store.study_folder import StudyFolder
from sosapp.tui.screens.interview import InterviewScreen
from sosapp.tui.theme import DARK, LIGHT
from tests.tui.full_study import full_study, ordinary
from tests.tui.screen_text import screen_text
from tests.tui.test_contrast import faint
from tests.tui.tour.parts import PARTS
from tests.tui.tour.walk import Tour, stops, touring
from tests.tui.waiting import settled

FILES = Path(__file__).with_name("screens")
SIZES = ((40, 12), (80, 24), (120, 40))
CHANGING = (
    (re.compile(r"\d\d:\d\d:\d\d"), "00:00:00"),
    (re.compile(r"\d{4}-\d\d-\d\d"), "0000-00-00"),
    (re.compile(r"\d+ (dygn|days?|min)"), r"N \1"),
)
"""What the day and the clock decide."""

PASSING = ("home_told", "interview_told")
"""What is told in passing is gone before it was seen in every size."""


@pytest.fixture
def place(part: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder whose name, which some screens show, is always the same."""
    folder = Path("/tmp") / f"sosapp-{part}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    monkeypatch.chdir(folder)
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(folder))
    yield folder
    shutil.rmtree(folder)


@pytest.mark.parametrize("part", PARTS)
async def test_a_screen_looks_as_it_did_in_every_size_language_and_theme(
    place: Path, part: str, request: pytest.FixtureRequest
) -> None:
    study = full_study(place / "study", shipped() / "templates", ordinary)
    update = request.config.getoption("update_screens")
    changed: list[str] = []
    async for stop, views in walked(study, part):
        file = FILES / f"{stop}.txt"
        if update:
            file.write_text(views, encoding="utf-8")
        elif not file.is_file() or file.read_text(encoding="utf-8") != views:
            changed.append(f"{stop}:\n{views}")
    assert not changed, "\n".join(changed)


async def walked(study: StudyFolder, part: str) -> AsyncIterator[tuple[str, str]]:
    """The name of each stop with all its views."""
    async with touring(study, ordinary, SIZES[-1]) as tour:
        async for stop in stops(tour, PARTS[part].without(*PASSING)):
            yield stop, "\n".join([view async for view in seen(tour)])


async def seen(tour: Tour) -> AsyncIterator[str]:
    """The views of a stop; light and dark say the same, and can be read."""
    for width, height in SIZES:
        await tour.resize(width, height)
        if isinstance(tour.app.screen, InterviewScreen):
            # What an alarm says depends on the room, and changes each second.
            tour.app.screen.tick()
        for language in LANGUAGES:
            tour.app.language = language
            await at_rest(tour)
            # What lies behind a dialog is painted anew only now.
            tour.app.theme = DARK.name
            dark = await at_rest(tour)
            assert not list(faint(tour.app)), f"{width}x{height} {DARK.name}"
            tour.app.theme = LIGHT.name
            assert await at_rest(tour) == dark
            assert not list(faint(tour.app)), f"{width}x{height} {LIGHT.name}"
            yield f"== {width}x{height} {language}\n{dark}\n"
    tour.app.language = "sv"
    await tour.resize(*SIZES[-1])


async def at_rest(tour: Tour) -> str:
    """What the screen shows when nothing changes any more."""
    same, text = 0, in_front(tour)
    while same < 2:
        await settled(3)
        before, text = text, in_front(tour)
        same = same + 1 if text == before else 0
    return text


def in_front(tour: Tour) -> str:
    """The text of the screen; of a dialog without what lies behind it."""
    lines = screen_text(tour.app).splitlines()
    for dialog in tour.app.screen.query(".dialog, CommandPalette > Vertical"):
        inside = dialog.region
        rows = lines[inside.y : inside.bottom]
        lines = [row[inside.x : inside.right].rstrip() for row in rows]
    return fixed("\n".join(lines))


def fixed(text: str) -> str:
    """The text without what another day or another second changes."""
    for found, instead in CHANGING:
        text = found.sub(instead, text)
    return text
