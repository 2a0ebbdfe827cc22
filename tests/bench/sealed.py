"""A sealed study against an open one, and against the bytes it writes."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import cycle
from pathlib import Path
from unittest.mock import patch

from sosapp.store.journal import Journal
from sosapp.store.open_interview import OpenInterview
from sosapp.store.study_files import place_of
from sosapp.store.study_folder import StudyFolder
from sosapp.store.study_head import PASSPHRASE_VARIABLE
from sosapp.study import editing
from sosapp.study.change import Change
from sosapp.study.identity import new_id
from sosapp.study.interview import Interview
from tests.bench.bench import Bench
from tests.bench.material import (
    AUTHOR,
    HOUR,
    LONG,
    empty_study,
    kept,
    said_in,
    tables_for,
)
from tests.bench.start import home_of
from tests.bench.timing import FLAT, Attempt, Fact, Finding, compare, timed

PASSPHRASE = "blå grind vid ån"
FEW, MANY, MOST = 10, 1000, 5000
ENTRIES = 60
RECORDS_A_ROUND = 20


def measure(bench: Bench) -> Iterator[Finding]:
    """A sealed record by itself, in large surroundings, and Home of many interviews."""
    rounds = RECORDS_A_ROUND * bench.rounds
    small = sealed_study(bench, FEW)
    hour = kept(small, bench.instrument, HOUR)
    large = sealed_study(bench, MOST)
    long = kept(large, bench.instrument, LONG)
    size = large.file(long.id).stat().st_size / 1e6
    with _journal(small, hour, bench) as ours, _by_hand(small, hour, bench) as hand:
        yield compare("a sealed change : append + fsync", ours, hand, 1.5, rounds)
    what = f"a sealed change, {size:.1f} MB among {MOST:,} : an hour among {FEW}"
    with _journal(large, long, bench) as much, _journal(small, hour, bench) as usual:
        yield compare(what, much, usual, FLAT, rounds)
    yield _flushes(small, hour, bench)
    few, many = (_home(bench, number) for number in (FEW, MANY))
    yield compare(f"sealed Home of {MANY:,} : of {FEW}", many, few, FLAT, bench.rounds)


def sealed_study(bench: Bench, interviews: int) -> StudyFolder:
    """A sealed study; its key is derived at no cost, which is measured apart."""
    folder = bench.folder / f"sealed-{interviews}"
    with patch("sosapp.store.key_file.COST", 2):
        study = empty_study(folder, PASSPHRASE)
    interview = kept(study, bench.instrument, HOUR // 4)
    for _ in range(interviews - 1):
        copy = replace(interview, facts=replace(interview.facts, id=new_id()))
        tables = tables_for(copy, bench.instrument)
        raw = study.files.envelope.pack(tables, place_of(copy.id))
        study.file(copy.id).write_bytes(raw)
    return study


def _home(bench: Bench, interviews: int) -> Attempt:
    folder = bench.folder / f"sealed-{interviews}"
    if not folder.exists():
        sealed_study(bench, interviews)
    return home_of(bench, folder, {PASSPHRASE_VARIABLE: PASSPHRASE})


def _changes(interview: Interview, bench: Bench) -> list[Change]:
    entries = said_in(bench.instrument, ENTRIES)
    return [editing.added(interview, entry, AUTHOR) for entry in entries]


@contextmanager
def _journal(
    study: StudyFolder, interview: Interview, bench: Bench
) -> Iterator[Attempt]:
    """Seal and append the next change to a journal."""
    path = study.files.journal(interview.id)
    journal = Journal(path, interview.id, study.files.envelope)
    following = cycle(_changes(interview, bench))
    try:
        yield lambda: timed(partial(journal.append, [next(following)], None))
    finally:
        journal.close(remove=True)


@contextmanager
def _by_hand(
    study: StudyFolder, interview: Interview, bench: Bench
) -> Iterator[Attempt]:
    """Append as many bytes to a file and flush it."""
    lines = cycle(_sealed_lines(study, interview, bench))
    path = study.files.journal(interview.id).with_suffix(".by_hand")
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def write(content: bytes) -> None:
        os.write(descriptor, content)
        os.fsync(descriptor)

    try:
        yield lambda: timed(partial(write, next(lines)))
    finally:
        os.close(descriptor)
        path.unlink()


def _sealed_lines(
    study: StudyFolder, interview: Interview, bench: Bench
) -> list[bytes]:
    path = bench.folder / "lines"
    journal = Journal(path, interview.id, study.files.envelope)
    for change in _changes(interview, bench):
        journal.append([change], None)
    journal.close(remove=False)
    lines = path.read_bytes().splitlines(keepends=True)[1:]
    Path(path).unlink()
    return lines


def _flushes(study: StudyFolder, interview: Interview, bench: Bench) -> Fact:
    """How often the disk is asked to flush for ten changes, one after the other."""
    opened = OpenInterview(study, interview.id, lambda _: None)
    entries = iter(said_in(bench.instrument, ENTRIES))
    opened.change(editing.added(opened.interview, next(entries), AUTHOR))
    opened.wait()
    flushed = 0
    real = os.fsync

    def count(descriptor: int) -> None:
        nonlocal flushed
        flushed += 1
        real(descriptor)

    with patch("os.fsync", count):
        for _ in range(10):
            opened.change(editing.added(opened.interview, next(entries), AUTHOR))
            opened.wait()
    opened.close()
    return Fact("one flush for a change", flushed == 10, f"{flushed} for 10 changes")
