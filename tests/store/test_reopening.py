"""Whatever is done, and wherever it ends: what is opened is what was kept in mind."""

import os
import shutil
from contextlib import suppress
from itertools import count
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from sosapp.instrument.instrument import Instrument
from sosapp.store.open_interview import OpenInterview
from sosapp.study.interview import Draft, Interview
from tests.kept import Kept
from tests.store.disk import Died, Disk
from tests.store.work import LONG_ENOUGH
from tests.study.material import QUESTIONS, STEPS, after, blank, change_for

BOUNDED = settings(
    max_examples=60,
    stateful_step_count=20,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)


class Reopening(RuleBasedStateMachine):
    """An interview in real files beside the same one in memory.

    `states` and `drafts` are what may be found after a crash: the first is what the
    disk surely has, the last is what has been done.
    """

    def __init__(self, study: Path, kept: Kept, instrument: Instrument) -> None:
        super().__init__()
        self.patch = pytest.MonkeyPatch()
        self.disk = Disk(self.patch)
        self.disk.watch(study)
        self.study, self.kept, self.instrument = study, kept, instrument
        self.name = blank().id
        self.work = self.opened()
        self.states: list[Interview] = [self.work.interview]
        self.drafts: list[Draft] = [Draft()]
        self.flushed = 0

    def opened(self) -> OpenInterview:
        """The interview as a new process opens it."""
        folder = self.kept.open(self.study)
        assert folder.damaged() == []
        return OpenInterview(folder, self.name, lambda state: None)

    def size(self) -> int:
        """How many bytes the journal has."""
        journal = self.kept.journal_of(self.study, self.name)
        try:
            return journal.stat().st_size
        except FileNotFoundError:
            # The writer may put it behind a new checkpoint at this moment.
            return 0

    @rule(step=STEPS)
    def change(self, step: tuple[str, int, str]) -> None:
        """Add, write anew, delete, mark, tick, state, undo or redo."""
        change = change_for(self.states[-1], step)
        self.work.change(change)
        if change is not None:
            self.states.append(after(self.states[-1], change))

    @rule(text=st.text(max_size=8), question=st.sampled_from(QUESTIONS))
    def type_on(self, text: str, question: str) -> None:
        """Type a line in place of the one before, or go to another question."""
        draft = Draft(question=question, text=text, at=len(text))
        self.work.keep_draft(draft)
        self.drafts.append(draft)

    @rule()
    def wait(self) -> None:
        """Wait until the disk has it all."""
        assert self.work.wait(LONG_ENOUGH)
        self.keeps(self.states[-1], self.drafts[-1])
        self.flushed = self.size()

    @precondition(lambda self: len(self.states) > 1)
    @rule()
    def have_a_checkpoint(self) -> None:
        """Let the journal be too long already when the next record is there."""
        with patch("sosapp.store.writer.LONG_JOURNAL", 0):
            self.wait()
            self.type_on("x", QUESTIONS[0])
            self.wait()

    @rule()
    def close(self) -> None:
        """Leave as one should, and come back: nothing has to be recovered."""
        assert self.work.close()
        self.comes_back()
        assert not self.work.recovered
        assert (self.work.interview, self.work.draft) == (
            self.states[0],
            self.drafts[0],
        )

    @rule(torn=st.floats(0, 1))
    def crash(self, torn: float) -> None:
        """End at once, with any part of what had not been flushed on the disk."""
        self.disk.dead = True
        with suppress(Died):
            self.work.close()
        self.disk.restart()
        size = self.size()
        least = self.flushed if self.flushed <= size else 0
        if size:
            journal = self.kept.journal_of(self.study, self.name)
            os.truncate(journal, least + round(torn * (size - least)))
        self.comes_back()

    def comes_back(self) -> None:
        """Open it again: it is one of those that may be found."""
        self.work = self.opened()
        found = self.work.interview
        trails = [state.trail for state in self.states]
        assert found.trail in trails
        state = self.states[trails.index(found.trail)]
        assert (found.facts, found.entries, found.coverage) == (
            state.facts,
            state.entries,
            state.coverage,
        )
        assert self.work.draft in self.drafts
        self.keeps(found, self.work.draft)
        self.flushed = self.size()

    def keeps(self, state: Interview, draft: Draft) -> None:
        """The disk surely has this."""
        self.states, self.drafts = [state], [draft]

    @invariant()
    def is_what_was_done(self) -> None:
        """What is shown is never behind."""
        last = self.states[-1]
        assert self.work.interview.entries == last.entries
        assert self.work.interview.trail == last.trail

    def teardown(self) -> None:
        """Close, and look once more."""
        try:
            assert self.work.close()
            found = self.kept.open(self.study).read(self.name)
            assert found.entries == self.states[-1].entries
            assert found.draft == self.drafts[-1]
        finally:
            self.patch.undo()


def test_any_sequence_is_what_was_kept_in_mind(
    kept: Kept, instrument: Instrument, tmp_path: Path
) -> None:
    (tmp_path / "none").mkdir()
    first = kept.make(tmp_path / "first", (), tmp_path / "none")
    first.keep(instrument)
    version = instrument.guide.version
    said = blank(instrument=instrument.digest, guide_version=version)
    first.add(said, instrument)
    numbers = count()

    def machine() -> Reopening:
        study = tmp_path / "at" / str(next(numbers))
        shutil.copytree(first.path, study)
        return Reopening(study, kept, instrument)

    # Any callable that makes a machine will do; the annotation asks for a class.
    run_state_machine_as_test(machine, settings=BOUNDED)  # type: ignore[arg-type]
