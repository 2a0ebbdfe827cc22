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
    """The checkpoint of an interview of an hour, and of one of 2 MB."""
    study = empty_study(bench.new_folder("checkpoint"))
    beside = study.path / "by_hand.json"
    for entries in (HOUR, LONG):
        interview = kept(study, bench.instrument, entries)
        tables = tables_for(interview, bench.instrument)
        size = study.file(interview.id).stat().st_size / 1000
        yield compare(
            f"a checkpoint of {size:,.0f} kB : dumps + write + fsync",
            partial(timed, partial(study.write, interview, bench.instrument)),
            partial(timed, partial(_write_by_hand, beside, tables)),
            1.5,
            CHECKPOINTS_A_ROUND * bench.rounds,
        )


def _write_by_hand(path: Path, tables: Tables) -> None:
    text = json.dumps(tables, ensure_ascii=False, separators=(",", ":"))
    with path.open("wb") as file:
        file.write(text.encode())
        file.flush()
        os.fsync(file.fileno())
