"""What the guide asks for at its special questions: an order, and a reading back."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from textual.pilot import Pilot

from sosapp.instrument.instrument import Instrument
from sosapp.store.study_folder import StudyFolder
from sosapp.study.study import Case
from sosapp.tui.screens.interview import InterviewScreen
from sosapp.tui.screens.ranking import RankingDialog
from sosapp.tui.screens.read_back import ReadBackScreen
from tests.keeping import keep
from tests.tui.conftest import INTERVIEW, OpenScreen
from tests.tui.screen_text import screen_text
from tests.tui.waiting import until

TITLES = ("Nätterna", "Lönerna", "Avstånden")


async def types(pilot: Pilot[None], *lines: str) -> None:
    """Type lines and file them."""
    for line in lines:
        await pilot.press(*line, "enter")
    await pilot.pause()


async def names_challenges(pilot: Pilot[None], screen: InterviewScreen) -> None:
    """Name three challenges, and come to the question that has them ranked."""
    screen.go("D1")
    await types(pilot, *(f"!{title}" for title in TITLES))
    screen.go("D5")
    await pilot.press("ctrl+t")
    await pilot.pause()
    assert isinstance(pilot.app.screen, RankingDialog)


def ranks(screen: InterviewScreen) -> Sequence[tuple[object, object]]:
    """The title and the rank of each record."""
    entries = screen.desk.interview.entries.values()
    return [(entry.fields["title"], entry.fields.get("rank")) for entry in entries]


async def test_nothing_is_ranked_before_it_is_moved(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await names_challenges(pilot, screen)
        await pilot.press("escape")
        assert ranks(screen) == [(title, None) for title in TITLES]


async def test_records_are_ranked_by_moving_with_keys(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await names_challenges(pilot, screen)
        await pilot.press("down", "down", "space", "up", "up", "up", "space", "escape")
        await pilot.pause()
        assert ranks(screen) == [
            ("Nätterna", None),
            ("Lönerna", None),
            ("Avstånden", 1),
        ]


async def test_a_digit_gives_a_record_its_place(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await names_challenges(pilot, screen)
        await pilot.press("1", "down", "1", "down", "down", "2", "escape")
        await pilot.pause()
        assert [rank for _, rank in ranks(screen)] == [3, 1, 2]


async def test_delete_takes_the_place_of_a_record_away(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await names_challenges(pilot, screen)
        await pilot.press("1", "down", "2", "up", "delete", "escape")
        await pilot.pause()
        assert [rank for _, rank in ranks(screen)] == [None, 1, None]


async def test_a_ranking_is_taken_back_step_by_step(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await names_challenges(pilot, screen)
        await pilot.press("1", "escape", "ctrl+z")
        await pilot.pause()
        assert ranks(screen) == [(title, None) for title in TITLES]


async def test_with_nothing_to_rank_it_says_so(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        screen.go("D5")
        await pilot.press("ctrl+t")
        await pilot.pause()
        assert "Nothing to rank yet" in screen_text(pilot.app)


async def reads_back(pilot: Pilot[None], screen: InterviewScreen) -> None:
    """Say something, and come to the page that reads it back."""
    screen.go("B1")
    await types(pilot, "Vi delar joren", "@Granåker|socialjour|4", "(lite trött")
    screen.go("H2")
    await pilot.press("ctrl+t")
    await pilot.pause()
    assert isinstance(pilot.app.screen, ReadBackScreen)


async def test_everything_that_was_said_is_read_back_in_words(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await reads_back(pilot, screen)
        shown = " ".join(screen_text(pilot.app).split())
        assert "Vi delar joren" in shown
        assert "Collaboration: Granåker – Out-of-hours social services" in shown
        assert "4 Works well" in shown
        assert "trött" not in shown


async def test_a_line_is_corrected_on_the_spot_and_the_page_goes_on(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await reads_back(pilot, screen)
        await pilot.press("enter")
        await pilot.pause()
        assert screen.composer.text == "Vi delar joren"
        await pilot.press(*["left"] * 3, "u", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReadBackScreen)
        assert "Vi delar jouren" in screen_text(pilot.app)
        await pilot.press("escape")
        assert screen.desk.here == "H2"


async def test_a_record_is_corrected_in_its_form_and_the_page_goes_on(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await reads_back(pilot, screen)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert screen.has_class("-form")
        await pilot.press("ctrl+t")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReadBackScreen)


async def test_a_form_that_is_passed_to_its_end_leads_back_to_the_page_too(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await reads_back(pilot, screen)
        await pilot.press("down", "enter")
        await pilot.pause()
        while screen.has_class("-form"):
            await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReadBackScreen)


async def test_who_goes_elsewhere_is_not_brought_back(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await reads_back(pilot, screen)
        await pilot.press("enter", "ctrl+n", "enter")
        await pilot.pause()
        assert pilot.app.screen is screen


async def test_before_anything_is_said_the_page_says_so(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        screen.go("H2")
        await pilot.press("ctrl+t")
        await pilot.pause()
        assert "Nothing has been noted yet" in screen_text(pilot.app)


@pytest.mark.parametrize(
    ("known", "shown", "hidden"),
    [
        ({"small": False}, "kommunens storlek?", "liten kommun?"),
        ({"small": True}, "liten kommun?", "kommunens storlek?"),
        ({}, "or: Vilka fördelar ser du med kommunens storlek?", "[]"),
    ],
)
async def test_a_question_is_put_as_the_case_asks_for(
    prepared: StudyFolder,
    on_interview: OpenScreen,
    known: dict[str, bool],
    shown: str,
    hidden: str,
) -> None:
    case = Case(code="9901", name="Lillmora", attributes=dict(known))
    prepared.save(prepared.study.with_case(case))
    async with on_interview(prepared, (160, 40)) as (pilot, screen):
        screen.go("E2")
        await until(pilot, lambda: bool(screen.attributes) or not known)
        await pilot.pause()
        assert shown in screen_text(pilot.app)
        assert hidden not in screen_text(pilot.app)


async def test_the_order_of_the_guide_is_turned_where_the_interview_says_so(
    prepared: StudyFolder, on_interview: OpenScreen, instrument: Instrument
) -> None:
    kept = prepared.read(INTERVIEW)
    facts = replace(kept.facts, turned=("smaskalighet",))
    keep(prepared, replace(kept, facts=facts), instrument)
    async with on_interview(prepared) as (pilot, screen):
        screen.go("E1")
        await pilot.press("ctrl+n")
        assert screen.desk.here == "E3"
        await pilot.press("ctrl+n")
        assert screen.desk.here == "E2"


async def test_a_line_counts_for_another_question_too(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared, (120, 40)) as (pilot, screen):
        screen.go("B1")
        await types(pilot, "Vi delar jouren")
        await pilot.press("up", "equals_sign")
        await pilot.pause()
        await pilot.press(*"C1", "enter")
        await pilot.pause()
        assert "Vi delar jouren (also C1)" in screen_text(pilot.app)
        screen.go("C1")
        await pilot.pause()
        assert "Vi delar jouren (from B1)" in screen_text(pilot.app)
        assert screen.desk.interview.status("C1") == "answered_elsewhere"
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert screen.desk.interview.status("C1") == ""


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_question_for_each_record_lists_them_and_says_which_are_done(
    prepared: StudyFolder, on_interview: OpenScreen, size: tuple[int, int]
) -> None:
    async with on_interview(prepared, size) as (pilot, screen):
        screen.go("B1")
        await types(pilot, "@Granåker", "@Regionen")
        screen.go("F1")
        await pilot.press("f3", "down", "space", "f3", "f3")
        await pilot.pause()
        shown = screen_text(pilot.app)
        assert "Ask for each: 1 of 2 done" in shown
        assert "☐ Granåker  left" in shown
        assert "☑ Regionen  done" in shown


async def test_a_record_is_opened_from_the_list_and_done_when_a_field_is_said(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared, (120, 40)) as (pilot, screen):
        screen.go("B1")
        await types(pilot, "@Granåker")
        screen.go("F1")
        await pilot.press("f3", "enter")
        await pilot.press(*"grannk", "enter", "ctrl+t")
        await pilot.pause()
        assert "☑ Granåker  done" in screen_text(pilot.app)


async def test_a_line_ticks_the_probe_that_it_speaks_of_and_undo_takes_both(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        screen.go("B1")
        await types(pilot, "Regionen har vi kontakt med varje vecka")
        assert screen.desk.interview.coverage["B1"].probes == ("b",)
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert not screen.desk.interview.entries
        assert "B1" not in screen.desk.interview.coverage


async def test_the_interviewers_own_line_ticks_nothing(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        screen.go("B1")
        await types(pilot, "(de har nog kontakt varje vecka")
        assert "B1" not in screen.desk.interview.coverage
