"""Imports point one way, and what is light stays light.

The linter reads what stands in the files; what is imported late shows only when it
runs, so each layer is also imported in a process of its own.
"""

import subprocess
import sys
from pathlib import Path

import pytest

import sosapp

SOURCE = Path(sosapp.__file__).parent
PROJECT = Path(__file__).parents[1]
SCREENS = {"textual", "rich"}
WRITERS = {"xlsxwriter", "docx", "lxml", "networkx", "pygal"}
GUARDS = {"pydantic", "yaml", "tinydb"}

LOADED = """
import importlib, sys
for name in sys.argv[1].split():
    importlib.import_module(name)
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def modules_of(layer: str) -> list[str]:
    """Every module of a layer by its full name."""
    files = (SOURCE / layer).rglob("*.py")
    parts = (file.relative_to(SOURCE.parent).with_suffix("").parts for file in files)
    return sorted(".".join(part).removesuffix(".__init__") for part in parts)


def loaded_with(*modules: str) -> set[str]:
    """The packages that are there after modules were imported, and nothing else."""
    command = [sys.executable, "-c", LOADED, " ".join(modules)]
    ended = subprocess.run(command, capture_output=True, text=True, check=True)
    return set(ended.stdout.split())


@pytest.mark.parametrize(
    ("layer", "forbidden"),
    [
        ("instrument", SCREENS | WRITERS | {"tinydb"}),
        ("study", SCREENS | WRITERS | {"tinydb"}),
        ("store", SCREENS | WRITERS),
        ("summary", SCREENS | WRITERS | {"tinydb"}),
        ("intake", SCREENS | WRITERS),
        ("export", SCREENS),
        ("cli", SCREENS | WRITERS),
    ],
)
def test_a_layer_loads_nothing_that_lies_above_it(
    layer: str, forbidden: set[str]
) -> None:
    modules = modules_of(layer)
    assert modules
    assert not loaded_with(*modules) & forbidden


@pytest.mark.parametrize(
    "module",
    [
        "sosapp.instrument",
        "sosapp.study",
        "sosapp.study.study",
        "sosapp.study.interview",
        "sosapp.store",
        "sosapp.store.listing",
        "sosapp.store.study_head",
        "sosapp.store.settings",
        "sosapp.errors",
    ],
)
def test_what_the_first_screen_needs_is_light(module: str) -> None:
    assert not loaded_with(module) & (SCREENS | WRITERS | GUARDS)


def test_the_linter_finds_no_import_that_points_up() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    ended = subprocess.run(
        [str(linter), "--no-cache"], capture_output=True, text=True, cwd=PROJECT
    )
    assert ended.returncode == 0, ended.stdout
