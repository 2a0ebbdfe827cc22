"""What is found when a study is looked at."""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong; the file is given by its path within the study."""

    file: str
    what: str
    would: str = ""
    """What a repair would do; empty if nothing can be done by itself."""
    repair: Callable[[], None] | None = field(default=None, repr=False, compare=False)


@dataclass
class Consistency:
    """How many files were looked at, and what was found in them."""

    files: int = 0
    unread: bool = False
    """Whether nobody had the key, so that little could be looked at."""
    findings: list[Finding] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    """What is no fault of a file, such as that nobody has a key."""
