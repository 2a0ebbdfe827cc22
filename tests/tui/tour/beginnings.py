"""The stops around Home: who types, which study, and a new interview."""

from sosapp.tui.screens.advice import AdviceDialog
from sosapp.tui.screens.interviewer import InterviewerDialog
from sosapp.tui.screens.new_interview import NewInterviewScreen
from sosapp.tui.screens.new_study import NewStudyScreen
from sosapp.tui.screens.pick_study import PickStudyScreen
from sosapp.tui.widgets.case_input import CaseInput
from sosapp.tui.widgets.problem_line import ProblemLine
from sosapp.tui.widgets.tick_box import TickBox
from tests.tui.tour.walk import Tour
from tests.tui.waiting import until


async def interviewer(tour: Tour) -> None:
    """Who types."""
    await tour.press("i", InterviewerDialog)


async def pick_study(tour: Tour) -> None:
    """The choice of a study."""
    await tour.press("o", PickStudyScreen)
    await tour.until_listed(3)


async def new_study(tour: Tour) -> None:
    """A new study; nothing is filled in."""
    await tour.press("n", NewStudyScreen)
    await tour.until_there(TickBox)


async def new_study_stopped(tour: Tour) -> None:
    """A new study in the folder of another."""
    await new_study(tour)
    tour.line("name").value = tour.word("new study")
    tour.line("folder").value = str(tour.app.folder)
    await _stopped(tour)


async def _stopped(tour: Tour) -> None:
    await tour.pilot.press("ctrl+s")
    problem = tour.app.screen.query_one(ProblemLine)
    await until(tour.pilot, lambda: problem.error is not None)


async def new_interview(tour: Tour) -> None:
    """A new interview with the cases that there are to choose from."""
    await tour.press("n", NewInterviewScreen)
    await tour.until_there(TickBox)


async def advice(tour: Tour) -> None:
    """What the guide advises before the interview."""
    await tour.press("f2", AdviceDialog)


async def new_interview_stopped(tour: Tour) -> None:
    """A new interview that cannot be started as it is filled in."""
    for name in ("name", "place", "case"):
        tour.line(name).value = tour.word(f"new {name}")
    tour.line("participants").value = "P7"
    await tour.pilot.pause()
    tour.app.screen.query_one(CaseInput).take()
    await _stopped(tour)
