"""What the end-to-end tests share: a desk with an interview that is ready to start."""

from pathlib import Path

import pytest

from sosapp.instrument.instrument import Instrument
from sosapp.store.settings import Settings, save_settings
from sosapp.store.starting import start_interview
from sosapp.store.study_folder import StudyFolder
from sosapp.study.starting import Preparation
from sosapp.study.study import Case

from .desk import Desk


def prepare(study: StudyFolder, instrument: Instrument) -> str:
    """Prepare an interview; who types has been asked before. Its id."""
    save_settings(Settings(interviewer="Intervjuare Ö", language="sv"))
    case = Case(code="9901", name="Lillmora")
    preparation = Preparation(
        case=case.code,
        participants=("P01",),
        wave=1,
        date="2026-11-23",
        language="sv",
        agreed=frozenset(item.id for item in instrument.guide.consent),
    )
    return start_interview(study, instrument, preparation, case, {})


@pytest.fixture
def prepared(study: StudyFolder, instrument: Instrument) -> Desk:
    """A desk with a prepared interview."""
    prepare(study, instrument)
    return Desk(study.path, instrument)


@pytest.fixture
def beside(tmp_path: Path) -> Path:
    """An empty folder."""
    folder = tmp_path / "beside"
    folder.mkdir()
    return folder
