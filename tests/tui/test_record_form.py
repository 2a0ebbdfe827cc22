"""A record that was made in passing grows in its form, key by key."""

from textual.pilot import Pilot

from sosapp.store.study_folder import StudyFolder
from sosapp.study.entry import Entry
from sosapp.tui.screens.interview import InterviewScreen
from tests.tui.conftest import OpenScreen
from tests.tui.screen_text import screen_text


async def types(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, those of a longer text one by one."""
    for key in keys:
        await pilot.press(*([key] if key in ("enter", "ctrl+t") else key))
    await pilot.pause()


def newest(screen: InterviewScreen) -> Entry:
    """The entry that was made last."""
    return list(screen.desk.interview.entries.values())[-1]


async def goes_down_to(pilot: Pilot[None], field: str) -> None:
    """Move in the form until the line belongs to a field."""
    for _ in range(40):
        title = pilot.app.screen.query_one("#value").border_title
        if title == field:
            return
        await pilot.press("down")
    raise AssertionError(f"no field {field}")


async def test_a_record_made_in_passing_says_what_is_not_said(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared, (120, 40)) as (pilot, _):
        await types(pilot, "@Granåker", "enter")
        assert "Granåker  not said: Type of partner" in screen_text(pilot.app)


async def test_where_there_is_no_room_it_says_how_much_is_not_said(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared, (40, 20)) as (pilot, _):
        await types(pilot, "@Granåker", "enter")
        assert "Granåker  11 not said" in screen_text(pilot.app)


async def test_a_digit_sets_a_scale_and_goes_on(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await types(pilot, "@Granåker", "enter", "ctrl+t")
        await goes_down_to(pilot, "How well it works (1–5)")
        await pilot.press("4")
        await pilot.pause()
        assert newest(screen).fields["works"] == 4
        assert screen.query_one("#value").border_title == "Sufficiency"


async def test_a_digit_off_the_scale_is_not_taken(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await types(pilot, "@Granåker", "enter", "ctrl+t")
        await goes_down_to(pilot, "How well it works (1–5)")
        await types(pilot, "9", "enter")
        assert "works" not in newest(screen).fields
        assert screen.query_one("#value").border_title == "How well it works (1–5)"


async def test_a_parenthesis_makes_a_judgement_the_interviewers(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared, (120, 40)) as (pilot, screen):
        await types(pilot, "@Granåker", "enter", "ctrl+t")
        await goes_down_to(pilot, "How well it works (1–5)")
        await types(pilot, "(4")
        assert newest(screen).fields["works"] == 4
        assert newest(screen).interpreted == ("works",)
        assert "How well it works (1–5): ( 4 Works well" in screen_text(pilot.app)
        await pilot.press("up")
        assert "( judged by: interviewer ─" in screen_text(pilot.app)
        await types(pilot, "ctrl+t")
        await pilot.press("ctrl+z", "ctrl+z")
        await pilot.pause()
        assert newest(screen).interpreted == ()


async def test_a_parenthesis_begins_a_text_where_nothing_is_judged(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await types(pilot, "@Granåker", "enter", "ctrl+t")
        await goes_down_to(pilot, "What it is about")
        await types(pilot, "(nattjour)", "enter")
        assert newest(screen).fields["what_about"] == "(nattjour)"
        assert newest(screen).interpreted == ()


async def test_a_link_is_made_with_a_few_letters_and_seen_from_both_sides(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared, (120, 40)) as (pilot, screen):
        await types(pilot, "@Granåker", "enter")
        partner = newest(screen).id
        await types(pilot, "!Ingen svarar på natten", "enter", "ctrl+t")
        await goes_down_to(pilot, "Linked collaborations")
        await types(pilot, "gra", "enter", "ctrl+t")
        assert newest(screen).fields["linked_collaborations"] == [partner]
        screen.open_form(partner)
        await pilot.pause()
        assert "Linked from: Ingen svarar på natten" in screen_text(pilot.app)


async def test_a_link_to_a_deleted_record_says_that_it_is_gone(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared, (120, 40)) as (pilot, screen):
        await types(pilot, "@Granåker", "enter")
        partner = newest(screen).id
        await types(pilot, "!Ingen svarar på natten", "enter", "ctrl+t")
        await goes_down_to(pilot, "Linked collaborations")
        await types(pilot, "gra", "enter", "ctrl+t")
        screen.desk.delete(partner)
        screen.show()
        screen.open_form(newest(screen).id)
        await pilot.pause()
        assert "(deleted record)" in screen_text(pilot.app)
        assert partner not in screen_text(pilot.app)
