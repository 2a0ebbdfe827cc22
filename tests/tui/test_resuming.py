"""After a crash an interview goes on where it was, with all that was half typed."""

from shutil import copytree

import pytest
from textual.pilot import Pilot

from sosapp.store.interview_file import Recovered
from sosapp.store.study_folder import StudyFolder
from sosapp.study.interview import Draft, Interview
from sosapp.tui.recovery_notice import recovery_notice
from sosapp.tui.screens.interview import InterviewScreen
from sosapp.tui.widgets.record_form import RecordForm
from sosapp.tui.widgets.value_line import ValueLine
from tests.store.work import LONG_ENOUGH
from tests.tui.conftest import INTERVIEW, OpenScreen
from tests.tui.screen_text import screen_text


def as_after_a_crash(study: StudyFolder, screen: InterviewScreen) -> StudyFolder:
    """The study as it lies on the disk while the interview is open."""
    assert screen.desk.opened.wait(LONG_ENOUGH)
    return StudyFolder(copytree(study.path, study.path.with_name("crashed")))


def only(interview: Interview) -> dict[str, object]:
    """The fields of the one record of an interview."""
    (entry,) = interview.entries.values()
    return dict(entry.fields)


async def write_record(pilot: Pilot[None], screen: InterviewScreen) -> None:
    """Write a record whose first field that is not said is the type of partner."""
    screen.go("B1")
    screen.composer.insert("@ Granåker")
    await pilot.press("enter")


async def test_the_line_that_waits_comes_back_after_the_change(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await pilot.press(*"one", "enter", *"half", "f4", "enter", "!")
        crashed = as_after_a_crash(prepared, screen)
    async with on_interview(crashed) as (pilot, again):
        assert again.composer.text == "one!"
        assert again.composer.cursor_location == (0, 4)
        assert "The line that waits comes back" in " ".join(
            screen_text(pilot.app).split()
        )
        await pilot.press("enter")
        assert again.composer.text == "half"
        await pilot.press("x", "enter")
        texts = [entry.text for entry in again.desk.interview.entries.values()]
        assert texts == ["one!", "halfx"]


@pytest.mark.parametrize("field", ["partner_type", "note"])
async def test_the_form_is_open_at_its_field_with_what_was_typed(
    prepared: StudyFolder, on_interview: OpenScreen, field: str
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await write_record(pilot, screen)
        await pilot.press(*"rad", "ctrl+t")
        while screen.query_one(RecordForm).half_typed[1] != field:
            await pilot.press("down")
        await pilot.press(*"neig")
        crashed = as_after_a_crash(prepared, screen)
    async with on_interview(crashed) as (pilot, again):
        await pilot.pause()
        form = again.query_one(RecordForm)
        (entry,) = again.desk.interview.entries
        assert form.half_typed == (entry, field, "neig")
        assert again.focused is again.query_one(ValueLine)
        assert again.composer.text == "rad"
        assert "neig" in screen_text(pilot.app)
        await pilot.press("h", "ctrl+t", "x")
        await pilot.pause()
        value = only(again.desk.interview)[field]
        assert value == ("neigh" if field == "note" else "kommun_grann")
        assert again.composer.text == "radx"
        assert again.desk.opened.draft == Draft(
            question="B1", text="radx", at=again.desk.writing.line.at
        )


@pytest.mark.parametrize("key", ["ctrl+l", "ctrl+q", "escape"])
async def test_leaving_the_form_half_filled_keeps_what_is_typed(
    prepared: StudyFolder, on_interview: OpenScreen, key: str
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await write_record(pilot, screen)
        await pilot.press("ctrl+t", *"nei", key)
        await pilot.pause()
    draft = prepared.read(INTERVIEW).draft
    assert (draft.field, draft.typed) == ("partner_type", "nei")
    async with on_interview(prepared) as (_, again):
        assert again.query_one(RecordForm).half_typed[1:] == ("partner_type", "nei")


async def test_a_letter_after_escape_is_not_lost_in_the_form(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await write_record(pilot, screen)
        await pilot.press("ctrl+t", "n", "alt+e", "i")
        assert screen.query_one(ValueLine).value == "nei"


async def test_a_form_that_was_left_stays_closed(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await write_record(pilot, screen)
        await pilot.press("ctrl+t", *"neigh", "ctrl+t")
        await pilot.pause()
        crashed = as_after_a_crash(prepared, screen)
    async with on_interview(crashed) as (_, again):
        assert not again.has_class("-form")
        assert again.composer.has_focus
        assert only(again.desk.interview)["partner_type"] == "kommun_grann"


async def test_what_is_typed_for_a_record_that_goes_away_is_in_the_composer(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await write_record(pilot, screen)
        await pilot.press("ctrl+t", *"nei", "ctrl+z")
        await pilot.pause()
        assert not screen.has_class("-form")
        assert screen.composer.text == "nei"
        assert screen.composer.has_focus


async def test_finishing_takes_the_value_that_is_typed(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await write_record(pilot, screen)
        await pilot.press("ctrl+t", *"neigh", "f7", "enter")
        await pilot.pause()
        assert only(screen.desk.interview)["partner_type"] == "kommun_grann"


async def test_words_for_a_record_that_is_gone_are_kept(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (_, screen):
        draft = Draft(question="B1", text="rad ", form="gone", field="x", typed="ord")
        screen.desk.opened.keep_draft(draft)
        crashed = as_after_a_crash(prepared, screen)
    async with on_interview(crashed) as (pilot, again):
        await pilot.pause()
        assert again.composer.text == "rad ord"
        assert again.desk.opened.draft.form == ""


def test_the_notice_names_what_was_brought_back() -> None:
    draft = Draft(text="a", waiting="b", form="c", typed="d")
    said = recovery_notice(Recovered(changes=1, torn=True), draft, "sv")
    assert said == (
        "Intervjun stängdes inte förra gången. En ändring hämtades ur journalen."
        " Det allra sista före avbrottet hann inte sparas."
        " Den halvskrivna raden står kvar."
        " Raden som väntar kommer tillbaka när ändringen är klar."
        " Formuläret är öppet där det lämnades."
    )
    assert "3 ändringar" in recovery_notice(Recovered(changes=3), Draft(), "sv")
    assert recovery_notice(Recovered(), draft, "sv") == ""


def test_the_notice_speaks_of_a_form_alone(prepared: StudyFolder) -> None:
    draft = Draft(form="b7d0k2m4n6", typed="ord")
    assert draft.is_half_typed
    said = recovery_notice(Recovered(draft=True), draft, "en")
    assert said.endswith("The form is open where it was left.")
