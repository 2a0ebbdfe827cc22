"""From a damaged file to what is whole: offered, chosen, put in place."""

from __future__ import annotations

import asyncio
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from sosapp.errors import BadFile, SosappError, TooNew
from sosapp.locale import translate

if TYPE_CHECKING:
    from sosapp.store.previous_study import PreviousStudy
    from sosapp.store.study_folder import StudyFolder
    from sosapp.store.study_key import StudyKey
    from sosapp.store.versions import Version
    from sosapp.tui.app import SosApp
    from sosapp.tui.screens.interview import InterviewScreen


def can_be_offered(error: Exception) -> bool:
    """Whether an older version can help; one that is too new is only told of."""
    return isinstance(error, BadFile) and not isinstance(error, TooNew)


async def opened_or_mended(
    app: SosApp, interview: str, may_write: bool
) -> InterviewScreen | None:
    """The screen of an interview; None if it is damaged and all was left as it is.

    Raises:
        SosappError, OSError: it cannot be opened, and nothing can be offered.
    """
    from sosapp.tui.screens.opening import opened

    await app.study()
    try:
        return await opened(app, interview)
    except BadFile as error:
        if not (may_write and can_be_offered(error)):
            raise
        if not await interview_mended(app, interview, error):
            return None
    return await opened(app, interview)


async def mend_and_open(
    app: SosApp, folder: Path, key: StudyKey | None, error: SosappError
) -> None:
    """Offer the generation before of a study's own file, and open what is whole."""
    try:
        if app.folder == folder:
            await app.begin_work()
        if await study_mended(app, folder, key, error):
            app.open_folder(folder, key)
    except (SosappError, OSError) as problem:
        app.report(problem)


async def interview_mended(app: SosApp, interview: str, error: SosappError) -> bool:
    """Offer the versions of an interview; whether one was put in its place.

    Raises:
        SosappError: the version cannot be used.
        OSError: the disk did not take it; nothing is lost.
    """
    from sosapp.tui.screens.versions import VersionsDialog

    study = await app.study()
    found = await asyncio.to_thread(_versions, study, interview)
    chosen = await app.push_screen_wait(VersionsDialog(error, found))
    if chosen is None:
        return False
    await asyncio.to_thread(_use, study, chosen, app.settings.interviewer)
    app.inform(translate("versions.used", app.language))
    return True


def _versions(study: StudyFolder, interview: str) -> list[Version]:
    from sosapp.store.versions import versions

    return versions(study, interview)


def _use(study: StudyFolder, version: Version, who: str) -> None:
    from sosapp.store.putting_in_place import use

    use(study, version, who)


async def study_mended(
    app: SosApp, folder: Path, key: StudyKey | None, error: SosappError
) -> bool:
    """Offer the generation before of a study's own file; whether it was gone back to.

    Raises:
        SosappError: there is none, or somebody else writes in the study.
        OSError: the disk did not take it; nothing is lost.
    """
    from sosapp.tui.screens.previous_study import PreviousStudyDialog

    previous = await asyncio.to_thread(_previous, folder, key)
    if previous is None:
        raise error
    if not await app.push_screen_wait(PreviousStudyDialog(error, previous)):
        return False
    has_lock = app.folder == folder and app.work is not None and app.work.may_write
    who = app.settings.interviewer
    await asyncio.to_thread(_go_back, folder, key, who, has_lock)
    app.inform(translate("previous_study.used", app.language))
    return True


def _previous(folder: Path, key: StudyKey | None) -> PreviousStudy | None:
    from sosapp.store.previous_study import previous_study
    from sosapp.store.study_files import study_files

    return previous_study(study_files(folder, key))


def _go_back(folder: Path, key: StudyKey | None, who: str, has_lock: bool) -> None:
    from sosapp.store.previous_study import use_previous_study
    from sosapp.store.study_lock import writing

    alone: AbstractContextManager[None] = nullcontext() if has_lock else writing(folder)
    with alone:
        use_previous_study(folder, key, who)
