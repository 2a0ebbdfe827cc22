"""A disk that fails when it is told to, and an interview that lies in a study."""

import os
from collections.abc import Callable, Iterator
from errno import ENOSPC
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from sosapp.instrument.instrument import Instrument
from sosapp.store.study_folder import StudyFolder
from sosapp.study.interview import Interview
from tests.keeping import keep
from tests.store.work import ID, LONG_ENOUGH, Work
from tests.study.material import blank


class Disk:
    """The system's calls that write, each of which can be made to fail."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._patch = patch
        self._real: dict[str, Callable[..., Any]] = {}

    def fail(self, name: str, at: int | None = None) -> None:
        """Have a call fail as on a full disk: every time, or one time counted from 0.

        A failing write leaves half of its bytes behind, a failing close closes.
        """
        real = self._real.setdefault(name, getattr(os, name))
        numbers = count()

        def call(*given: Any, **named: Any) -> Any:
            if at not in (None, next(numbers)):
                return real(*given, **named)
            if name == "write":
                real(given[0], bytes(given[1])[: len(given[1]) // 2])
            if name == "close":
                real(*given)
            raise OSError(ENOSPC, os.strerror(ENOSPC))

        self._patch.setattr(os, name, call)

    def mend(self) -> None:
        """Have every call work again."""
        for name, real in self._real.items():
            self._patch.setattr(os, name, real)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    """A disk that works until it is told to fail."""
    return Disk(monkeypatch)


@pytest.fixture
def interview(study: StudyFolder, instrument: Instrument) -> Interview:
    """An interview of the study in which nothing has been said."""
    made = blank(instrument=instrument.digest, guide_version=instrument.guide.version)
    study.keep(instrument)
    keep(study, made, instrument)
    return made


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try again at once."""
    monkeypatch.setattr("sosapp.store.writer.RETRY_SECONDS", 0.01)


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Work]:
    """A writer at work."""
    made = Work(tmp_path / f"{ID}.journal")
    yield made
    made.writer.close(LONG_ENOUGH)
