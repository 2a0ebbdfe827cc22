"""The writer: what it says is saved is on the disk, and typing never waits for it."""

import time
from collections.abc import Iterator
from errno import ENOSPC

import pytest

from sosapp.store.journal_reading import read_journal
from sosapp.study.interview import Draft
from tests.store.conftest import Disk
from tests.store.gate import Gate
from tests.store.work import ID, LONG_ENOUGH, Work, until
from tests.study.material import blank


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """A closed gate before every flush."""
    made = Gate(monkeypatch)
    yield made
    made.opened.set()


def test_saved_is_said_only_after_the_flush_returned(gate: Gate, work: Work) -> None:
    work.put(0)
    assert gate.reached.wait(LONG_ENOUGH)
    assert work.reports == []
    assert work.writer.pending
    assert not work.writer.wait(0.05)
    gate.opened.set()
    assert work.writer.wait(LONG_ENOUGH)
    assert work.writer.state.saved
    assert work.texts() == [0]
    until(lambda: [report.saved for report in work.reports] == [True])


def test_saved_is_not_said_while_something_newer_waits(gate: Gate, work: Work) -> None:
    work.put(0)
    assert gate.reached.wait(LONG_ENOUGH)
    work.put(1)
    gate.opened.set()
    until(lambda: len(work.reports) == 2)
    assert [report.saved for report in work.reports] == [False, True]


def test_what_waits_says_since_when_until_it_is_flushed(gate: Gate, work: Work) -> None:
    work.writer.put_draft(blank(), Draft(text="e"))
    since = work.writer.state.pending_since
    assert since
    assert not work.writer.state.saved
    assert gate.reached.wait(LONG_ENOUGH)
    work.writer.put_draft(blank(), Draft(text="et"))
    assert work.writer.state.pending_since == since
    gate.opened.set()
    assert work.writer.wait(LONG_ENOUGH)
    assert (work.writer.state.saved, work.writer.state.pending_since) == (True, "")


def test_typing_never_waits_for_the_disk(gate: Gate, work: Work) -> None:
    snapshot = blank()
    work.put(0)
    assert gate.reached.wait(LONG_ENOUGH)
    began = time.monotonic()
    for number in range(2000):
        work.writer.put_draft(snapshot, Draft(text=str(number)))
    work.put(1)
    assert time.monotonic() - began < 1
    assert work.texts() == []
    gate.opened.set()
    assert work.writer.wait(LONG_ENOUGH)
    assert work.texts() == [0, 1]


def test_of_many_half_typed_lines_only_the_newest_is_written(
    gate: Gate, work: Work
) -> None:
    work.put(0)
    assert gate.reached.wait(LONG_ENOUGH)
    for number in range(100):
        work.writer.put_draft(blank(), Draft(text=str(number)))
    gate.opened.set()
    assert work.writer.wait(LONG_ENOUGH)
    assert work.path.read_bytes().count(b'"draft"') == 1
    assert read_journal(work.path, ID).draft == Draft(text="99")


def test_a_full_disk_loses_nothing_and_says_since_when(
    work: Work, disk: Disk, quick: None
) -> None:
    work.put(0)
    assert work.writer.wait(LONG_ENOUGH)
    disk.fail("write")
    for number in (1, 2):
        work.put(number)
        work.writer.put_draft(blank(), Draft(text=str(number)))
    until(lambda: len(work.reports) > 4)
    state = work.writer.state
    assert (state.saved, state.problem) == (False, "No space left on device")
    assert state.failing_since
    assert state.pending_since <= state.failing_since
    assert state.errno == ENOSPC
    assert {report.failing_since for report in work.reports[1:]} == {
        state.failing_since
    }
    disk.mend()
    assert work.writer.wait(LONG_ENOUGH)
    assert work.writer.state.saved
    assert work.writer.state.failing_since == ""
    assert work.texts() == [0, 1, 2]
    assert read_journal(work.path, ID).draft == Draft(text="2")


def test_what_is_typed_while_the_disk_is_full_is_written_in_order(
    work: Work, disk: Disk, quick: None
) -> None:
    disk.fail("fsync")
    for number in range(50):
        work.put(number)
    until(lambda: bool(work.writer.state.failing_since))
    disk.mend()
    assert work.writer.wait(LONG_ENOUGH)
    assert work.texts() == list(range(50))


def test_closing_writes_what_was_still_waiting(gate: Gate, work: Work) -> None:
    work.put(0)
    assert gate.reached.wait(LONG_ENOUGH)
    work.put(1)
    gate.opened.set()
    assert work.writer.close(LONG_ENOUGH)
    assert work.checkpoints[-1].seq == 2


def test_closing_with_a_full_disk_leaves_the_journal(
    work: Work, disk: Disk, quick: None
) -> None:
    work.put(0)
    assert work.writer.wait(LONG_ENOUGH)
    disk.fail("write")
    work.put(1)
    assert not work.writer.close(LONG_ENOUGH)
    assert work.checkpoints == []
    assert work.texts() == [0]


def test_a_fault_of_ours_in_the_thread_is_told_and_nothing_is_called_saved(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fault(*_: object) -> None:
        raise RuntimeError("what was typed")

    monkeypatch.setattr(work.writer._journal, "append", fault)
    work.put(0)
    until(lambda: bool(work.writer.state.failing_since))
    assert not work.writer.state.saved
    assert work.writer.state.problem == "RuntimeError"
    assert work.writer.pending
    assert work.reports[-1] == work.writer.state
