"""What an export is told, and what it answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sosapp.locale import Language

Progress = Callable[[int, int], None]
"""Told how many rows are done out of how many; what it raises ends the export."""


@dataclass(frozen=True, kw_only=True)
class Options:
    """How a study is exported.

    `today` is an ISO date and `version` the application's. `names` has the names of
    the code key by participant code, and `rules` what is shown in the place of other
    names: none of them may stand in an export that is not `identified`. `interview` is
    the id of the only interview to export.
    """

    language: Language
    today: str
    version: str
    identified: bool = False
    interview: str | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    layout_name: str = ""
    layout: bytes = b""
    """The document that a format fills, if it fills one."""
    reply_by: str = ""
    reply_to: str = ""
    """When and where an interviewee answers who is sent what was said."""
    rules: Mapping[str, str] = field(default_factory=dict)
    force: bool = False
    """Whether a file that exists may be replaced."""


@dataclass(frozen=True)
class Counted:
    """How much of the study one part of an export holds; `why` says why not all."""

    name: str
    written: int
    in_study: int
    why: str = ""


@dataclass(frozen=True)
class Written:
    """A finished export; `replaced` counts characters shown as U+FFFD."""

    path: Path
    parts: tuple[Counted, ...]
    replaced: int = 0
    undecided: int = 0
    """Names in what people said that nobody has decided on."""
