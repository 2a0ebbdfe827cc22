"""Where a new study is put if nobody says otherwise."""

import os
import unicodedata
from pathlib import Path

from platformdirs import user_documents_path


def folder_for_studies() -> Path:
    """The current folder, or the user's documents if nothing can be written there."""
    try:
        here = Path.cwd()
    except OSError:
        return user_documents_path()
    return here if os.access(here, os.W_OK | os.X_OK) else user_documents_path()


def folder_name(name: str) -> str:
    """A name that every system takes for a folder: letters a to z, digits, hyphens."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    kept = (letter for letter in plain if not unicodedata.combining(letter))
    words = "".join(
        letter if letter.isascii() and letter.isalnum() else " " for letter in kept
    )
    return "-".join(words.split())[:60].strip("-")


def short(path: Path) -> str:
    """A path as people write it: from the current folder, or from home."""
    for start, sign in ((Path(os.curdir).absolute(), "."), (Path.home(), "~")):
        if path.is_relative_to(start):
            return f"{sign}{os.sep}{path.relative_to(start)}"
    return str(path)


def full(typed: str) -> Path:
    """The folder that a line means, `~` being the user's own."""
    return Path(os.path.expanduser(typed)).absolute()
