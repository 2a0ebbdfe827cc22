"""The interview screen and its composer: what each key of a line brings about."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import on, work
from textual.widgets import TextArea

from sosapp.errors import BadFile, SosappError
from sosapp.study.interview import Interview
from sosapp.study.naming import NamesByKind, names_in, naming_fields
from sosapp.tui.background import Background
from sosapp.tui.screens.interview_reading import InterviewReading
from sosapp.tui.screens.pasted import PastedDialog
from sosapp.tui.widgets.composer import Composer
from sosapp.tui.widgets.kind_line import KindLine

if TYPE_CHECKING:
    from sosapp.store.study_folder import StudyFolder

PACE = 0.02
"""Seconds between two interviews that are read for their names."""


class InterviewTyping(InterviewReading):
    """Says what a line will be, offers what completes it, and has it filed."""

    def __init__(self) -> None:
        super().__init__()
        self._reading_names = Background()

    def put(self, text: str) -> None:
        """Put a text into the composer and say what it will be."""
        self.composer.put(text)
        self.show_kind(text)

    def show_kind(self, text: str) -> None:
        """Say what a line becomes, and offer what would complete its last value."""
        assert self.scene is not None
        scene, desk = self.scene, self.desk
        begun = desk.writing.opening(text)
        found = desk.type_ahead.completion(begun, desk.question, scene.spoken)
        self.composer.offer(found.ending)
        self.composer.say_speaker(desk.writing.speaker(begun.speaker))
        self.query_one(KindLine).show(scene, begun, text, desk.writing.line, found)

    @on(Composer.Begun)
    def _line_begun(self) -> None:
        was_running = self.desk.time.running
        self.desk.writing.begin_line()
        self.desk.writing.keep_draft(self.composer.text)
        if self.desk.time.running != was_running:
            self.show()
            self.tick()

    @on(TextArea.Changed, "#composer")
    def _typed(self, event: TextArea.Changed) -> None:
        text = event.text_area.text
        self.show_kind(text)
        self.desk.writing.keep_draft(text)
        self.text_changed()

    @on(Composer.Filed)
    def _filed(self, event: Composer.Filed) -> None:
        if event.text.strip() == "?":
            self.sos.action_help()
            return
        following = self.composer.text
        waiting = self.desk.writing.file(event.text)
        self.show()
        if waiting:
            self.put(waiting + following)
        self.show_kind(self.composer.text)
        self.desk.writing.keep_draft(self.composer.text)

    @on(Composer.Pasted)
    @work(exclusive=True, group="dialog")
    async def _pasted(self) -> None:
        if self.desk.writing.line.entry:
            return
        dialog = PastedDialog(self.composer.lines_said, self.composer.add)
        if not await self.app.push_screen_wait(dialog):
            return
        lines = self.composer.lines_said
        self.put(self.desk.writing.file_lines(self.composer.text))
        self.show()
        self.desk.writing.keep_draft(self.composer.text)
        self.sos.inform(self.say("pasted.filed", n=lines))

    # The names of the other interviews

    @work(exclusive=True, group="names")
    async def learn_names(self) -> None:
        """Have the names that other interviews of the study gave, to offer them."""
        if not any(naming_fields(self.desk.instrument).values()):
            return
        with suppress(SosappError, OSError):
            study = await self.sos.study()
            names = await self._reading_names.run(lambda: self._names_of_others(study))
            self.desk.type_ahead.learn(names or {})

    def _names_of_others(self, study: StudyFolder) -> NamesByKind:
        here = self.desk.interview.facts.id

        def others() -> Iterator[Interview]:
            for number, other in enumerate(study.interviews(_passed_over)):
                self._reading_names.tick(number)
                if other.facts.id != here:
                    yield other
                # Nobody waits for it, and the keys must not.
                time.sleep(PACE)

        return names_in(others(), self.desk.instrument)

    def on_unmount(self) -> None:
        """Stop reading what nobody is offered any more."""
        self._reading_names.leave()


def _passed_over(problem: BadFile) -> None:
    """A file that cannot be read offers no names; opening it says what is wrong."""
