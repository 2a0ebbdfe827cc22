"""What is offered while a line is typed, and taken with Tab or Right."""

import pytest
from textual.pilot import Pilot

from sosapp.instrument.instrument import Instrument
from sosapp.store.study_folder import StudyFolder
from sosapp.study import editing
from sosapp.study.interview import Facts, Interview
from sosapp.tui.screens.interview import InterviewScreen
from tests.keeping import keep
from tests.study.material import AUTHOR, after, entry
from tests.tui.conftest import OpenScreen
from tests.tui.screen_text import screen_text


def with_other(study: StudyFolder, instrument: Instrument, partner: str) -> StudyFolder:
    """The study with another interview, in which a partner was named."""
    facts = Facts(
        id="b2c3d4e5f6",
        guide=instrument.guide.id,
        guide_version=instrument.guide.version,
        instrument=instrument.digest,
        case="9901",
        participants=("P02",),
        date="2026-11-20",
    )
    record = entry(kind="collaboration", fields={"partner_name": partner})
    other = Interview(facts=facts)
    keep(study, after(other, editing.added(other, record, AUTHOR)), instrument)
    return study


async def typed(
    pilot: Pilot[None], screen: InterviewScreen, text: str, *keys: str
) -> str:
    """What stands in the composer after a text and some keys."""
    screen.composer.put("")
    screen.composer.insert(text)
    await pilot.pause()
    await pilot.press(*keys)
    return screen.composer.text


@pytest.mark.parametrize("key", ["tab", "right"])
async def test_a_partner_of_another_interview_is_offered(
    prepared: StudyFolder,
    instrument: Instrument,
    on_interview: OpenScreen,
    key: str,
) -> None:
    with_other(prepared, instrument, "Granåker")
    async with on_interview(prepared) as (pilot, screen):
        await pilot.app.workers.wait_for_complete()
        assert await typed(pilot, screen, "@ Granå", key) == "@ Granåker"
        assert screen.composer.has_focus


async def test_a_partner_of_this_interview_is_offered(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        assert await typed(pilot, screen, "@ Regionen", "enter") == ""
        assert await typed(pilot, screen, "@ reg", "tab") == "@ regionen"


async def test_a_term_is_offered_and_filed(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await typed(pilot, screen, "@ Granåker | avtalss", "tab", "enter")
        (record,) = screen.desk.interview.entries.values()
        assert record.fields == {"partner_name": "Granåker", "form": "avtalssamverkan"}


async def test_nothing_is_forced(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await typed(pilot, screen, "@ Regionen", "enter")
        await typed(pilot, screen, "@ Reg", "enter")
        names = [
            e.fields["partner_name"] for e in screen.desk.interview.entries.values()
        ]
        assert names == ["Regionen", "Reg"]


async def test_nothing_is_added_where_the_cursor_went_back_to(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await typed(pilot, screen, "@ Regionen", "enter")
        assert await typed(pilot, screen, "@ Reg", "left", "right", "right") in (
            "@ Reg",
            "@ Regionen",
        )
        assert await typed(pilot, screen, "@ Reg", "left", "x") == "@ Rexg"


async def test_tab_leaves_a_line_that_nothing_completes(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        assert await typed(pilot, screen, "Vi har jouren", "tab") == "Vi har jouren"
        assert not screen.composer.has_focus


async def test_enter_files_a_line_that_tab_has_led_away_from(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await typed(pilot, screen, "Vi har jouren", "tab", "enter")
        assert screen.composer.has_focus
        await pilot.press(*"nytt", "enter")
        entries = screen.desk.interview.entries.values()
        assert [entry.text for entry in entries] == ["Vi har jouren", "nytt"]


async def test_the_line_above_says_where_a_value_goes(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await typed(pilot, screen, "@ Granåker | 4")
        assert "→ How well it works" in screen_text(pilot.app)
        await typed(pilot, screen, "@ Granåker | blåbär")
        assert "(no term)" in screen_text(pilot.app)
        await typed(pilot, screen, "@ Granåker | socialj")
        assert "Tab: Socialjour" in screen_text(pilot.app)
