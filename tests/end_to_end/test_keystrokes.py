"""The keys that the README counts, pressed one by one from an empty study."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from sosapp.instrument.instrument import Instrument
from sosapp.study.entry import Entry
from sosapp.study.interview import Interview

from .desk import Desk
from .interviewer import Interviewer
from .onlooker import PATIENCE
from .terminal import KEYS

README = Path(__file__).parents[2] / "README.md"
MOST = {
    "a note, in its place and with its time": 1,
    "a quote": 2,
    "a challenge by its name": 2,
    "a collaboration with partner, area, form and two judgements": 12,
    "the next question": 1,
    "any question": 5,
    "where the recorder is": 1,
    "take back what was filed": 1,
}
"""The keys that each may take at most."""


class Hand:
    """Presses keys, and counts those that are no letter of what is said."""

    def __init__(self, her: Interviewer) -> None:
        self.her = her
        self.keys = 0

    def says(self, text: str) -> None:
        """Type the letters of what is said."""
        self.her.terminal.type(text)

    def presses(self, *keys: str) -> None:
        """Press keys that are not said."""
        for key in keys:
            self.her.terminal.send(KEYS.get(key, key).encode())
            self.keys += 1

    def waits(self, done: Callable[[Interview], bool]) -> None:
        """Wait until the disk has it."""
        self.her.terminal.wait_until(lambda: done(self.her.interview), PATIENCE)


def newest(interview: Interview) -> Entry | None:
    """The entry that was made last."""
    return next(reversed(interview.entries.values()), None)


def note(hand: Hand) -> None:
    """A line of text."""
    hand.says("Vi delar jouren")
    hand.presses("enter")
    hand.waits(lambda now: is_there(now, "note", "Vi delar jouren"))


def quote(hand: Hand) -> None:
    """What was said, word for word."""
    hand.presses('"')
    hand.says("Det går inte ensam")
    hand.presses("enter")
    hand.waits(lambda now: is_there(now, "quote", "Det går inte ensam"))


def challenge(hand: Hand) -> None:
    """A record that has only a title."""
    hand.presses("!")
    hand.says("Ingen svarar på natten")
    hand.presses("enter")
    title = {"title": "Ingen svarar på natten"}
    hand.waits(lambda now: has(now, "challenge", title))


def collaboration(hand: Hand) -> None:
    """A record with five values in one line."""
    hand.presses("@")
    for value in ("Granåker", "socialjour", "avtalssamverkan"):
        hand.says(value)
        hand.presses("|")
    hand.presses("4", "|")
    hand.says("delvis")
    hand.presses("enter")
    said = {
        "partner_name": "Granåker",
        "areas": ["socialjour"],
        "form": "avtalssamverkan",
        "works": 4,
        "sufficiency": "delvis",
    }
    hand.waits(lambda now: has(now, "collaboration", said))


def next_question(hand: Hand) -> None:
    """The one that follows."""
    hand.presses("ctrl+n")
    hand.her.is_at("A1")


def any_question(hand: Hand) -> None:
    """One far away, by its id."""
    hand.presses("ctrl+g", "d", "5", "enter")
    hand.her.is_at("D5")


def recorder(hand: Hand) -> None:
    """A mark that ties every line to the recording."""
    hand.presses("ctrl+r")
    hand.waits(lambda now: len(now.facts.recordings) == 1)


def undo(hand: Hand) -> None:
    """The last change is taken back."""
    hand.presses("ctrl+z")
    hand.waits(lambda now: not now.facts.recordings)


FLOWS: Mapping[str, Callable[[Hand], None]] = dict(
    zip(
        MOST,
        [
            *(note, quote, challenge, collaboration),
            *(next_question, any_question, recorder, undo),
        ],
        strict=True,
    )
)


def is_there(interview: Interview, kind: str, text: str) -> bool:
    """Whether the newest entry is this line, stamped and under its question."""
    entry = newest(interview)
    return (
        entry is not None
        and (entry.kind, entry.text, entry.question) == (kind, text, "O1")
        and entry.at is not None
    )


def has(interview: Interview, kind: str, fields: Mapping[str, object]) -> bool:
    """Whether the newest entry is a record with these values and no other."""
    entry = newest(interview)
    return entry is not None and entry.kind == kind and entry.fields == fields


@pytest.fixture(scope="module")
def counted(
    tmp_path_factory: pytest.TempPathFactory, instrument: Instrument
) -> Iterator[dict[str, int]]:
    """What each flow takes, from an empty folder on and by keys alone."""
    place = tmp_path_factory.mktemp("keys")
    desk = Desk(place / "Pilot", instrument)
    # The home of a test is there only while the test runs.
    homes = ("HOME", *(f"XDG_{name}_HOME" for name in ("CONFIG", "DATA", "CACHE")))
    with desk.terminal(env=dict.fromkeys(homes, str(place / "home"))) as terminal:
        her = desk.interviewer(terminal)
        her.makes_study("Pilot", desk.folder)
        her.says_who_types("Intervjuare Ö")
        her.prepares("9901 Lillmora", "Alva Exempelsson", "Video")
        her.starts_the_clock()
        keys = {}
        for name, flow in FLOWS.items():
            hand = Hand(her)
            flow(hand)
            keys[name] = hand.keys
        her.quits()
    yield keys


@pytest.mark.parametrize("flow", MOST)
def test_it_takes_no_more_keys_than_it_may(counted: dict[str, int], flow: str) -> None:
    assert counted[flow] <= MOST[flow]


@pytest.mark.parametrize("flow", MOST)
def test_the_readme_says_how_many_keys_it_takes(
    counted: dict[str, int], flow: str
) -> None:
    row = re.search(rf"^\| {flow} \| (\d+) \|", README.read_text("utf-8"), re.M)
    assert row is not None
    assert int(row[1]) == counted[flow]
