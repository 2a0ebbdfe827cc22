"""What is half typed anywhere in an interview is there when it is opened again."""

from dataclasses import replace
from typing import Any

from textual.pilot import Pilot

from sosapp.store.open_interview import OpenInterview
from sosapp.store.study_folder import StudyFolder
from sosapp.tui.screens.interview import InterviewScreen
from sosapp.tui.widgets.record_form import RecordForm
from sosapp.tui.widgets.value_line import ValueLine
from tests.store.work import crash
from tests.tui.conftest import INTERVIEW, OpenScreen
from tests.tui.waiting import until


async def crashed(
    pilot: Pilot[Any], screen: InterviewScreen, study: StudyFolder
) -> None:
    """The process ends here: everything is flushed, and nothing is closed."""
    await pilot.pause()
    await until(pilot, lambda: screen.desk.opened.state.saved)
    # Closing does nothing more: what lies on the disk is what a crash leaves.
    screen._is_left = True
    opened = screen.desk.opened
    assert isinstance(opened, OpenInterview)
    crash(opened)


async def record(pilot: Pilot[Any], screen: InterviewScreen) -> None:
    """A record whose form is open at its second field."""
    screen.go("B1")
    screen.composer.insert("@ Granåker")
    await pilot.press("enter", "ctrl+t")


async def test_the_line_of_a_form_comes_back(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await record(pilot, screen)
        await pilot.press(*"komm")
        form = screen.desk.form
        await crashed(pilot, screen, prepared)
    assert form.typed == "komm"
    async with on_interview(prepared) as (pilot, screen):
        assert screen.has_class("-form")
        assert screen.desk.here == "B1"
        assert screen.query_one(ValueLine).value == "komm"
        assert screen.focused is screen.query_one(ValueLine)
        assert screen.query_one(RecordForm)._shape is not None
        assert screen.desk.form == form


async def test_the_line_that_waits_comes_back_after_the_change(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        screen.go("B1")
        await pilot.press(*"ett", "enter", *"halv", "f4", "enter")
        await pilot.press(*"och", "space", *"ett")
        assert screen.composer.text == "ettoch ett"
        await crashed(pilot, screen, prepared)
    async with on_interview(prepared) as (pilot, screen):
        assert screen.composer.text == "ettoch ett"
        await pilot.press("enter")
        assert screen.composer.text == "halv"
        [entry] = screen.desk.interview.entries.values()
        assert entry.text == "ettoch ett"


async def test_a_form_that_was_closed_stays_closed(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await record(pilot, screen)
        await pilot.press("ctrl+t")
        await crashed(pilot, screen, prepared)
    async with on_interview(prepared) as (pilot, screen):
        assert not screen.has_class("-form")
        assert screen.composer.has_focus


async def test_leaving_a_half_filled_form_keeps_what_is_typed(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await record(pilot, screen)
        await pilot.press(*"okänt ord")
        assert await screen.leave()
    [entry] = prepared.read(INTERVIEW).entries.values()
    assert "okänt ord" in entry.fields.values()


async def test_a_form_of_a_record_that_is_gone_is_not_opened(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    work = OpenInterview(prepared, INTERVIEW, lambda _: None)
    work.keep_draft(replace(work.draft, form="zzzzzzzzzz", field="works", typed="4"))
    work.close()
    async with on_interview(prepared) as (_, screen):
        assert not screen.has_class("-form")
