"""From the list to the end of a withdrawal, with the work in a thread."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from sosapp.errors import SosappError
from sosapp.locale import translate
from sosapp.store.cleaning_archives import archives_of
from sosapp.store.study_folder import StudyFolder
from sosapp.store.withdrawal import (
    Withdrawn,
    finish_withdrawals,
    withdraw_from_now,
    withdraw_fully,
)
from sosapp.store.withdrawal_plan import Plan, planned
from sosapp.study.clock import now
from sosapp.study.editing import Author
from sosapp.tui.screens.withdrawal import Chosen, WithdrawalDialog, WithdrawnDialog

if TYPE_CHECKING:
    from sosapp.tui.app import SosApp


async def withdrawn(app: SosApp, interview: str) -> bool:
    """Ask how an interview is withdrawn, and do it; False if all was left as it is."""
    try:
        study = await app.study()
        plan = await asyncio.to_thread(_plan, study, interview)
        chosen = await app.push_screen_wait(WithdrawalDialog(plan))
        if chosen is None:
            return False
        if chosen.kind == "fully":
            app.inform(_say(app, "withdrawal.under_way"))
        done = await asyncio.to_thread(_carry_out, study, interview, chosen, _who(app))
    except (SosappError, OSError) as error:
        app.report(error)
        # A full withdrawal that was interrupted has changed what the list shows.
        return True
    if isinstance(done, Withdrawn):
        app.clear_notifications()
        await app.push_screen_wait(WithdrawnDialog(done))
    else:
        app.inform(_say(app, f"withdrawal.from_now_{'done' if done else 'before'}"))
    return True


async def finished(app: SosApp) -> None:
    """Finish the withdrawals that were interrupted, and say what was done."""
    try:
        study = await app.study()
        done = await asyncio.to_thread(
            lambda: finish_withdrawals(study, _who(app), archives_of(study))
        )
    except (SosappError, OSError) as error:
        app.report(error)
        return
    for one in done:
        await app.push_screen_wait(WithdrawnDialog(one))


def _say(app: SosApp, key: str) -> str:
    return translate(key, app.language)


def _who(app: SosApp) -> Author:
    return Author(app.settings.interviewer, now())


def _plan(study: StudyFolder, interview: str) -> Plan:
    return planned(study, interview, archives_of(study))


def _carry_out(
    study: StudyFolder, interview: str, chosen: Chosen, author: Author
) -> Withdrawn | bool:
    if chosen.kind == "from_now":
        return withdraw_from_now(study, interview, author, chosen.why)
    return withdraw_fully(study, interview, author, archives_of(study))
