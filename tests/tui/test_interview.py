"""The interview screen, by its keys."""

from dataclasses import replace

from sosapp.instrument.instrument import Instrument
from sosapp.store.study_folder import StudyFolder
from sosapp.study.entry import Entry
from sosapp.study.interview import Interview
from sosapp.tui.widgets.entry_list import EntryList
from sosapp.tui.widgets.question_pane import ProbeList
from sosapp.tui.widgets.record_form import RecordForm
from sosapp.tui.widgets.value_line import ValueLine
from tests.keeping import keep
from tests.tui.conftest import INTERVIEW, OpenScreen
from tests.tui.screen_text import screen_text


def used(interview: Interview, question: str) -> list[str]:
    """The probes that were ticked under a question."""
    return list(interview.coverage[question].probes)


def state(interview: Interview) -> str:
    """Whether an interview goes on."""
    return interview.facts.state


def only(interview: Interview) -> Entry:
    """The one entry of an interview."""
    (entry,) = interview.entries.values()
    return entry


async def test_enter_files_the_line_under_the_question(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        screen.go("B1")
        screen.composer.insert("Vi har jouren ihop [/b]")
        await pilot.press("enter")
        entry = only(screen.desk.interview)
        assert (entry.question, entry.text) == ("B1", "Vi har jouren ihop [/b]")
        assert screen.composer.text == ""
        assert "Vi har jouren ihop [/b]" in screen_text(pilot.app)


async def test_the_first_key_starts_the_clock_and_stamps_the_line(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        assert not screen.desk.time.running
        await pilot.press("h", "e", "j", "enter")
        assert screen.desk.time.running
        assert only(screen.desk.interview).at == 0


async def test_the_line_says_what_it_will_be(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        screen.composer.insert("@ Granåker")
        await pilot.pause()
        assert "Collaboration" in screen_text(pilot.app)
        screen.composer.put("-5 procent")
        await pilot.pause()
        assert "Collaboration" not in screen_text(pilot.app)
        assert "Note" in screen_text(pilot.app)


async def test_values_after_bars_go_where_they_belong(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        screen.composer.insert("@ Granåker | socialjour | avtalssamverkan | 4")
        await pilot.press("enter")
        assert only(screen.desk.interview).fields == {
            "partner_name": "Granåker",
            "areas": ["socialjour"],
            "form": "avtalssamverkan",
            "works": 4,
        }


async def test_what_the_question_presets_is_in_the_record(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        screen.go("D2")
        screen.composer.insert("! Digitala krav")
        await pilot.press("enter")
        fields = only(screen.desk.interview).fields
        assert fields == {"title": "Digitala krav", "horizon": "ar_6_10"}


async def test_ctrl_j_goes_on_in_the_same_entry(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await pilot.press("a", "ctrl+j", "b", "enter")
        assert only(screen.desk.interview).text == "a\nb"


async def test_escape_before_a_letter_loses_no_letter(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await pilot.press("escape", "a", "alt+b", "c")
        assert screen.composer.text == "abc"


async def test_a_joined_emoji_is_kept_whole(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await pilot.press("👨", "\u200d", "👧")
        assert screen.composer.text == "👨\u200d👧"


async def test_next_and_previous_question(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await pilot.press("ctrl+n")
        assert screen.desk.here == "A1"
        await pilot.press("pagedown", "pageup", "ctrl+p")
        assert screen.desk.here == "O1"


async def test_a_statement_that_is_left_forwards_was_read_out(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await pilot.press("f5", "ctrl+n")
        assert screen.desk.interview.status("O1") == "asked"


async def test_looking_through_the_guide_before_the_start_marks_nothing(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await pilot.press("ctrl+n", "ctrl+n")
        assert screen.desk.interview.coverage == {}


async def test_go_to_a_question_by_a_part_of_it(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await pilot.press("ctrl+g", *"personalpool", "enter")
        await pilot.pause()
        assert screen.desk.here == "G4"


async def test_mark_a_question_as_skipped_with_a_reason(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        screen.go("B4")
        await pilot.press("f2", "2", *"time", "enter")
        await pilot.pause()
        coverage = screen.desk.interview.coverage["B4"]
        assert (coverage.status, coverage.why) == ("skipped", "time")


async def test_mark_a_question_as_answered_where_was_written_last(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        screen.go("B1")
        await pilot.press("x", "enter", "ctrl+n", "f2", "1", "enter")
        await pilot.pause()
        coverage = screen.desk.interview.coverage["B2"]
        assert (coverage.status, coverage.why) == ("answered_elsewhere", "B1")


async def test_a_probe_is_ticked_and_unticked(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        screen.go("B1")
        await pilot.press("f3", "down", "space")
        assert used(screen.desk.interview, "B1") == ["b"]
        assert "☑" in screen_text(pilot.app)
        assert screen.query_one(ProbeList).has_focus
        await pilot.press("enter")
        assert used(screen.desk.interview, "B1") == []


async def test_an_entry_is_changed_and_what_was_being_typed_comes_back(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await pilot.press(*"one", "enter", "h", "a", "f4", "enter")
        assert screen.composer.text == "one"
        await pilot.press("!", "enter")
        assert only(screen.desk.interview).text == "one!"
        assert screen.composer.text == "ha"


async def test_a_quote_stays_a_quote_when_it_is_changed(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        screen.composer.insert('" Det märks')
        await pilot.press("enter", "up", "enter", "!", "enter")
        entry = only(screen.desk.interview)
        assert (entry.kind, entry.text) == ("quote", "Det märks!")


async def test_an_entry_is_deleted_and_brought_back(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await pilot.press("a", "enter", "f4", "delete")
        assert screen.desk.interview.entries == {}
        await pilot.press("ctrl+z")
        assert only(screen.desk.interview).text == "a"
        await pilot.press("ctrl+y")
        assert screen.desk.interview.entries == {}


async def test_undo_takes_back_the_half_typed_line_first(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await pilot.press("a", "enter", "b", "ctrl+z")
        assert screen.composer.text == ""
        assert len(screen.desk.interview.entries) == 1
        await pilot.press("ctrl+z")
        assert screen.desk.interview.entries == {}


async def test_a_letter_pressed_in_a_list_goes_to_the_composer(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await pilot.press("a", "enter", "f4")
        assert screen.query_one(EntryList).has_focus
        await pilot.press("b", "c")
        assert screen.composer.text == "bc"


async def test_the_form_fills_fields_by_a_few_letters(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        screen.composer.insert("@ Granåker")
        await pilot.press("enter", "ctrl+t", *"neigh", "enter", *"out", "enter")
        await pilot.pause()
        fields = only(screen.desk.interview).fields
        assert fields["partner_type"] == "kommun_grann"
        assert fields["areas"] == ["socialjour"]
        await pilot.press("ctrl+t", "x")
        assert screen.composer.text == "x"


async def test_backspace_in_an_empty_line_of_the_form_unsays_a_field(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        screen.composer.insert("@ Granåker | 4")
        await pilot.press("enter", "ctrl+t")
        form = screen.query_one(RecordForm)
        while screen.query_one(ValueLine).border_title != "How well it works (1–5)":
            await pilot.press("down")
        await pilot.press("backspace")
        await pilot.pause()
        assert "works" not in only(screen.desk.interview).fields
        assert form.display


async def test_words_that_are_no_term_are_kept_in_the_note(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        screen.composer.insert("@ Granåker")
        await pilot.press("enter", "ctrl+t", *"qqq", "ctrl+t")
        await pilot.pause()
        assert only(screen.desk.interview).fields["note"] == "qqq"
        assert "“qqq” is no value of the field" in " ".join(
            screen_text(pilot.app).split()
        )


async def test_a_record_is_linked_by_a_few_letters_of_the_other(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        for line in ("@ Granåker", "! Jouren"):
            screen.composer.insert(line)
            await pilot.press("enter")
        await pilot.press("ctrl+t")
        while screen.query_one(ValueLine).border_title != "Linked collaborations":
            await pilot.press("down")
        await pilot.press(*"gra", "enter")
        await pilot.pause()
        one, other = screen.desk.interview.entries.values()
        assert other.fields["linked_collaborations"] == [one.id]


async def test_the_speaker_stays_until_the_next(
    two_people: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(two_people) as (pilot, screen):
        for line in ("2: hej", "mer", "1: ja"):
            screen.composer.insert(line)
            await pilot.press("enter")
        speakers = [e.speaker for e in screen.desk.interview.entries.values()]
        assert speakers == [2, 2, 1]


async def test_the_interface_changes_its_language_in_the_middle_of_a_line(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        screen.go("D1")
        await pilot.press("h", "a", "f9", "l")
        assert screen.composer.text == "hal"
        assert screen.desk.here == "D1"
        assert "nästa" in screen_text(pilot.app)


async def test_the_questions_are_in_the_language_of_the_interview(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        screen.go("D1")
        await pilot.pause()
        assert "Vilka utmaningar" in screen_text(pilot.app)
        await pilot.press("f6")
        assert "What challenges" in screen_text(pilot.app)
        await pilot.press("ctrl+z")
        assert "Vilka utmaningar" in screen_text(pilot.app)


async def test_pausing_stops_the_clock(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await pilot.press("f5", "f5")
        assert state(screen.desk.interview) == "paused"
        assert "paused" in screen_text(pilot.app)


async def test_finishing_asks_first(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await pilot.press("f5", "f7", "escape")
        assert state(screen.desk.interview) == "ongoing"
        await pilot.press("f7", "enter")
        await pilot.pause()
        assert state(screen.desk.interview) == "finished"


async def test_a_lone_question_mark_is_help(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await pilot.press("?", "enter")
        await pilot.pause()
        assert "Keys here" in screen_text(pilot.app)
        assert screen.desk.interview.entries == {}


async def test_saved_is_shown_only_after_the_flush(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await pilot.press("a", "enter")
        assert screen.desk.opened.wait(5)
        await pilot.pause(1.1)
        assert "saved ✓" in screen_text(pilot.app)
        assert len(prepared.read(INTERVIEW).entries) == 1


async def test_leaving_keeps_the_half_typed_line_and_the_place(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        screen.go("D1")
        await pilot.press(*"half")
        await pilot.pause()
    async with on_interview(prepared) as (_, again):
        assert again.composer.text == "half"
        assert again.desk.here == "D1"
        assert not again.desk.time.running


async def test_after_a_crash_the_interview_goes_on(
    prepared: StudyFolder, on_interview: OpenScreen, instrument: Instrument
) -> None:
    async with on_interview(prepared) as (pilot, screen):
        await pilot.press("a", "enter", "b")
        assert screen.desk.opened.wait(5)
        crashed = replace(screen.desk.interview, draft=screen.desk.opened.draft)
    keep(prepared, crashed, instrument)
    async with on_interview(prepared) as (_, again):
        assert again.desk.time.running
        assert again.composer.text == "b"
