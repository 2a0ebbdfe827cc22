"""A half-filled form comes back, and is gone when it is done or left for good."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from sosapp.instrument.instrument import Instrument
from sosapp.store.form_draft import NEW_STUDY, FormDraft
from sosapp.store.settings import Settings
from sosapp.store.study_folder import StudyFolder
from sosapp.tui.app import SosApp
from sosapp.tui.screens.new_study import NewStudyScreen
from sosapp.tui.widgets.choice import Choice
from sosapp.tui.widgets.tick_box import TickBox
from tests.store.conftest import Disk
from tests.tui.preparing import REQUIRED, Started, form, held
from tests.tui.screen_text import screen_text
from tests.tui.waiting import until

NAME = "Alva Exempelsson"


async def half_fill(shown: Started) -> None:
    """Fill in a part of the form, and stop in the middle of the place."""
    shown.input("case").value = "0509 Ödeshög"
    shown.input("name").value = NAME
    shown.input("place").focus()
    await shown.consent()
    await shown.pilot.press(*"Vid")


async def kept(shown: Started, study: StudyFolder, lines: dict[str, str]) -> None:
    """Wait until the lines are on the disk."""
    draft = FormDraft(study.study.id)
    await until(shown.pilot, lambda: draft.read().get("lines") == lines)


LINES = {"case": "0509 Ödeshög", "name": NAME, "place": "Vid"}


async def test_a_half_filled_form_is_on_the_disk_at_once(study: StudyFolder) -> None:
    async with form(study) as shown:
        await half_fill(shown)
        await kept(shown, study, LINES)


async def test_no_name_lies_in_the_study(study: StudyFolder) -> None:
    async with form(study) as shown:
        await half_fill(shown)
        await kept(shown, study, LINES)
        files = [path for path in study.path.rglob("*") if path.is_file()]
        assert not [f for f in files if NAME.encode() in f.read_bytes()]


async def test_quitting_keeps_the_form_and_opening_brings_it_back(
    study: StudyFolder,
) -> None:
    async with form(study) as shown:
        await half_fill(shown)
        await shown.pilot.press("o", "ctrl+q")
    async with form(study) as shown:
        await until(shown.pilot, lambda: "står kvar" in shown.shown)
        values = {name: shown.input(name).value for name in LINES}
        assert values == LINES | {"place": "Vido"}
        assert shown.ticked == set(REQUIRED)
        assert shown.screen.focused is shown.input("place")
        await shown.pilot.press("x")
        assert shown.input("place").value == "Vidox"


async def test_the_form_says_so_in_every_size(study: StudyFolder) -> None:
    async with form(study) as shown:
        await half_fill(shown)
        await shown.pilot.press("ctrl+q")
    async with form(study, (40, 12)) as shown:
        await until(shown.pilot, lambda: "F4 tömmer formuläret" in shown.shown)
        assert shown.screen.focused is shown.input("place")


async def test_what_the_form_filled_in_still_follows(
    study: StudyFolder, instrument: Instrument
) -> None:
    held(study, instrument, 2)
    async with form(study) as shown:
        shown.input("case").value = "9901 Lillmora"
        shown.input("participants").value = "P01"
        await until(shown.pilot, lambda: shown.input("wave").value == "3")
        await shown.pilot.press("ctrl+q")
    async with form(study) as shown:
        await until(shown.pilot, lambda: shown.input("wave").value == "3")
        shown.input("participants").value = "P02"
        await until(shown.pilot, lambda: shown.input("wave").value == "1")


async def test_a_started_interview_leaves_nothing_behind(study: StudyFolder) -> None:
    async with form(study) as shown:
        await half_fill(shown)
        await kept(shown, study, LINES)
        await shown.start()
        draft = FormDraft(study.study.id)
        await until(shown.pilot, lambda: not draft.path.exists())


async def test_leaving_says_so_and_then_takes_it_away(study: StudyFolder) -> None:
    async with form(study) as shown:
        await half_fill(shown)
        await kept(shown, study, LINES)
        await shown.pilot.press("escape")
        await kept(shown, study, LINES)
        await shown.pilot.press("escape")
        draft = FormDraft(study.study.id)
        await until(shown.pilot, lambda: not draft.path.exists())
        assert shown.result == ""


async def test_a_key_empties_the_form_and_brings_it_back(study: StudyFolder) -> None:
    async with form(study) as shown:
        await half_fill(shown)
        await shown.pilot.press("f4")
        assert "tar tillbaka" in shown.shown
        assert [shown.input(name).value for name in LINES] == ["", "", ""]
        assert shown.ticked == set()
        draft = FormDraft(study.study.id)
        await until(shown.pilot, lambda: not draft.path.exists())
        await shown.pilot.press("f4")
        assert {name: shown.input(name).value for name in LINES} == LINES
        assert shown.ticked == set(REQUIRED)
        await kept(shown, study, LINES)


async def test_an_untouched_form_leaves_no_trace(study: StudyFolder) -> None:
    async with form(study) as shown:
        await shown.pilot.press("f4", "down", "up", "ctrl+q")
    assert not FormDraft(study.study.id).path.exists()


async def test_a_disk_that_does_not_take_it_is_said_and_one_stays_once(
    study: StudyFolder, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sosapp.store.newest_writer.RETRY_SECONDS", 0.01)
    monkeypatch.setattr("sosapp.tui.screens.kept_form.LEAVE_SECONDS", 0.05)
    async with form(study) as shown:
        disk.fail("write")
        await shown.pilot.press("x")
        await until(shown.pilot, lambda: "kan inte sparas just nu" in shown.shown)
        await shown.pilot.press("ctrl+q")
        await until(shown.pilot, lambda: "lämnar ändå" in shown.shown)
        assert shown.pilot.app.is_running
        disk.mend()
        await until(shown.pilot, lambda: "kan inte sparas just nu" not in shown.shown)
        assert FormDraft(study.study.id).read()["lines"] == {"case": "x"}


async def test_a_damaged_draft_is_said_and_the_form_is_kept_anew(
    study: StudyFolder,
) -> None:
    draft = FormDraft(study.study.id)
    draft.path.parent.mkdir(parents=True)
    draft.path.write_bytes(b"{}")
    async with form(study) as shown:
        await until(shown.pilot, lambda: "preparing.json" in shown.shown)
        await shown.pilot.press("x")
        await kept(shown, study, {"case": "x"})
    assert draft.path.with_suffix(".damaged").read_bytes() == b"{}"


@asynccontextmanager
async def making() -> AsyncIterator[tuple[Pilot[None], list[TickBox]]]:
    """The form of a new study, and its guides."""
    app = SosApp(None, Settings(language="sv"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.push_screen(NewStudyScreen())
        await until(pilot, lambda: bool(app.screen.query(TickBox)))
        yield pilot, list(app.screen.query(TickBox))


def line(pilot: Pilot[Any], name: str) -> Input:
    """One line of the form of a new study."""
    return pilot.app.screen.query_one(f"#{name}", Input)


async def test_a_new_study_comes_back_with_its_guides(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with making() as (pilot, boxes):
        line(pilot, "name").value = "Pilot å"
        pilot.app.screen.query_one(Choice).action_choose(1)
        for box in boxes[:2]:
            box.action_tick()
        await pilot.press("ctrl+q")
    async with making() as (pilot, boxes):
        await until(pilot, lambda: "står kvar" in screen_text(pilot.app))
        assert line(pilot, "name").value == "Pilot å"
        assert line(pilot, "folder").value == "./pilot-a"
        assert [box.ticked for box in boxes[:2]] == [False, True]
        assert pilot.app.screen.query_one(Choice).value == "en"
        await pilot.press("escape", "escape")
        draft = FormDraft(NEW_STUDY)
        await until(pilot, lambda: not draft.path.exists())
