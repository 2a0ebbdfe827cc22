"""Who else can come by a study is said, with what to do; never where nobody can."""

import shlex
from pathlib import Path

import pytest

from sosapp.intake.demo import demo_study
from sosapp.locale import LANGUAGES, Language
from sosapp.store import exposure
from sosapp.store.exposure import exposures, exposures_of
from sosapp.store.study_folder import StudyFolder


@pytest.fixture
def reachable(
    tmp_path: Path, study: StudyFolder, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A study to which everybody is let through; the test's own folder is closed."""
    real = exposure.mode
    above = study.path.resolve().parents

    def mode(path: Path) -> int:
        return real(path) | (0o011 if path in above else 0)

    monkeypatch.setattr(exposure, "mode", mode)
    return study.path


def keys(folder: Path) -> list[str]:
    """What is said of a folder."""
    return [exposure.key for exposure in exposures_of(folder)]


def test_a_study_as_it_is_made_is_nobody_elses(reachable: Path) -> None:
    assert keys(reachable) == []


@pytest.mark.parametrize("permissions", [0o755, 0o750, 0o744, 0o705])
def test_a_folder_that_others_can_list_is_told_of(
    reachable: Path, permissions: int
) -> None:
    reachable.chmod(permissions)
    assert keys(reachable) == ["open"]


@pytest.mark.parametrize("permissions", [0o604, 0o640, 0o666])
def test_a_file_that_others_can_read_is_told_of(
    reachable: Path, permissions: int
) -> None:
    for folder in (reachable, reachable / "interviews"):
        folder.chmod(0o711)
    (reachable / "interviews" / "x.journal").touch(0o600)
    assert keys(reachable) == []
    (reachable / "interviews" / "x.journal").chmod(permissions)
    assert keys(reachable) == ["open"]


def test_what_lies_in_a_closed_folder_is_safe(study: StudyFolder) -> None:
    study.path.chmod(0o755)
    (study.path / "study.json").chmod(0o644)
    study.path.parent.chmod(0o700)
    assert keys(study.path) == []


def test_on_windows_the_permissions_say_nothing(
    reachable: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reachable.chmod(0o777)
    monkeypatch.setattr(exposure, "ON_WINDOWS", True)
    assert keys(reachable) == []


def test_a_folder_of_a_cloud_service_is_told_of(
    study: StudyFolder, tmp_path: Path
) -> None:
    place = tmp_path / "OneDrive - Lillmora kommun" / "min studie"
    place.parent.mkdir()
    study.path.rename(place)
    (told,) = exposures_of(place)
    assert told.key == "cloud"
    assert told.values["client"] == "OneDrive"
    assert told.values["command"] == f"sosapp encrypt {shlex.quote(str(place))}"


def test_a_link_does_not_hide_where_a_study_lies(
    study: StudyFolder, tmp_path: Path
) -> None:
    place = tmp_path / "Dropbox" / "s"
    place.parent.mkdir()
    study.path.rename(place)
    (tmp_path / "here").symlink_to(place)
    assert keys(tmp_path / "here") == ["cloud"]


def test_the_folder_that_onedrive_names_is_one(
    study: StudyFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDriveCommercial", str(study.path.parent))
    assert keys(study.path) == ["cloud"]


def test_nothing_is_said_of_what_is_encrypted_or_made_up(
    reachable: Path, tmp_path: Path
) -> None:
    reachable.chmod(0o755)
    assert exposures(reachable, encrypted=True) == ()
    (reachable / "study.json").rename(reachable / "study.sealed")
    assert keys(reachable) == []
    (tmp_path / "Dropbox").mkdir()
    assert keys(demo_study(tmp_path / "Dropbox" / "demo").path) == []


def test_a_damaged_study_is_told_of_too(reachable: Path) -> None:
    reachable.chmod(0o755)
    (reachable / "study.json").write_bytes(b"{")
    assert keys(reachable) == ["open"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_says_what_it_means_and_what_to_do(
    reachable: Path, monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    monkeypatch.setenv("OneDrive", str(reachable))
    reachable.chmod(0o755)
    said = [found.told(language) for found in exposures_of(reachable)]
    assert f"chmod -R go= {reachable}" in said[0]
    assert "OneDrive" in said[1]
    assert "sosapp encrypt" in said[1]
