"""Keys as terminals really send them; no letter is lost, and nothing needs Alt."""

from collections.abc import Callable

import pytest

from sosapp.study.interview import Interview

from .desk import Desk
from .interviewer import Interviewer
from .onlooker import PATIENCE

ENTER, NEW_LINE, ESCAPE = b"\r", b"\n", b"\x1b"
NEW_LINES = {
    "Ctrl+J": NEW_LINE,
    "Alt+Enter, kitty and Windows Terminal": b"\x1b[13;3u",
    "Shift+Enter, kitty and Windows Terminal": b"\x1b[13;2u",
}
MOVES = {
    "Home, xterm": (b"\x1b[H", "Xab"),
    "Home, application mode": (b"\x1bOH", "Xab"),
    "Home, tmux and Linux console": (b"\x1b[1~", "Xab"),
    "End, tmux and Linux console": (b"\x1b[H\x1b[4~", "abX"),
    "End, application mode": (b"\x1b[H\x1bOF", "abX"),
    "Left": (b"\x1b[D", "aXb"),
    "Left, application mode": (b"\x1bOD", "aXb"),
    "Backspace, xterm": (b"\x7f", "aX"),
    "Backspace, older terminals": (b"\x08", "aX"),
    "Delete": (b"\x1b[D\x1b[3~", "aX"),
}


def texts(interview: Interview) -> list[str]:
    """What was filed."""
    return [entry.text for entry in interview.entries.values()]


def files(her: Interviewer, sent: bytes, text: str) -> None:
    """Send the bytes of a line and of Enter; the line is then on the disk."""
    before = len(texts(her.interview))
    her.terminal.send(sent)
    her.terminal.send(ENTER)
    her.terminal.wait_until(lambda: len(texts(her.interview)) > before, PATIENCE)
    assert texts(her.interview)[-1] == text


def at_the_composer(desk: Desk, act: Callable[[Interviewer], None]) -> None:
    """Begin the interview, act, and leave."""
    with desk.terminal(str(desk.folder)) as terminal:
        her = desk.interviewer(terminal)
        her.begins()
        act(her)
        her.quits()


def test_a_new_line_comes_however_the_terminal_sends_it(prepared: Desk) -> None:
    def act(her: Interviewer) -> None:
        for number, (_, sent) in enumerate(NEW_LINES.items()):
            start = f"rad {number}".encode()
            files(her, start + sent + "två".encode(), f"rad {number}\ntvå")

    at_the_composer(prepared, act)


def test_a_line_is_edited_however_the_terminal_sends_the_keys(prepared: Desk) -> None:
    def act(her: Interviewer) -> None:
        for sent, text in MOVES.values():
            files(her, b"ab" + sent + b"X", text)

    at_the_composer(prepared, act)


def test_no_letter_is_lost_after_escape(prepared: Desk) -> None:
    def act(her: Interviewer) -> None:
        for letter in "aåöÅé":
            files(her, b"en" + ESCAPE + letter.encode() + b"n", f"en{letter}n")

    at_the_composer(prepared, act)


@pytest.mark.parametrize("sent", [b"\x1bOP", b"\x1b[11~", b"\x1b[[A"])
def test_help_opens_however_the_terminal_sends_its_key(
    prepared: Desk, sent: bytes
) -> None:
    def act(her: Interviewer) -> None:
        her.terminal.send(sent)
        her.sees_word("help.title")
        her.terminal.key("escape")
        her.sees_no(her.word("help.title"))

    at_the_composer(prepared, act)


def test_page_keys_go_from_question_to_question(prepared: Desk) -> None:
    def act(her: Interviewer) -> None:
        her.terminal.send(b"\x1b[6~")
        her.is_at("A1")
        her.terminal.send(b"\x1b[5~")
        her.is_at("O1")

    at_the_composer(prepared, act)


def test_a_bracketed_paste_is_one_text(prepared: Desk) -> None:
    def act(her: Interviewer) -> None:
        files(her, b"\x1b[200~ett\rtv\xc3\xa5\x1b[201~", "ett\ntvå")

    at_the_composer(prepared, act)
