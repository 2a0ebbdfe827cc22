"""Keys that arrive together, as over a slow line, do what they do one by one."""

import re

import pytest

from .desk import Desk
from .interviewer import Interviewer
from .onlooker import PATIENCE
from .terminal import KEYS

BACK = KEYS["backspace"]
LEFT, HOME, END = KEYS["left"], KEYS["home"], KEYS["end"]
NEXT, NEW_LINE, UNDO = KEYS["ctrl+n"], KEYS["ctrl+j"], KEYS["ctrl+z"]
FIELDS, QUIT = KEYS["ctrl+t"], KEYS["ctrl+q"]


def typed_at_once(desk: Desk, keys: str) -> None:
    """Begin the interview, send all keys in one piece and then the one that leaves."""
    with desk.terminal(str(desk.folder)) as terminal:
        her = desk.interviewer(terminal)
        her.begins()
        terminal.send(keys.encode() + QUIT.encode())
        her.has_left()


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        pytest.param(f"tehh{BACK * 3}he\r", ["the"], id="backspace"),
        pytest.param(f"abc{LEFT * 2}Z\r", ["aZbc"], id="arrows"),
        pytest.param(f"abc{HOME}Z{END}Y\r", ["ZabcY"], id="home and end"),
        pytest.param(f"ett{NEW_LINE}två\r", ["ett\ntvå"], id="new line"),
        pytest.param(f"bort\rbort\r{UNDO * 2}", [], id="undo"),
        pytest.param("hård\u00a0luft\r", ["hård\u00a0luft"], id="hard space"),
    ],
)
def test_editing_keys_keep_their_place(
    prepared: Desk, keys: str, said: list[str]
) -> None:
    typed_at_once(prepared, keys)
    entries = prepared.interview.entries.values()
    assert [entry.text for entry in entries] == said


def test_a_line_stays_with_its_question(prepared: Desk) -> None:
    typed_at_once(prepared, f"ett\r{NEXT}två\r{NEXT}tre\r")
    entries = prepared.interview.entries.values()
    said = [(entry.question, entry.text) for entry in entries]
    assert said == [("O1", "ett"), ("A1", "två"), ("A2", "tre")]


def test_every_line_has_its_stamp(prepared: Desk) -> None:
    typed_at_once(prepared, "ett\rtvå\rtre\r")
    entries = prepared.interview.entries.values()
    assert len(entries) == 3
    assert None not in [entry.at for entry in entries]


def test_the_first_line_starts_the_clock(prepared: Desk) -> None:
    with prepared.terminal(str(prepared.folder)) as terminal:
        her = prepared.interviewer(terminal)
        her.opens_first()
        her.is_at("O1")
        terminal.type("genast\n")
        her.sees_no(her.word("clock.not_started"))
        her.quits()
    assert prepared.interview.facts.sittings


def test_the_last_keys_before_leaving_are_kept(prepared: Desk) -> None:
    typed_at_once(prepared, "hel rad\rhello")
    assert [e.text for e in prepared.interview.entries.values()] == ["hel rad"]
    assert prepared.interview.draft.text == "hello"


def test_a_value_is_typed_into_the_form_and_a_line_after_it(prepared: Desk) -> None:
    typed_at_once(prepared, f"@ Granåker\r{FIELDS}grannkommun\r{FIELDS}efter\r")
    record, note = prepared.interview.entries.values()
    assert record.fields == {"partner_name": "Granåker", "partner_type": "kommun_grann"}
    assert note.text == "efter"


def answers_that_each_line_is_one(
    desk: Desk, her: Interviewer, lines: list[str]
) -> None:
    """Wait until all has come, say that each line is an entry, and leave.

    On a busy machine the first lines may come as slowly as if they were typed.
    """

    def all_has_come() -> bool:
        asked = re.search(r"2  (\d+) ", her.terminal.screen())
        said = len(desk.interview.entries)
        return asked is not None and int(asked[1]) + said == len(lines)

    her.terminal.wait_until(all_has_come, PATIENCE)
    her.terminal.send(b"2")
    her.sees(lines[-1])
    her.quits()


def test_a_text_that_is_pasted_as_keys_is_asked_about_once(prepared: Desk) -> None:
    lines = [f"rad {number} av en lång text" for number in range(1, 51)]
    with prepared.terminal(str(prepared.folder)) as terminal:
        her = prepared.interviewer(terminal)
        her.begins()
        terminal.send("\r".join(lines).encode())
        answers_that_each_line_is_one(prepared, her, lines)
    assert [e.text for e in prepared.interview.entries.values()] == lines


def test_a_text_that_comes_in_pieces_is_one_text(prepared: Desk) -> None:
    lines = [f"rad {number} av en lång text" for number in range(1, 51)]
    text = "\r".join(lines).encode()
    with prepared.terminal(str(prepared.folder)) as terminal:
        her = prepared.interviewer(terminal)
        her.begins()
        terminal.send(text[:717])
        her.sees(her.word("pasted.one"))
        terminal.send(text[717:])
        answers_that_each_line_is_one(prepared, her, lines)
    assert [e.text for e in prepared.interview.entries.values()] == lines
