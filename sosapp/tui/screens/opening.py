"""From the id of an interview to its screen, without blocking the one before."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from sosapp.store.open_interview import OpenInterview
from sosapp.store.read_interview import ReadInterview
from sosapp.tui.screens.interview import InterviewScreen

if TYPE_CHECKING:
    from sosapp.tui.app import SosApp
    from sosapp.tui.desk import Opened


async def opened(app: SosApp, interview: str) -> InterviewScreen:
    """The screen of an interview that was opened for work.

    Raises:
        SosappError: the interview cannot be used, another window has it, or the
            interviewee has withdrawn.
        OSError: the disk cannot be written.
    """
    study = await app.study()
    screen = InterviewScreen()
    work: Opened
    if (await app.begin_work()).may_write:
        work = await asyncio.to_thread(
            OpenInterview, study, interview, screen.save_state_changed
        )
        if work.is_closed:
            await asyncio.to_thread(work.close)
            work = await asyncio.to_thread(ReadInterview, study, interview)
    else:
        work = await asyncio.to_thread(ReadInterview, study, interview)
    screen.work_on(work, lambda: app.settings.interviewer)
    return screen
