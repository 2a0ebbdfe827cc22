"""Coverage: what became of each question of the guide."""

from dataclasses import dataclass
from typing import Literal

Status = Literal["", "asked", "answered_elsewhere", "skipped", "declined"]
STATUSES: tuple[Status, ...] = ("asked", "answered_elsewhere", "skipped", "declined")


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """What was marked of one question; a question with entries was asked anyway."""

    question: str
    status: Status = ""
    why: str = ""
    """The reason, or the question whose entries answer this one."""
    probes: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    """The ids of the records that the question was asked for, one by one."""
