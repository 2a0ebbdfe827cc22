"""A copy of the shipped templates, to be made wrong in one place at a time."""

import shutil
from pathlib import Path

import pytest

from sosapp.instrument.loading import Templates
from sosapp.instrument.problem import Problem
from sosapp.store.shipped import shipped


class TemplatesCopy:
    """The shipped templates in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(shipped() / "templates", folder)

    def file(self, name: str) -> Path:
        """A file by its name within the folder."""
        return self.folder / name

    def edit(self, name: str, old: str, new: str) -> None:
        """Put one text in place of another that stands in a file once."""
        text = self.file(name).read_text(encoding="utf-8")
        assert text.count(old) == 1, old
        self.file(name).write_text(text.replace(old, new), encoding="utf-8")

    def line_of(self, name: str, marker: str) -> int:
        """The line that a text stands on for the first time."""
        text = self.file(name).read_text(encoding="utf-8")
        return text[: text.index(marker)].count("\n") + 1

    def check(self, name: str) -> list[Problem]:
        """What is wrong in a file, read anew."""
        return Templates(self.folder, "en").check(self.file(name))


@pytest.fixture
def copy(tmp_path: Path) -> TemplatesCopy:
    """A copy of the shipped templates."""
    return TemplatesCopy(tmp_path / "templates")
