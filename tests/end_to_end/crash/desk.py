"""A desk at which the program is killed again and again, on the same study."""

import sys
import time
from itertools import count
from random import Random

from sosapp.instrument.instrument import Instrument
from sosapp.store.study_folder import StudyFolder
from tests.end_to_end.desk import Desk
from tests.end_to_end.interviewer import Interviewer
from tests.end_to_end.onlooker import GLIMPSE, PATIENCE
from tests.end_to_end.terminal import Terminal
from tests.kept import Kept

from .figures import Loss, kept_of
from .said import Said, said_in
from .typist import Stroke, Typist

RATES = (10, 10, 20, 40)
"""Keys a second; ten is a fast typist."""
SHORT, LONG = (0.3, 2.5), (4.0, 5.0)
"""Seconds of typing before a kill, and before every third."""

Typed = list[tuple[float, Stroke]]


class CrashDesk:
    """One interview, typed into and killed."""

    def __init__(
        self, study: StudyFolder, interview: str, kept: Kept, instrument: Instrument
    ) -> None:
        self._desk = Desk(study.path, instrument, kept=kept)
        self._interview = interview
        self._kills = 0

    def kill_once(self, random: Random) -> Loss:
        """Go on where the last kill left the interview, type, and kill."""
        start, is_recovered = self._found()
        self._kills += 1
        rate = random.choice(RATES)
        ends = random.uniform(*(LONG if self._kills % 3 == 0 else SHORT))
        with self._terminal() as terminal:
            self._sits_down(terminal, start, is_recovered)
            start = self._closes_form(terminal, start)
            typed, killed = self._type(terminal, Typist(start, random), rate, ends)
        assert self._desk.kept.findings(self._desk.folder) == []
        strokes = [stroke for _, stroke in typed]
        number, nowhere = kept_of(start, strokes, self._found()[0])
        return Loss(
            rate=rate,
            moment=strokes[-1].moment,
            sent=tuple(killed - at for at, _ in typed),
            kept=number,
            nowhere=nowhere,
        )

    def _terminal(self) -> Terminal:
        return self._desk.terminal(
            str(self._desk.folder),
            launcher=(sys.executable, "-m", "sosapp"),
        )

    def _found(self) -> tuple[Said, bool]:
        """What a new process finds, and whether it has something to recover."""
        study = self._desk.kept.open(self._desk.folder)
        interview, recovered = study.recover(self._interview)
        return said_in(interview), bool(recovered)

    def _closes_form(self, terminal: Terminal, said: Said) -> Said:
        """Leave the form that the kill left open; what is said then."""
        if not self._form():
            return said
        terminal.key("ctrl+t")
        terminal.wait_until(lambda: not self._form(), PATIENCE)
        return self._found()[0]

    def _form(self) -> str:
        """The record whose form is open."""
        study = self._desk.kept.open(self._desk.folder)
        return study.recover(self._interview)[0].draft.form

    def _sits_down(self, terminal: Terminal, said: Said, is_recovered: bool) -> None:
        """Come back to the same question and the same half-typed line."""
        her: Interviewer = self._desk.interviewer(terminal)
        her.opens_first()
        her.is_at(said.here)
        if is_recovered:
            her.sees_word("recovered.not_closed")
        if said.draft:
            her.sees(said.draft[-GLIMPSE:].strip())

    def _type(
        self, terminal: Terminal, typist: Typist, rate: int, ends: float
    ) -> tuple[Typed, float]:
        """Type until the time has come; what was sent when, and when the kill was."""
        typed: Typed = []
        begun = time.monotonic()
        for number, stroke in zip(count(), typist.strokes(), strict=False):
            due = number / rate
            time.sleep(max(0.0, begun + min(due, ends) - time.monotonic()))
            if due >= ends:
                break
            typed.append((time.monotonic(), stroke))
            terminal.send(stroke.keys.encode())
        killed = time.monotonic()
        terminal.kill()
        terminal.wait(PATIENCE)
        return typed, killed
