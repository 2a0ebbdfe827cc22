"""From the id of an interview to its screen, without blocking the one before."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from sosapp.errors import Refused
from sosapp.store.open_interview import OpenInterview
from sosapp.store.read_interview import ReadInterview
from sosapp.store.writer import SaveState
from sosapp.tui.desk import Desk
from sosapp.tui.scene import Scene
from sosapp.tui.screens.field_note import FieldNoteScreen
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
    screen = InterviewScreen()
    work = await _opened(app, interview, screen.save_state_changed)
    screen.work_on(work, lambda: app.settings.interviewer)
    return screen


async def opened_field_note(app: SosApp, interview: str) -> FieldNoteScreen:
    """The field note of an interview, which no other screen shows.

    Raises:
        SosappError: the interview cannot be used, or another window has it.
        Refused: its guide asks for no field note.
        OSError: the disk cannot be written.
    """
    # The screen looks at the state itself.
    work = await _opened(app, interview, lambda state: None)
    if not work.instrument.guide.field_note_fields:
        await asyncio.to_thread(work.close)
        raise Refused("no_field_note")
    desk = Desk(work, lambda: app.settings.interviewer)
    desk.field_notes.recover()
    cases = app.head.cases if app.head else {}
    scene = Scene(desk.interview, desk.instrument, desk.here, app.language, cases)
    return FieldNoteScreen(desk, scene.title, alone=True)


async def _opened(
    app: SosApp, interview: str, report: Callable[[SaveState], None]
) -> Opened:
    study = await app.study()
    if not (await app.begin_work()).may_write:
        return await asyncio.to_thread(ReadInterview, study, interview)
    work = await asyncio.to_thread(OpenInterview, study, interview, report)
    if not work.is_closed:
        return work
    await asyncio.to_thread(work.close)
    return await asyncio.to_thread(ReadInterview, study, interview)
