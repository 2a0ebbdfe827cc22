"""What was said in an earlier wave, beside today's notes."""

from dataclasses import replace

import pytest

from sosapp.instrument.instrument import Instrument
from sosapp.store.study_folder import StudyFolder
from sosapp.study.entry import Entry
from sosapp.study.interview import Facts, Interview
from tests.keeping import keep
from tests.tui.conftest import INTERVIEW, OpenScreen
from tests.tui.screen_text import screen_text
from tests.tui.waiting import until

THEN = "z1z2z3z4z5"


@pytest.fixture
def second_wave(prepared: StudyFolder, instrument: Instrument) -> StudyFolder:
    """The same, with an interview of a first wave that said something on B1."""
    here = prepared.read(INTERVIEW)
    keep(prepared, replace(here, facts=replace(here.facts, wave=2)), instrument)
    facts: Facts = replace(here.facts, id=THEN, wave=1, date="2026-02-01")
    entries = [
        Entry(id="e1", number=1, question="B1", kind="note", text="Jouren var ny"),
        Entry(
            id="e2",
            number=2,
            question="B1",
            kind="collaboration",
            fields={"partner_name": "Granåker", "works": 4},
        ),
        Entry(
            id="e3",
            number=3,
            question="B1",
            kind="note",
            text="Bara mellan oss",
            use="off_record",
        ),
    ]
    then = Interview(facts=facts, entries={entry.id: entry for entry in entries})
    keep(prepared, then, instrument)
    return prepared


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 20)])
async def test_one_key_shows_what_was_said_then_and_takes_it_away(
    second_wave: StudyFolder, on_interview: OpenScreen, size: tuple[int, int]
) -> None:
    async with on_interview(second_wave, size) as (pilot, screen):
        screen.go("B1")
        await pilot.press("ctrl+e")
        await until(pilot, lambda: "Jouren var ny" in screen_text(pilot.app))
        assert "wave 1 · 2026-02-01" in screen_text(pilot.app)
        await pilot.press(*"nu", "enter")
        assert [e.text for e in screen.desk.interview.entries.values()] == ["nu"]
        await pilot.press("ctrl+e")
        await pilot.pause()
        assert "Jouren var ny" not in screen_text(pilot.app)


async def test_another_question_shows_what_was_said_on_that(
    second_wave: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(second_wave) as (pilot, screen):
        screen.go("B1")
        await pilot.press("ctrl+e")
        await until(pilot, lambda: "Jouren var ny" in screen_text(pilot.app))
        await pilot.press("ctrl+n")
        await pilot.pause()
        assert "no note then" in screen_text(pilot.app)
        assert "Jouren var ny" not in screen_text(pilot.app)


async def test_a_case_without_an_earlier_interview_says_so(
    prepared: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(prepared, (120, 40)) as (pilot, _):
        await pilot.press("ctrl+e")
        await until(pilot, lambda: "no earlier interview" in screen_text(pilot.app))


@pytest.mark.parametrize(
    ("key", "tag"), [("1", "kvarstår"), ("2", "ändrat"), ("3", "upphört")]
)
async def test_a_record_is_carried_on_with_one_key(
    second_wave: StudyFolder, on_interview: OpenScreen, key: str, tag: str
) -> None:
    async with on_interview(second_wave) as (pilot, screen):
        screen.go("B1")
        await pilot.press("ctrl+e")
        await until(pilot, lambda: "Granåker" in screen_text(pilot.app))
        await pilot.press("shift+tab", "down", "down", key)
        await pilot.pause()
        (made,) = screen.desk.interview.entries.values()
        assert made.fields == {"partner_name": "Granåker", "works": 4}
        assert (made.question, made.tags) == ("B1", (tag,))
        assert screen.has_class("-form") is (key == "2")


async def test_a_carried_record_is_taken_back_with_one_key(
    second_wave: StudyFolder, on_interview: OpenScreen
) -> None:
    async with on_interview(second_wave) as (pilot, screen):
        screen.go("B1")
        await pilot.press("ctrl+e")
        await until(pilot, lambda: "Granåker" in screen_text(pilot.app))
        await pilot.press("shift+tab", "down", "down", "1", "ctrl+z")
        await pilot.pause()
        assert not screen.desk.interview.entries


async def test_a_damaged_earlier_interview_is_said_and_stops_nothing(
    second_wave: StudyFolder, on_interview: OpenScreen
) -> None:
    file = second_wave.file(THEN)
    file.write_bytes(file.read_bytes()[:-9])
    async with on_interview(second_wave, (120, 40)) as (pilot, screen):
        await pilot.press("ctrl+e")
        await until(pilot, lambda: THEN in screen_text(pilot.app))
        await pilot.press(*"nu", "enter")
        assert [e.text for e in screen.desk.interview.entries.values()] == ["nu"]
