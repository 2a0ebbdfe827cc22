"""From the id of an interview to its screen, without blocking the one before."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from sosapp.errors import Refused
from sosapp.store.open_interview import OpenInterview
from sosapp.tui.screens.interview import InterviewScreen

if TYPE_CHECKING:
    from sosapp.tui.app import SosApp


async def opened(app: SosApp, interview: str) -> InterviewScreen:
    """The screen of an interview that was opened for work.

    Raises:
        SosappError: the interview cannot be used, another window has it, or the
            interviewee has withdrawn.
        OSError: the disk cannot be written.
    """
    study = await app.study()
    screen = InterviewScreen()
    work = await asyncio.to_thread(
        OpenInterview, study, interview, screen.save_state_changed
    )
    if work.is_closed:
        await asyncio.to_thread(work.close)
        raise Refused("interview_closed")
    screen.work_on(work, lambda: app.settings.interviewer)
    return screen
