"""What is half typed outlives the program, however it ends."""

import signal

import pytest

from sosapp.store.form_draft import FormDraft
from sosapp.store.study_folder import open_study

from .conversation import Line
from .desk import Desk
from .interviewer import Interviewer
from .onlooker import PATIENCE

RECORD = Line("@ Granåker", ())
NAME = "Alva Exempelsson"


def half_fill_the_record(desk: Desk, her: Interviewer) -> None:
    """Write a record and half a line, and type half a value into its form."""
    her.begins()
    her.types(RECORD)
    her.leaves_half("halva raden")
    her.moves("ctrl+t")
    her.terminal.type("gran")
    her.sees("│ gran ")


def assert_goes_on(desk: Desk) -> None:
    """The form is open as it was, and the line after it."""
    with desk.terminal(str(desk.folder)) as terminal:
        her = desk.interviewer(terminal)
        her.opens_first()
        her.sees("│ gran ")
        terminal.type("nk")
        her.sees("│ grannk ")
        terminal.key("enter")
        her.sees(": Grannk")
        her.moves("ctrl+t")
        terminal.type(", hela")
        her.sees("halva raden, hela")
        her.files()
        her.quits()
    record, note = desk.interview.entries.values()
    assert record.fields == {"partner_name": "Granåker", "partner_type": "kommun_grann"}
    assert note.text == "halva raden, hela"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_half_filled_form_outlives_being_ended(
    prepared: Desk, number: signal.Signals
) -> None:
    with prepared.terminal(str(prepared.folder)) as terminal:
        her = prepared.interviewer(terminal)
        half_fill_the_record(prepared, her)
        terminal.kill(number)
        terminal.wait(PATIENCE)
        her.sees_no_fault()
    assert_goes_on(prepared)


def test_what_is_said_to_be_saved_outlives_being_killed(prepared: Desk) -> None:
    with prepared.terminal(str(prepared.folder)) as terminal:
        her = prepared.interviewer(terminal)
        half_fill_the_record(prepared, her)
        her.sees_word("saved.yes")
        terminal.kill(signal.SIGKILL)
        terminal.wait(PATIENCE)
    assert prepared.interview.draft.typed == "gran"
    assert_goes_on(prepared)


def test_the_last_keys_in_the_form_before_quitting_are_kept(prepared: Desk) -> None:
    with prepared.terminal(str(prepared.folder)) as terminal:
        her = prepared.interviewer(terminal)
        her.begins()
        her.types(RECORD)
        her.moves("ctrl+t")
        terminal.send(b"gran\x11")
        her.has_left()
    draft = prepared.interview.draft
    assert (draft.field, draft.typed) == ("partner_type", "gran")


def test_the_line_that_waits_outlives_being_killed(prepared: Desk) -> None:
    with prepared.terminal(str(prepared.folder)) as terminal:
        her = prepared.interviewer(terminal)
        her.begins()
        her.types(Line("ett", ()))
        her.leaves_half("halva")
        her.goes_to_the_lines()
        terminal.key("enter")
        her.sees_word("composer.changing")
        terminal.type("!")
        her.sees("ett!")
        her.sees_word("saved.yes")
        terminal.kill(signal.SIGKILL)
        terminal.wait(PATIENCE)
    with prepared.terminal(str(prepared.folder)) as terminal:
        her = prepared.interviewer(terminal)
        her.opens_first()
        her.sees("ett!")
        her.files()
        her.sees("│ halva ")
        terminal.type(" raden")
        her.sees("halva raden")
        her.files()
        her.quits()
    texts = [entry.text for entry in prepared.interview.entries.values()]
    assert texts == ["ett!", "halva raden"]


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_a_half_prepared_interview_outlives_the_program(
    prepared: Desk, number: signal.Signals
) -> None:
    draft = FormDraft(open_study(prepared.folder).study.id)
    with prepared.terminal(str(prepared.folder)) as terminal:
        her = prepared.interviewer(terminal)
        her.sees_word("home.participants")
        terminal.key("ctrl+n")
        her.fills("start.case", "9902 Storköping")
        terminal.key("enter", "enter")
        her.fills("start.name", NAME)
        if number == signal.SIGKILL:
            terminal.wait_until(lambda: NAME in str(draft.read()), PATIENCE)
        terminal.kill(number)
        terminal.wait(PATIENCE)
    for file in prepared.folder.rglob("*"):
        assert not file.is_file() or NAME.encode() not in file.read_bytes()
    with prepared.terminal(str(prepared.folder)) as terminal:
        her = prepared.interviewer(terminal)
        her.sees_word("home.participants")
        terminal.key("ctrl+n")
        her.sees_word("form.restored")
        her.sees("9902 Storköping", NAME)
        her.is_in("start.name")
        terminal.key("escape", "escape")
        terminal.wait_until(lambda: not draft.path.exists(), PATIENCE)
        her.quits()


def test_a_half_made_study_outlives_being_killed(prepared: Desk) -> None:
    with prepared.terminal() as terminal:
        her = prepared.interviewer(terminal)
        her.sees_word("pick.title")
        terminal.key("ctrl+n")
        her.fills("study.name", "Lillmorastudien")
        draft = FormDraft("new-study")
        terminal.wait_until(lambda: "Lillmorastudien" in str(draft.read()), PATIENCE)
        terminal.kill(signal.SIGKILL)
        terminal.wait(PATIENCE)
    with prepared.terminal() as terminal:
        her = prepared.interviewer(terminal)
        her.sees_word("pick.title")
        terminal.key("ctrl+n")
        her.sees("Lillmorastudien")
        her.quits()
