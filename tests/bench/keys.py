"""From a key to its paint, while both applications are typed in side by side."""

import time
from collections.abc import Iterator
from itertools import cycle, islice, product

from tests.bench.bench import Bench
from tests.bench.material import HOUR, empty_study, kept
from tests.bench.paint import program, wait_painted
from tests.bench.timing import Comparison, Finding
from tests.end_to_end.terminal import Terminal

KEYS_A_SECOND = 12
WORDS_A_ROUND = 3
WORDS_A_LINE = 12
BEGINNINGS = [*map("".join, product("qwxz", repeat=4))]
"""No word of the interface begins so: a paint that shows one shows what was typed."""

COLUMNS, ROWS = 120, 40


def measure(bench: Bench) -> Iterator[Finding]:
    """Type the same words into the composer and into a bare text, key by key."""
    study = empty_study(bench.new_folder("keys"))
    kept(study, bench.instrument, HOUR)
    ours = [*bench.sosapp, str(study.path)]
    with (
        Terminal(ours, columns=COLUMNS, rows=ROWS) as interview,
        Terminal(program("bare_text"), columns=COLUMNS, rows=ROWS) as bare,
    ):
        begin_interview(interview)
        terminals = (interview, bare)
        _type_line(terminals, BEGINNINGS[:2])
        times = _type(terminals, WORDS_A_ROUND * bench.rounds)
    mine, other = (tuple(column) for column in zip(*times, strict=True))
    what = "key to paint : in a bare TextArea"
    yield Comparison(f"{what}, pairs", mine, other, 1.5)
    yield Comparison(f"{what}, p50", mine, other, 1.5, 0.5)
    yield Comparison(f"{what}, p95", mine, other, 1.5, 0.95)


def begin_interview(terminal: Terminal) -> None:
    """Open the interview that Home shows, and begin the talk."""
    terminal.wait_for("P01")
    terminal.key("enter")
    terminal.wait_for("· P01 ·")
    terminal.key("f5")
    time.sleep(1)


def _type(terminals: tuple[Terminal, ...], words: int) -> list[list[float]]:
    """The milliseconds of each key in each terminal."""
    left = islice(cycle(BEGINNINGS), words)
    times: list[list[float]] = []
    while line := list(islice(left, WORDS_A_LINE)):
        times += _type_line(terminals, line)
    return times


def _type_line(
    terminals: tuple[Terminal, ...], beginnings: list[str]
) -> list[list[float]]:
    times = [
        milliseconds
        for beginning in beginnings
        for milliseconds in _type_word(terminals, f"{beginning}linje")
    ]
    for terminal in terminals:
        terminal.key("enter")
    time.sleep(0.5)
    return times


def _type_word(terminals: tuple[Terminal, ...], word: str) -> Iterator[list[float]]:
    """Type a word and a space; the times of the keys from the fourth letter on."""
    for count in range(1, len(word) + 1):
        shown = word[:count] if count >= len(BEGINNINGS[0]) else ""
        taken = [press(terminal, word[count - 1], shown) for terminal in terminals]
        if shown:
            yield taken
    for terminal in terminals:
        press(terminal, " ", "")


def press(terminal: Terminal, letter: str, shown: str) -> float:
    """Type a letter and wait until the word so far is painted anew.

    What one application does after its paint is over before the other's turn.
    """
    turn_ends = time.monotonic() + 1 / KEYS_A_SECOND / 2
    before = len(terminal.raw)
    terminal.type(letter)
    painted = wait_painted(terminal, shown, before) if shown else 0.0
    time.sleep(max(0.0, turn_ends - time.monotonic()))
    return 1000 * (painted - terminal.sent_at[-1][0]) if shown else 0.0
