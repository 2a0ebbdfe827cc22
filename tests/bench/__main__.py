"""Run the sections that are asked for and print what they find."""

import argparse
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench import (
    checkpoint,
    command,
    hour,
    journal,
    keys,
    sealed,
    start,
    summaries,
    workbook,
)
from tests.bench.bench import Bench, live_in
from tests.bench.report import line, machine, total
from tests.bench.timing import Finding

SECTIONS: dict[str, Callable[[Bench], Iterator[Finding]]] = {
    "start": start.measure,
    "keys": keys.measure,
    "hour": hour.measure,
    "journal": journal.measure,
    "sealed": sealed.measure,
    "checkpoint": checkpoint.measure,
    "summaries": summaries.measure,
    "workbook": workbook.measure,
    "command": command.measure,
}
ROUNDS, QUICK = 20, 3
DISK = Path("/var/tmp")
"""On a disk also where `/tmp` is kept in memory, which flushes for nothing."""


def main() -> None:
    """Measure and print."""
    chosen = _arguments()
    findings: list[Finding] = []
    base = chosen.folder or (DISK if DISK.is_dir() else None)
    with tempfile.TemporaryDirectory(prefix="sosapp-bench-", dir=base) as folder:
        live_in(Path(folder) / "home")
        print(machine(Path(folder)), flush=True)
        bench = Bench(Path(folder), chosen.rounds)
        for name in chosen.sections or SECTIONS:
            print(f"\n{name}", flush=True)
            for finding in SECTIONS[name](bench):
                findings.append(finding)
                print(line(finding), flush=True)
    print(f"\n{total(findings)}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m tests.bench")
    parser.add_argument(
        "sections", nargs="*", metavar="SECTION", help=", ".join(SECTIONS)
    )
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument(
        "--quick", dest="rounds", action="store_const", const=QUICK, help="3 rounds"
    )
    parser.add_argument("--folder", type=Path, help="measure on this folder's disk")
    chosen = parser.parse_args()
    unknown = [name for name in chosen.sections if name not in SECTIONS]
    if unknown or chosen.rounds < 1:
        parser.error(f"the sections are {', '.join(SECTIONS)}; at least one round")
    return chosen


if __name__ == "__main__":
    main()
