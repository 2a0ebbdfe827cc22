"""Where a study lies is said on Home, once a session."""

from pathlib import Path

from sosapp.store.settings import Settings
from sosapp.store.study_folder import StudyFolder
from sosapp.tui.app import SosApp
from tests.tui.screen_text import screen_text
from tests.tui.waiting import until


async def test_a_study_in_a_cloud_folder_is_told_of_once(
    study: StudyFolder, tmp_path: Path
) -> None:
    place = tmp_path / "Dropbox" / "[b]studie"
    place.parent.mkdir()
    study.path.rename(place)
    app = SosApp(place, Settings(language="sv"))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(
            pilot, lambda: "Dropbox synkar" in " ".join(screen_text(app).split())
        )
        assert "sosapp encrypt" in screen_text(app)
        app.clear_notifications()
        await pilot.press("r")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "Dropbox synkar" not in " ".join(screen_text(app).split())


async def test_of_another_study_nothing_is_said(study: StudyFolder) -> None:
    app = SosApp(study.path, Settings(language="sv"))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "synkar" not in screen_text(app)
        assert not app._notifications
