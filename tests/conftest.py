"""What tests share: an isolated home, a new study, the S.O.S. instrument."""

from pathlib import Path

import pytest

from sosapp.instrument.instrument import Instrument
from sosapp.instrument.loading import Templates
from sosapp.store.new_study import new_study
from sosapp.store.shipped import shipped
from sosapp.store.study_folder import StudyFolder
from sosapp.study.editing import Author
from tests.kept import WAYS, Kept

CRASHES = 6
"""Kills in a run that does not say how many: enough to notice, and quickly done."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a run kill the program more often than every run does."""
    many = "how many times the program is killed while somebody types"
    parser.addoption("--crashes", type=int, default=CRASHES, metavar="N", help=many)
    seed = "what the moments of the kills follow from; printed by each run"
    parser.addoption("--crash-seed", type=int, metavar="SEED", help=seed)
    anew = "write the texts of all screens anew, to be looked at"
    parser.addoption("--update-screens", action="store_true", help=anew)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the figures that tests have gathered, the same ones once."""
    gathered = [
        figures
        for outcome in ("passed", "failed")
        for report in terminalreporter.getreports(outcome)
        for figures in report.user_properties
    ]
    for name, figures in dict.fromkeys(gathered):
        terminalreporter.section(name)
        terminalreporter.write_line(str(figures))


@pytest.fixture(autouse=True)
def isolated_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of its own, so that no test sees or changes the user's files."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    return home


@pytest.fixture(autouse=True)
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Derive keys from passphrases at no cost worth waiting for."""
    monkeypatch.setattr("sosapp.store.key_file.COST", 2)


@pytest.fixture(scope="session")
def templates() -> Templates:
    """The shipped templates."""
    return Templates(shipped() / "templates", "en")


@pytest.fixture(scope="session")
def instrument(templates: Templates) -> Instrument:
    """The S.O.S. instrument."""
    return templates.instrument("sos_socialchef")


@pytest.fixture
def study(tmp_path: Path) -> StudyFolder:
    """A new study with all shipped templates."""
    source = shipped() / "templates"
    guides = ("sos_socialchef",)
    return new_study(tmp_path / "study", "Pilot", "sv", guides, source)


@pytest.fixture
def author() -> Author:
    """Someone who changes things at a fixed time."""
    return Author("Intervjuare A", "2026-11-23T10:00:00+01:00")


@pytest.fixture(params=WAYS, ids=[way.name for way in WAYS])
def kept(request: pytest.FixtureRequest) -> Kept:
    """Every way in which a study can be kept."""
    way: Kept = request.param
    return way
