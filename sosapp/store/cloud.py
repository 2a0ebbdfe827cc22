"""Which synchronising client a folder belongs to, by its path and by marks in it."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path, PurePath

WHOLE = {
    "box sync": "Box",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "icloud drive": "iCloud Drive",
    "iclouddrive": "iCloud Drive",
    "jottacloud": "Jottacloud",
    "kdrive": "kDrive",
    "megasync": "MEGA",
    "min enhet": "Google Drive",
    "my drive": "Google Drive",
    "nextcloud": "Nextcloud",
    "onedrive": "OneDrive",
    "owncloud": "ownCloud",
    "pcloud": "pCloud",
    "pclouddrive": "pCloud",
    "pcloud drive": "pCloud",
    "proton drive": "Proton Drive",
    "protondrive": "Proton Drive",
}
"""What clients call their folders, in small letters."""
ORDINARY = {"box": "Box", "mega": "MEGA"}
"""Names that other folders have too: they count only in the user's own folder."""
COMPANIES = ("onedrive", "dropbox", "googledrive", "nextcloud", "owncloud", "box")
"""Clients that put an account behind their name: `OneDrive - Company`."""
APPLE = (("library", "mobile documents"), ("library", "cloudstorage"))
"""Where macOS keeps what its own and other clients synchronise."""
MARKS = {
    ".stfolder": "Syncthing",
    ".dropbox.cache": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
}
"""What clients put into the folder that they synchronise."""
VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
"""Where OneDrive tells Windows that its folders are."""


def client_of(path: Path, home: Path, environment: Mapping[str, str]) -> str:
    """The client that synchronises a folder; empty if none is known to."""
    return named_by(path, home, environment) or _marked(path)


def named_by(path: PurePath, home: PurePath, environment: Mapping[str, str]) -> str:
    """The client that a path of any system tells of; empty if it tells of none."""
    for variable in VARIABLES:
        place = environment.get(variable)
        if place and path.is_relative_to(place):
            return "OneDrive"
    return next(_clients(path, home), "")


def _clients(path: PurePath, home: PurePath) -> Iterator[str]:
    parts = [part.casefold() for part in path.parts]
    if path.is_relative_to(home) and path != home:
        first = parts[len(home.parts)]
        if first in ORDINARY:
            yield ORDINARY[first]
    for part in parts:
        if client := WHOLE.get(part) or _of_a_company(part):
            yield client
    for above, below in pairwise(parts):
        if (above, below) in APPLE:
            yield "iCloud Drive" if below == "mobile documents" else "CloudStorage"


def _of_a_company(part: str) -> str:
    """The client of a folder such as `OneDrive - Company` or `Dropbox (Company)`."""
    for name in COMPANIES:
        rest = part.removeprefix(name)
        if rest != part and rest.startswith((" - ", "-", " (")):
            return WHOLE.get(name) or ORDINARY[name]
    return ""


def _marked(path: Path) -> str:
    for folder in (path, *path.parents):
        for mark, client in MARKS.items():
            if (folder / mark).exists():
                return client
    return ""
