"""What the command line does not load, so that it answers at once."""

import subprocess
import sys

import pytest

from sosapp.cli.command_line import commands
from sosapp.cli.help_page import VERBS
from sosapp.store.study_folder import StudyFolder
from tests.cli.conftest import Run

LOADED = """
import sys
sys.argv = ["sosapp", *sys.argv[1:]]
from sosapp.__main__ import main
try:
    main()
except SystemExit:
    pass
print()
print(*sorted(sys.modules))
"""


def loaded(*arguments: object) -> set[str]:
    """The modules that answering some arguments loads."""
    command = [sys.executable, "-c", LOADED, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


def test_version_and_help_load_next_to_nothing() -> None:
    assert not loaded("--version") & {"click", "json", "dataclasses"}
    heavy = {"click", "pydantic", "yaml", "tinydb", "textual", "rich", "xlsxwriter"}
    assert not loaded("--help") & heavy


@pytest.mark.parametrize("verb", [*VERBS, "guides check", "guides show"])
def test_help_of_a_verb_loads_only_click(verb: str) -> None:
    heavy = {"pydantic", "yaml", "tinydb", "textual", "rich", "xlsxwriter"}
    assert not loaded(*verb.split(), "--help") & heavy


@pytest.mark.parametrize(
    "line", ["list", "check", "guides", "guides show sos_socialchef", "summary voices"]
)
def test_verbs_load_neither_screens_nor_workbooks(
    line: str, study: StudyFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(study.path)
    assert not loaded(*line.split()) & {"textual", "rich", "xlsxwriter"}


def test_version_is_answered(process: Run) -> None:
    assert process("--version").out == "sosapp 0.1.0\n"
    assert process("--version", "list").out == "sosapp 0.1.0\n"


def test_the_help_page_names_every_verb(sosapp: Run) -> None:
    assert tuple(commands.commands) == VERBS
    page = sosapp("--help")
    assert page.code == 0
    assert page == sosapp("-h") == sosapp("--help", "list")
    assert all(f"  {verb} " in page.out for verb in VERBS)
    assert max(map(len, page.out.splitlines())) < 80


@pytest.mark.parametrize("verb", [*VERBS, "guides check", "guides show"])
@pytest.mark.parametrize("language", ["sv_SE", "en_GB"])
def test_every_verb_explains_its_options(
    verb: str, language: str, sosapp: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", language)
    answer = sosapp(*verb.split(), "--help")
    assert answer.code == 0
    assert "--help" in answer.out
    assert "cli." not in answer.out
