"""A disk that fails when it is told to, and an interview that lies in a study."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sosapp.instrument.instrument import Instrument
from sosapp.store.study_folder import StudyFolder
from sosapp.study.interview import Interview
from tests.keeping import keep
from tests.store.disk import Disk as Disk
from tests.store.work import ID, LONG_ENOUGH, Work
from tests.study.material import blank


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
