"""The end of an interview: what is missing, the consent, the field note."""

from sosapp.store.listing import listed_row
from sosapp.store.study_folder import StudyFolder
from sosapp.tui.screens.consent import ConsentDialog
from sosapp.tui.screens.field_note import FieldNoteScreen
from sosapp.tui.screens.home import HomeScreen
from sosapp.tui.screens.interview import InterviewScreen
from sosapp.tui.widgets.interview_list import InterviewList
from tests.tui.conftest import INTERVIEW, OpenScreen
from tests.tui.full_study import FINISHED, ordinary
from tests.tui.screen_text import screen_text
from tests.tui.tour.walk import touring
from tests.tui.waiting import settled, until


async def test_enter_ends_the_interview(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await pilot.press(*"hej", "enter", "f7", "enter")
        await pilot.pause()
        assert screen.desk.interview.facts.state == "finished"
        assert "The field note waits" in screen_text(pilot.app)


async def test_the_arrows_go_to_what_is_missing(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await pilot.press("f7", "end", "enter")
        await pilot.pause()
        assert screen.desk.here == last_core(screen)
        assert screen.desk.interview.facts.state == "planned"


async def test_a_record_that_lacks_something_opens_in_its_form(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await pilot.press(*"@ | skola", "enter", "ctrl+n", "f7", "end", "enter")
        await pilot.pause()
        assert screen.has_class("-form")


def last_core(screen: InterviewScreen) -> str:
    """The last of the core questions."""
    questions = screen.desk.questions
    return [question.id for question in questions if question.priority == "core"][-1]


async def test_escape_goes_on(prepared: StudyFolder, on_interview: OpenScreen) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await pilot.press("f7", "escape")
        await pilot.pause()
        assert pilot.app.screen is screen
        assert screen.desk.interview.facts.state == "planned"


async def test_the_consent_is_changed_during_the_talk(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        first = screen.desk.instrument.guide.consent[0].id
        await pilot.press("f7", "down", "down", "enter")
        assert isinstance(pilot.app.screen, ConsentDialog)
        await pilot.press("space", "ctrl+s", "f7", "end")
        await pilot.pause()
        assert screen.desk.interview.facts.consent == {first: True}
        assert "The consent changed during the interview: 1" in screen_text(pilot.app)


async def test_the_field_note_is_kept_field_by_field(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await pilot.press("f7", "down", "enter")
        assert isinstance(pilot.app.screen, FieldNoteScreen)
        await pilot.press(*"hemma", "tab", *"ingen", "escape")
        await pilot.pause()
        assert pilot.app.screen_stack[-1] is screen
    kept = prepared.read(INTERVIEW).facts.field_note
    assert kept == {"setting": "hemma", "others_present": "ingen"}


async def test_a_key_in_the_field_note_is_kept_at_once(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await pilot.press("f7", "down", "enter", *"hem")
        await pilot.pause()
        draft = screen.desk.opened.draft
        assert (draft.form, draft.field, draft.typed) == (
            "field_note",
            "setting",
            "hem",
        )


async def test_home_says_that_the_field_note_is_due(full: StudyFolder) -> None:
    row = listed_row(full.files, FINISHED)
    assert row.field_note_due
    async with touring(full, ordinary) as tour:
        await settled()
        assert "försenad" in screen_text(tour.app)


async def test_the_field_note_is_written_from_home(full: StudyFolder) -> None:
    async with touring(full, ordinary) as tour:
        await settled()
        home = tour.screen(HomeScreen)
        shown = home.query_one(InterviewList)
        shown.highlighted = shown.get_option_index(FINISHED)
        await tour.press("f", FieldNoteScreen)
        await tour.pilot.press(*"snö")
        await tour.pilot.press("escape")
        await until(tour.pilot, lambda: tour.app.screen is home)
        await settled()
        assert not listed_row(full.files, FINISHED).field_note_due
    assert full.read(FINISHED).facts.field_note == {"setting": "snö"}
