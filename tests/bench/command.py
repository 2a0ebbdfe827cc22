"""The command line's first answers, against Python doing nothing."""

from collections.abc import Iterator
from functools import partial

from tests.bench.bench import PYTHON, Bench
from tests.bench.timing import Finding, compare, timed_command

RUNS_A_ROUND = 2


def measure(bench: Bench) -> Iterator[Finding]:
    """`--version` and `--help`."""
    nothing = partial(timed_command, PYTHON, "-c", "pass")
    for option, aim in (("--version", 2.0), ("--help", 5.0)):
        ours = partial(timed_command, *bench.sosapp, option)
        what = f"sosapp {option} : python -c pass"
        yield compare(what, ours, nothing, aim, RUNS_A_ROUND * bench.rounds)
