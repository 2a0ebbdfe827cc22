"""A damaged interview is offered as its previous generation has it, not silently."""

from sosapp.store.open_interview import OpenInterview
from sosapp.store.settings import Settings
from sosapp.store.study_folder import StudyFolder
from sosapp.study import editing
from sosapp.tui.app import SosApp
from sosapp.tui.screens.damaged import DamagedDialog
from sosapp.tui.screens.home import HomeScreen
from sosapp.tui.screens.interview import InterviewScreen
from tests.study.material import AUTHOR, entry, texts_of
from tests.tui.conftest import INTERVIEW
from tests.tui.screen_text import screen_text
from tests.tui.waiting import settled, until

DAMAGED = b"not an interview any more"


def damaged(study: StudyFolder) -> None:
    """Write two notes, and damage the file."""
    work = OpenInterview(study, INTERVIEW, lambda _: None)
    for text in ("ett", "två"):
        work.change(editing.added(work.interview, entry(text), AUTHOR))
    work.close()
    study.file(INTERVIEW).write_bytes(DAMAGED)


async def test_the_previous_generation_is_offered_and_opens(
    prepared: StudyFolder,
) -> None:
    damaged(prepared)
    app = SosApp(prepared.path, Settings("AE", "sv"))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await settled()
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, DamagedDialog))
        assert "2 poster" in screen_text(app)
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(app.screen, InterviewScreen))
    assert texts_of(prepared.read(INTERVIEW)) == ["ett", "två"]
    assert DAMAGED in [file.read_bytes() for file in prepared.files.aside.iterdir()]


async def test_enter_alone_leaves_everything_as_it_is(prepared: StudyFolder) -> None:
    damaged(prepared)
    app = SosApp(prepared.path, Settings("AE", "sv"))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await settled()
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, DamagedDialog))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
    assert prepared.file(INTERVIEW).read_bytes() == DAMAGED
