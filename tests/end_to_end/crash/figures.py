"""What is missing after a kill, and the figures of many kills."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .said import Said
from .typist import Stroke

MARGINS = (0, 10, 20, 50, 100, 1000)
"""Milliseconds before the kill: a key sent later than that may not have arrived."""

FORM = "form"
"""What is half typed into a field is not kept yet; `test_half_filled` waits for it."""


@dataclass(frozen=True)
class Loss:
    """One kill: what was being done, and which keys are missing."""

    rate: int
    """Keys a second."""
    moment: str
    sent: tuple[float, ...]
    """How many seconds before the kill each key was sent."""
    kept: int
    """How many keys from the first on are on the disk."""
    nowhere: bool = False
    """Whether a line was neither half typed nor filed any more."""

    def missing(self, margin: int) -> int:
        """The keys that are missing though sent this many milliseconds before."""
        return sum(1 for ago in self.sent[self.kept :] if ago * 1000 >= margin)


def kept_of(start: Said, strokes: Sequence[Stroke], found: Said) -> tuple[int, bool]:
    """How many keys are on the disk: what is found must be what some of them said.

    A line that is neither half typed nor filed any more has lost all its keys, which
    is said.
    """
    said = [start, *(stroke.said for stroke in strokes)]
    for number in range(len(strokes), -1, -1):
        if said[number] == found:
            return number, False
    for number in range(len(strokes), 0, -1):
        before = said[number - 1]
        if strokes[number - 1].moment == "filing" and before.typing("") == found:
            began = number - 1
            while said[began].draft and said[began].changes == before.changes:
                began -= 1
                if began < 0:
                    return 0, True
            return began, True
    raise AssertionError(f"nobody said {found}\n\nthe last was {said[-1]}")


def _row(name: str, losses: Sequence[Loss]) -> str:
    keys = sum(len(loss.sent) for loss in losses)
    cells = [f"{name:<14}{len(losses):>6}{keys:>7}"]
    for margin in MARGINS:
        missing = [loss.missing(margin) for loss in losses]
        cells.append(f"{max(missing):>5}/{sum(missing) / len(missing):<5.2f}")
    return "".join(cells)


def _rows(losses: Iterable[tuple[str, Loss]]) -> list[str]:
    groups: dict[str, list[Loss]] = defaultdict(list)
    for name, loss in losses:
        groups[name].append(loss)
    return [_row(name, groups[name]) for name in sorted(groups)]


def _worst(losses: Sequence[Loss]) -> list[str]:
    """The three kills after which most is missing."""
    worst = sorted(losses, key=lambda loss: loss.missing(0), reverse=True)[:3]
    return [
        f"{loss.missing(0)} of {len(loss.sent)} at {loss.rate} keys/s"
        f" ({loss.moment}{', a line nowhere' if loss.nowhere else ''}), sent"
        f" {', '.join(f'{ago * 1000:.0f}' for ago in loss.sent[loss.kept :])} ms before"
        for loss in worst
        if loss.missing(0)
    ]


def table(losses: Sequence[Loss]) -> str:
    """Missing keys, most and mean a kill, by how long before it they were sent.

    Kills in the middle of a form stand apart, as what is half typed there is not kept.
    """
    margins = "".join(f"{f'{margin} ms':>11}" for margin in MARGINS)
    kept = [loss for loss in losses if loss.moment != FORM]
    return "\n".join(
        (
            f"{'':<14}{'kills':>6}{'keys':>7}{margins}",
            *_rows(("all but form", loss) for loss in kept),
            *_rows((f"{loss.rate} keys/s", loss) for loss in kept),
            *_rows((loss.moment, loss) for loss in losses),
            *_worst(kept),
        )
    )
