"""A checkpoint, against serialising the same tables and writing the same bytes."""

import json
import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from sosapp.store.checked import Tables
from tests.bench.bench import Bench
from tests.bench.material import HOUR, LONG, empty_study, kept, tables_for
from tests.bench.timing import Finding, compare, timed

CHECKPOINTS_A_ROUND = 3


def measure(bench: Bench) -> Iterator[Finding]:
    """The checkpoint of an interview of an hour, and of one of 2 MB.

    The aim is against a file that is written over: one flush, and all is lost if the
    power goes meanwhile. A checkpoint replaces the file, which flushes twice, so that
    ratio grows with the price of a flush; the one below is against as much safety.
    """
    study = empty_study(bench.new_folder("checkpoint"))
    beside = study.path / "by_hand" / "interview.json"
    beside.parent.mkdir()
    for entries in (HOUR, LONG):
        interview = kept(study, bench.instrument, entries)
        tables = tables_for(interview, bench.instrument)
        what = f"a checkpoint, {study.file(interview.id).stat().st_size / 1000:,.0f} kB"
        file = study.interview_file(interview.id)
        file.read_checkpoint()
        ours = partial(timed, partial(file.write, interview, bench.instrument))
        rounds = CHECKPOINTS_A_ROUND * bench.rounds
        over = partial(timed, partial(_write, beside, tables))
        yield compare(f"{what} : dumps + write + fsync", ours, over, 1.5, rounds)
        safely = partial(timed, partial(_replace, beside, tables))
        yield compare(f"{what} : dumps + replace", ours, safely, None, rounds)


def _write(path: Path, tables: Tables) -> None:
    text = json.dumps(tables, ensure_ascii=False, separators=(",", ":"))
    with path.open("wb") as file:
        file.write(text.encode())
        file.flush()
        os.fsync(file.fileno())


def _replace(path: Path, tables: Tables) -> None:
    new = path.with_suffix(".new")
    _write(new, tables)
    new.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)
