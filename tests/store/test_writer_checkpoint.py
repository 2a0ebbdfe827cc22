"""When the writer makes a checkpoint, and what it leaves if it cannot."""

import time
from pathlib import Path

import pytest

from sosapp.study.interview import Draft
from tests.store.work import LONG_ENOUGH, Work, until
from tests.study.material import blank


def test_closing_makes_a_checkpoint_and_leaves_no_journal(work: Work) -> None:
    work.put(0)
    work.writer.put_draft(blank(), Draft(text="halv"))
    assert work.writer.close(LONG_ENOUGH)
    assert len(work.checkpoints) == 1
    assert not work.path.exists()


def test_closing_without_a_change_writes_nothing(work: Work) -> None:
    assert work.writer.close(LONG_ENOUGH)
    assert work.checkpoints == []
    assert not work.path.exists()


def test_closing_where_no_checkpoint_can_be_made_leaves_the_journal(
    work: Work,
) -> None:
    work.full = True
    work.put(0)
    assert work.writer.close(LONG_ENOUGH)
    assert work.texts() == [0]


def test_a_checkpoint_is_made_when_nothing_is_typed(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sosapp.store.writer.IDLE_SECONDS", 0.02)
    work.put(0)
    until(lambda: bool(work.checkpoints))
    until(lambda: not work.path.exists())
    work.put(1)
    until(lambda: len(work.checkpoints) == 2)
    assert work.checkpoints[-1].seq == 2


def test_one_checkpoint_is_enough(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sosapp.store.writer.IDLE_SECONDS", 0.02)
    work.put(0)
    until(lambda: bool(work.checkpoints))
    time.sleep(0.1)
    assert work.writer.close(LONG_ENOUGH)
    assert len(work.checkpoints) == 1
    assert not work.path.exists()


def test_a_checkpoint_that_failed_is_made_later(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sosapp.store.writer.IDLE_SECONDS", 0.02)
    work.full = True
    work.put(0)
    assert work.writer.wait(LONG_ENOUGH)
    time.sleep(0.1)
    assert work.texts() == [0]
    work.full = False
    until(lambda: bool(work.checkpoints))


def size_of(journal: Path) -> int:
    """The bytes of a journal; right after a checkpoint there is none."""
    try:
        return journal.stat().st_size
    except FileNotFoundError:
        return 0


def test_a_long_journal_is_not_left_to_grow(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sosapp.store.writer.LONG_JOURNAL", 2000)
    for number in range(50):
        work.put(number)
        assert work.writer.wait(LONG_ENOUGH)
        assert size_of(work.path) < 4000
    assert len(work.checkpoints) > 2
