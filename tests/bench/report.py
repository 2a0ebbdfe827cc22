"""The lines that are printed: the machine, and each finding with its aim."""

import os
import platform
import sys
from importlib.metadata import version
from pathlib import Path

from tests.bench.timing import Fact, Finding, quantile

MEANING = (
    "ratio = median over pairs measured in turn (p50, p95: of the quantiles);"
    " times in ms: least–median–most"
)


def machine(folder: Path) -> str:
    """What it was measured on."""
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return (
        f"Python {platform.python_version()}, Textual {version('textual')},"
        f" {platform.system()} {platform.machine()}, {os.cpu_count()} cores{load},"
        f" {file_system(folder)} at {folder}\n{MEANING}"
    )


def file_system(folder: Path) -> str:
    """The type of the file system of a folder, where the system tells it."""
    mounts = Path("/proc/mounts")
    if not mounts.is_file():
        return sys.platform
    rows = (line.split() for line in mounts.read_text().splitlines())
    points = {row[1]: row[2] for row in rows}
    parents = (folder.resolve(), *folder.resolve().parents)
    return next(points[str(path)] for path in parents if str(path) in points)


def line(finding: Finding) -> str:
    """One finding on one line."""
    if isinstance(finding, Fact):
        return f"  {finding.what}: {_verdict(finding.is_met)} {finding.found}".rstrip()
    aim = "" if finding.aim is None else f"≤ {finding.aim:.2f}"
    parts = (
        f"  {finding.what:<52} {finding.ratio:5.2f} {aim:>6}",
        f"{_verdict(finding.is_met):6}",
        f"n {len(finding.ours):<4}",
        f"{_spread(finding.ours)} : {_spread(finding.reference)}",
    )
    return " ".join(parts)


def _verdict(is_met: bool | None) -> str:
    return "" if is_met is None else "met" if is_met else "MISSED"


def _spread(times: tuple[float, ...]) -> str:
    middle = quantile(times, 0.5)
    digits = 3 if middle < 1 else 1 if middle < 100 else 0
    least, most = min(times), max(times)
    return "–".join(f"{time:.{digits}f}" for time in (least, middle, most))


def total(findings: list[Finding]) -> str:
    """How many aims were met."""
    judged = [finding.is_met for finding in findings if finding.is_met is not None]
    return f"{sum(judged)} of {len(judged)} aims met"
