"""One record of the journal, against the same bytes appended and flushed by hand."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import cycle
from pathlib import Path

from sosapp.store.draft_difference import draft_row
from sosapp.store.envelope import OPEN
from sosapp.store.journal import Journal
from sosapp.store.open_interview import OpenInterview
from sosapp.store.rows import change_row
from sosapp.store.study_folder import StudyFolder
from sosapp.study import editing
from sosapp.study.interview import Draft, Interview
from tests.bench.bench import Bench
from tests.bench.material import AUTHOR, HOUR, LONG, kept, said_in
from tests.bench.timing import FLAT, Attempt, Comparison, Finding, compare, timed

RECORDS_A_ROUND = 20
FEW, MANY = 10, 5000
ENTRIES = 60
TYPED = "Vi har haft jouren ihop sedan 2019 och den fungerar bäst på helgerna. " * 3


@dataclass(frozen=True)
class Place:
    """An interview in a study."""

    study: StudyFolder
    interview: Interview

    @property
    def path(self) -> Path:
        """Its checkpoint."""
        return self.study.file(self.interview.id)


@dataclass(frozen=True)
class Step:
    """Something to append to a journal, and the bytes that it becomes."""

    append: Callable[[Journal], None]
    content: bytes


def measure(bench: Bench) -> Iterator[Finding]:
    """A record alone and its whole way to the disk, in small and large surroundings."""
    rounds = RECORDS_A_ROUND * bench.rounds
    hour, long = _place(bench, FEW, HOUR), _place(bench, MANY, LONG)
    large = f"{long.path.stat().st_size / 1e6:.1f} MB among {MANY:,}"
    for what, place in (("an hour", hour), (large, long)):
        steps = _changes(bench, place.interview)
        yield _against_hand(f"a change, {what} : append + fsync", place, steps, rounds)
    yield _against_hand("a key : append + fsync", hour, _drafts(), rounds)
    yield _as_it_grows(bench, f"a change, {large} : an hour", long, hour, rounds)
    with _working(bench, hour) as usual, _working(bench, long) as much:
        what = f"from change to saved, {large} : an hour"
        yield compare(what, much, usual, None, rounds)


def _place(bench: Bench, interviews: int, entries: int) -> Place:
    study = bench.study(interviews)
    return Place(study, kept(study, bench.instrument, entries))


def _changes(bench: Bench, interview: Interview) -> list[Step]:
    entries = said_in(bench.instrument, ENTRIES)
    changes = [editing.added(interview, entry, AUTHOR) for entry in entries]
    return [
        Step(
            partial(Journal.append, changes=[change], draft=None),
            OPEN.record({"change": change_row(change)}, ""),
        )
        for change in changes
    ]


def _drafts() -> list[Step]:
    """A line as it is typed key by key, and then another in its place."""
    drafts = [
        Draft(question="B1", text=TYPED[:count], at=60)
        for count in range(1, len(TYPED) + 1)
    ]
    return [
        Step(
            partial(Journal.append, changes=[], draft=draft),
            OPEN.record({"draft": draft_row(drafts[number - 1], draft)}, ""),
        )
        for number, draft in enumerate(drafts)
    ]


def _against_hand(
    what: str, place: Place, steps: list[Step], rounds: int
) -> Comparison:
    """Append the same steps to a journal and, as bytes, to a file beside it."""
    with _journal(place, steps) as append, _by_hand(place, steps) as write:
        return compare(what, append, write, 1.5, rounds)


def _as_it_grows(
    bench: Bench, what: str, long: Place, hour: Place, rounds: int
) -> Comparison:
    """Append the same steps to the journals of a large and a usual interview."""
    steps = _changes(bench, hour.interview)
    with _journal(long, steps) as much, _journal(hour, steps) as usual:
        return compare(what, much, usual, FLAT, rounds)


@contextmanager
def _journal(place: Place, steps: list[Step]) -> Iterator[Attempt]:
    """Append the next step to a journal."""
    journal = Journal(place.path.with_suffix(".journal"), place.interview.id)
    following = cycle(steps)
    try:
        yield lambda: timed(partial(next(following).append, journal))
    finally:
        journal.close(remove=True)


@contextmanager
def _by_hand(place: Place, steps: list[Step]) -> Iterator[Attempt]:
    """Append the bytes of the next step to a file and flush it."""
    path = place.path.with_suffix(".by_hand")
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    following = cycle(steps)

    def write(content: bytes) -> None:
        os.write(descriptor, content)
        os.fsync(descriptor)

    try:
        yield lambda: timed(partial(write, next(following).content))
    finally:
        os.close(descriptor)
        path.unlink()


@contextmanager
def _working(bench: Bench, place: Place) -> Iterator[Attempt]:
    """Add an entry to an interview under work and wait until it is saved."""
    entries = cycle(said_in(bench.instrument, ENTRIES))
    opened = OpenInterview(place.study, place.interview.id, lambda _: None)

    def add() -> None:
        opened.change(editing.added(opened.interview, next(entries), AUTHOR))
        opened.wait()

    try:
        yield lambda: timed(add)
    finally:
        opened.close()
