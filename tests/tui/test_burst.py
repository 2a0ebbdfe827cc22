"""A pasted text that comes as keys is told from what was typed."""

from textual.events import Event, Key

from sosapp.tui.burst import LINES, LINGER, QUIET, pasted


def keys(text: str, gap: float = 0.0) -> list[Event]:
    """The keys of a text, so many seconds apart."""
    found: list[Event] = []
    for number, letter in enumerate(text):
        event = Key("enter", "\r") if letter == "\n" else Key(letter, letter)
        event.time = 100.0 + number * gap
        found.append(event)
    return found


def test_many_lines_at_once_are_pasted() -> None:
    text = "rad\n" * LINES
    assert pasted(keys(text)) == (text, len(text))


def test_a_few_lines_at_once_are_typed_ahead() -> None:
    assert pasted(keys("rad\n" * (LINES - 1))) == ("", 0)


def test_lines_at_the_speed_of_a_hand_are_typed() -> None:
    assert pasted(keys("rad\n" * LINES, gap=QUIET * 1.5)) == ("", 0)


def test_a_command_ends_the_text() -> None:
    text = "rad\n" * LINES
    waiting = [*keys(text), Key("ctrl+n", None), *keys("mer")]
    assert pasted(waiting) == (text, len(text))


def test_nothing_waits() -> None:
    assert pasted([]) == ("", 0)


def test_what_comes_in_a_second_piece_belongs_to_the_text() -> None:
    waiting = keys("ext\nrad")
    last = waiting[0].time - LINGER / 2
    assert pasted(waiting, last) == ("ext\nrad", 7)


def test_a_key_by_itself_after_a_pasted_text_answers_what_is_asked() -> None:
    waiting = keys("2")
    assert pasted(waiting, waiting[0].time - LINGER / 2) == ("", 0)


def test_keys_long_after_a_pasted_text_are_typed() -> None:
    waiting = keys("ny")
    assert pasted(waiting, waiting[0].time - 2 * LINGER) == ("", 0)
