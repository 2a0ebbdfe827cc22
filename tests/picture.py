"""Makes the picture of the README: `python -m tests.picture`."""

import asyncio
import os
import re
import tempfile
from dataclasses import replace
from pathlib import Path

from sosapp.intake.demo import demo_study
from sosapp.store.settings import Settings
from sosapp.study.clock import now
from sosapp.study.interview import Sitting
from sosapp.tui.app import SosApp
from sosapp.tui.screens.interview_commands import InterviewCommands
from sosapp.tui.screens.opening import opened
from tests.keeping import keep

PICTURE = Path(__file__).resolve().parent.parent / "docs" / "interview-screen.svg"
PAUSED = "c1z7e4j9no"
"""The demo interview that was broken off, so that its clock has stopped."""


async def make(folder: Path) -> str:
    """The interview screen of the demo study as SVG."""
    study = demo_study(folder / "demo")
    interview = study.read(PAUSED)
    facts = interview.facts
    sittings = (*facts.sittings, Sitting(start=now()))
    facts = replace(facts, sittings=sittings, state="ongoing")
    running = replace(interview, facts=facts)
    keep(study, running, study.instrument_of(interview))
    app = SosApp(folder / "demo", Settings(interviewer="A", language="sv"))
    async with app.run_test(size=(118, 34)) as pilot:
        await pilot.pause()
        screen = await opened(app, PAUSED)
        await app.push_screen(screen)
        await pilot.pause()
        assert isinstance(screen, InterviewCommands)
        screen.go("D1")
        screen.composer.insert("! Fler äldre, färre i arbetsför ålder | om 6–10 år | 4")
        await pilot.pause(0.5)
        app.clear_notifications()
        await pilot.pause(0.5)
        return app.export_screenshot(title="sosapp")


def without_links(picture: str) -> str:
    """The picture without the fonts that it would fetch from the network."""
    return re.sub(r"@font-face\s*\{[^}]*\}", "", picture)


def main() -> None:
    """Write the picture."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = folder
        picture = asyncio.run(make(Path(folder)))
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(without_links(picture), encoding="utf-8")


if __name__ == "__main__":
    main()
