"""Two things done in turn, and what their times say of each other."""

import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Attempt = Callable[[], float]
"""Does a thing once and returns the milliseconds it took."""

FLAT = 1.25
"""What still counts as the same time, as the size grows."""


@dataclass(frozen=True)
class Comparison:
    """The times of two things, in milliseconds, pair by pair."""

    what: str
    ours: tuple[float, ...]
    reference: tuple[float, ...]
    aim: float | None
    """What the ratio should not exceed; None for a figure that has no aim."""
    share: float | None = None
    """Compare the times that this share of the attempts stays below."""

    @property
    def ratio(self) -> float:
        """The median of the pairs' ratios, or the ratio of two quantiles."""
        if self.share is not None:
            return quantile(self.ours, self.share) / quantile(
                self.reference, self.share
            )
        pairs = zip(self.ours, self.reference, strict=True)
        return statistics.median(one / other for one, other in pairs)

    @property
    def is_met(self) -> bool | None:
        """Whether the aim is met; None if there is none."""
        return None if self.aim is None else round(self.ratio, 2) <= self.aim


@dataclass(frozen=True)
class Fact:
    """Something that is so or not, whatever the time."""

    what: str
    is_met: bool
    found: str = ""


Finding = Comparison | Fact


def compare(
    what: str, ours: Attempt, reference: Attempt, aim: float | None, rounds: int
) -> Comparison:
    """Do both once unmeasured, and then in turn; who begins changes every round."""
    ours()
    reference()
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(rounds):
        turns = [(ours, times[0]), (reference, times[1])]
        for attempt, taken in turns if number % 2 else reversed(turns):
            taken.append(attempt())
    return Comparison(what, tuple(times[0]), tuple(times[1]), aim)


def quantile(times: Sequence[float], share: float) -> float:
    """The time that this share of the attempts stays below."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def timed(action: Callable[[], object]) -> float:
    """The milliseconds that a call takes."""
    started = time.perf_counter()
    action()
    return 1000 * (time.perf_counter() - started)


def timed_command(*command: str) -> float:
    """The milliseconds from starting a command that succeeds to its end."""
    return timed(lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL))
