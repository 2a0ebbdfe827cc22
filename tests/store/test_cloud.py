"""Which client synchronises a folder is told by its path, on every system."""

from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from sosapp.store.cloud import MARKS, client_of, named_by

POSIX_HOME = PurePosixPath("/home/alva")
MAC_HOME = PurePosixPath("/Users/alva")
WINDOWS_HOME = PureWindowsPath("C:/Users/alva")


@pytest.mark.parametrize(
    ("place", "client"),
    [
        ("C:/Users/alva/OneDrive/Dokument/studie", "OneDrive"),
        ("C:/Users/alva/OneDrive - Lillmora kommun/studie", "OneDrive"),
        ("C:/Users/alva/ONEDRIVE/studie", "OneDrive"),
        ("C:/Users/alva/Dropbox (Lillmora)/studie", "Dropbox"),
        ("C:/Users/alva/iCloudDrive/studie", "iCloud Drive"),
        ("C:/Users/alva/Box/studie", "Box"),
        ("C:/Users/alva/Proton Drive/alva/My files", "Proton Drive"),
        ("G:/My Drive/studie", "Google Drive"),
        ("G:/Min enhet/studie", "Google Drive"),
        ("P:/pCloud Drive", "pCloud"),
    ],
)
def test_folders_of_windows(place: str, client: str) -> None:
    assert named_by(PureWindowsPath(place), WINDOWS_HOME, {}) == client


@pytest.mark.parametrize(
    ("place", "client"),
    [
        ("Library/Mobile Documents/com~apple~CloudDocs/s", "iCloud Drive"),
        ("Library/CloudStorage/OneDrive-Lillmora/s", "OneDrive"),
        ("Library/CloudStorage/GoogleDrive-a@example.org/My Drive/s", "Google Drive"),
        ("Library/CloudStorage/Box-Box/s", "Box"),
        ("Library/CloudStorage/Annat/s", "CloudStorage"),
        ("Google Drive/s", "Google Drive"),
    ],
)
def test_folders_of_macos(place: str, client: str) -> None:
    assert named_by(MAC_HOME / place, MAC_HOME, {}) == client


@pytest.mark.parametrize(
    ("place", "client"),
    [
        ("Dropbox/s", "Dropbox"),
        ("Nextcloud/s", "Nextcloud"),
        ("ownCloud/s", "ownCloud"),
        ("MEGA/s", "MEGA"),
        ("MEGAsync/s", "MEGA"),
        ("Jottacloud/s", "Jottacloud"),
        ("kDrive/s", "kDrive"),
        ("pCloudDrive/s", "pCloud"),
        ("box/s", "Box"),
    ],
)
def test_folders_of_linux(place: str, client: str) -> None:
    assert named_by(POSIX_HOME / place, POSIX_HOME, {}) == client


@pytest.mark.parametrize(
    "place",
    [
        POSIX_HOME,
        POSIX_HOME / "studier" / "box",
        POSIX_HOME / "studier" / "mega",
        POSIX_HOME / "Boxar",
        POSIX_HOME / "dropboxar",
        POSIX_HOME / "Documents" / "mobile documents",
        PurePosixPath("/media/alva/sticka/studie"),
    ],
)
def test_other_folders_are_nobodys(place: PurePath) -> None:
    assert named_by(place, POSIX_HOME, {}) == ""


@pytest.mark.parametrize("name", ["OneDrive", "OneDriveCommercial"])
def test_onedrive_says_itself_where_it_is(name: str) -> None:
    where = {name: "D:\\Moln"}
    assert named_by(PureWindowsPath("d:/moln/s"), WINDOWS_HOME, where) == "OneDrive"
    assert named_by(PureWindowsPath("D:/Molnet/s"), WINDOWS_HOME, where) == ""
    assert named_by(PureWindowsPath("D:/Moln/s"), WINDOWS_HOME, {name: ""}) == ""


@pytest.mark.parametrize("mark", MARKS)
def test_a_client_is_told_by_what_it_leaves_in_its_folder(
    tmp_path: Path, mark: str
) -> None:
    study = tmp_path / "a" / "b"
    study.mkdir(parents=True)
    assert client_of(study, tmp_path, {}) == ""
    (tmp_path / "a" / mark).mkdir()
    assert client_of(study, tmp_path, {}) == MARKS[mark]
