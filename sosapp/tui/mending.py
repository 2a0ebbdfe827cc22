"""From an interview that cannot be opened to a version of it that can."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from sosapp.errors import BadFile
from sosapp.store.study_folder import StudyFolder
from sosapp.store.versions import Version, use, versions
from sosapp.study.clock import now
from sosapp.study.study import LogLine
from sosapp.tui.screens.damaged import DamagedDialog

if TYPE_CHECKING:
    from sosapp.tui.app import SosApp


async def mended(app: SosApp, interview: str, problem: BadFile) -> bool:
    """Offer the versions of an interview, and put the chosen one in its place.

    False if all was left as it is.

    Raises:
        SosappError, OSError: it could not be put in place; nothing is lost.
    """
    study = await app.study()
    found = await asyncio.to_thread(_readable, study, interview)
    chosen = await app.push_screen_wait(DamagedDialog(problem, found))
    if chosen is None:
        return False
    await asyncio.to_thread(_use, study, chosen, app.settings.interviewer)
    return True


def _readable(study: StudyFolder, interview: str) -> list[Version]:
    """What could take its place, that with the most in it first."""
    found = [v for v in versions(study, interview) if v.interview is not None]
    return sorted(found, key=lambda version: (version.until, version.entries))[::-1]


def _use(study: StudyFolder, version: Version, who: str) -> None:
    use(study, version)
    about = version.path.name
    line = LogLine(when=now(), who=who, what="version_used", about=about)
    study.refresh()
    study.save(study.study.with_line(line))
