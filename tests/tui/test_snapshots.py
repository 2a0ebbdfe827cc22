"""The copy of the day is made when a study is opened, and stands in nobody's way."""

import threading
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets._toast import Toast

from sosapp.store import snapshots as store
from sosapp.store.archive import write_archive
from sosapp.store.archive_reading import Manifest, read_members
from sosapp.store.settings import Settings, save_settings
from sosapp.store.study_folder import StudyFolder
from sosapp.store.ticking import Tick
from sosapp.tui.app import SosApp
from tests.tui.screen_text import screen_text
from tests.tui.waiting import until


def window(study: StudyFolder) -> SosApp:
    """A window on a study."""
    return SosApp(study.path, Settings("AE", "en"))


def made(study: StudyFolder) -> list[store.Snapshot]:
    """The copies there are."""
    return store.snapshots(study.path, study.study.id)


async def says(pilot: Pilot[None], text: str) -> None:
    """Wait until the application says something in passing."""
    await until(
        pilot,
        lambda: any(text in str(t.render()) for t in pilot.app.screen.query(Toast)),
    )


async def test_opening_a_study_makes_the_copy_of_the_day(
    prepared: StudyFolder,
) -> None:
    async with window(prepared).run_test() as pilot:
        await until(pilot, lambda: bool(made(prepared)))
        await pilot.press("r")
    [one] = made(prepared)
    assert one.date == date.today().isoformat()
    assert "study.json" in dict(read_members(one.path))


async def test_a_disk_that_is_away_is_told_of(
    prepared: StudyFolder, tmp_path: Path
) -> None:
    folders = {prepared.study.id: str(tmp_path / "disk")}
    save_settings(Settings(snapshot_folders=folders))
    async with window(prepared).run_test(notifications=True) as pilot:
        await says(pilot, "not there now")
    assert not (tmp_path / "disk").exists()
    assert len(made(prepared)) == 1


async def test_a_full_disk_is_told_of_and_the_study_is_open(
    prepared: StudyFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "RESERVE", 1 << 60)
    async with window(prepared).run_test(notifications=True) as pilot:
        await says(pilot, "No space left on device")
        assert "Lillmora" in screen_text(pilot.app)
    assert made(prepared) == []


async def test_leaving_does_not_wait_for_a_copy_and_leaves_nothing_of_it(
    prepared: StudyFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    real = write_archive

    def slow(folder: Path, target: Path, tick: Tick, *, study_id: str) -> Manifest:
        begun.set()
        assert go_on.wait(10)
        return real(folder, target, tick, study_id=study_id)

    monkeypatch.setattr("sosapp.store.snapshots.write_archive", slow)
    app = window(prepared)
    async with app.run_test() as pilot:
        await until(pilot, begun.is_set)
        await pilot.press("ctrl+q")
        await until(pilot, lambda: app.return_code is not None or not app.is_running)
        go_on.set()
    assert list(prepared.files.snapshots.iterdir()) == []
