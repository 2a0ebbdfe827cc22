"""Says once a session that others can get at a study."""

import asyncio
from pathlib import Path
from typing import Any

from textual.app import App

from sosapp.locale import Language, translate
from sosapp.tui.text import visible

SECONDS = 20
"""Long enough to read what to do."""


class ExposureNotice:
    """Looks at where a study lies the first time it is opened."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._given: set[Path] = set()

    async def give(self, folder: Path, language: Language) -> None:
        """Say what others can get at and what to do, unless that was said before."""
        if folder in self._given:
            return
        self._given.add(folder)
        from sosapp.store.exposure import exposures_of

        title = translate("exposure.title", language)
        for exposure in await asyncio.to_thread(exposures_of, folder):
            said = f"{exposure.message(language)}\n{exposure.hint(language)}"
            self._app.notify(
                visible(said),
                title=title,
                severity="warning",
                timeout=SECONDS,
                markup=False,
            )
