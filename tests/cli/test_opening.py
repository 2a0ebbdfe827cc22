"""Opening a study, and making one."""

import os
import sys
from pathlib import Path

import pytest

from sosapp.store.shipped import shipped
from sosapp.store.study_folder import StudyFolder, open_study
from tests.cli.conftest import Run
from tests.end_to_end.terminal import Terminal

OPEN = "from sosapp.cli import run; run(lambda f: print(f'opened {f}') or 7)"
"""The command line with an application that only says what it was given."""


def opened(*arguments: object, expected: int = 7, **env: str) -> str:
    """What a real terminal shows after the arguments."""
    command = [sys.executable, "-c", OPEN, *map(str, arguments)]
    with Terminal(command, columns=200, env=dict(os.environ) | env) as terminal:
        assert terminal.wait() == expected
        return terminal.screen()


def test_a_folder_that_is_a_study_is_opened(study: StudyFolder) -> None:
    assert f"opened {study.path}" in opened(study.path)


def test_the_current_folder_is_opened_if_it_is_a_study(
    study: StudyFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(study.path)
    assert f"opened {study.path}" in opened()


def test_elsewhere_the_application_lets_one_choose() -> None:
    assert "opened None" in opened()


def test_a_folder_named_like_a_verb_can_be_opened(
    study: StudyFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study.path.rename(tmp_path / "list")
    monkeypatch.chdir(tmp_path)
    assert "opened list" in opened("./list")


def test_a_folder_without_a_study_is_a_problem(sosapp: Run, tmp_path: Path) -> None:
    answer = sosapp(tmp_path)
    assert answer.code == 1
    assert answer.err.startswith(f"There is no study in {tmp_path}.")


def test_a_verb_typed_wrong_is_recognised(sosapp: Run) -> None:
    answer = sosapp("lits")
    assert answer.code == 1
    assert "Did you mean the command `sosapp list`?" in answer.err


def test_without_a_terminal_nothing_is_opened(study: StudyFolder, process: Run) -> None:
    answer = process(study.path)
    assert answer.code == 1
    assert answer.err.startswith("The application needs a terminal")


def test_a_dumb_terminal_is_told_so(study: StudyFolder) -> None:
    shown = opened(study.path, expected=1, TERM="dumb")
    assert "This terminal (TERM=dumb) cannot show the application." in shown


def test_new_makes_a_study(sosapp: Run) -> None:
    answer = sosapp("new", "my study", "--name", "  Pilot\n i höst ")
    assert (answer.code, answer.err) == (0, "")
    assert "Open it with: sosapp 'my study'\n" in answer.out
    study = open_study(Path("my study")).study
    assert (study.name, study.language) == ("Pilot i höst", "en")
    assert len(study.guides) == 5


def test_new_says_that_the_folder_is_copied_to_a_cloud_service(
    sosapp: Run,
) -> None:
    answer = sosapp("new", "Dropbox/s", "--name", "S")
    assert answer.code == 0
    assert "Dropbox synchronises" in answer.err
    assert len(answer.err.splitlines()) == 1
    assert sosapp("new", "s", "--name", "S").err == ""


def test_new_takes_guides_and_a_language(sosapp: Run) -> None:
    guides = ("--guide", "sos_socialchef", "--guide", "rss_individual")
    assert sosapp("new", "s", "--name", "S", *guides, "--language", "sv").code == 0
    study = open_study(Path("s")).study
    assert study.guides == ("sos_socialchef", "rss_individual")
    assert study.language == "sv"


def test_new_names_the_nearest_guide(sosapp: Run) -> None:
    answer = sosapp("new", "s", "--name", "S", "--guide", "sos_socialchefer")
    assert answer.code == 1
    assert "Nearest: sos_socialchef." in answer.err
    assert not Path("s").exists()


def test_new_needs_a_name(sosapp: Run) -> None:
    assert sosapp("new", "s").code == 2
    assert sosapp("new", "s", "--name", " ").code == 2
    assert not Path("s").exists()


def test_new_never_writes_into_something_else(study: StudyFolder, sosapp: Run) -> None:
    assert "a study" in sosapp("new", study.path, "--name", "S").err
    Path("full").mkdir()
    Path("full", "letter.txt").write_text("mine")
    assert sosapp("new", "full", "--name", "S").code == 1
    assert os.listdir("full") == ["letter.txt"]


def test_demo_makes_the_fictional_study(sosapp: Run) -> None:
    answer = sosapp("demo", "--no-open")
    assert (answer.code, answer.err) == (0, "")
    assert "sosapp sosapp-demo" in answer.out
    demo = open_study(Path("sosapp-demo"))
    assert demo.study.fictional
    shipped_demo = shipped() / "interviews" / "demo" / "interviews"
    assert sorted(demo.ids()) == sorted(p.stem for p in shipped_demo.glob("*.json"))
    assert sosapp("check", "sosapp-demo").code == 0


def test_demo_finds_the_one_that_is_there(sosapp: Run) -> None:
    sosapp("demo", "d", "--no-open")
    marked = Path("d", "interviews", "mine.txt")
    marked.write_text("kept")
    assert sosapp("demo", "d", "--no-open").code == 0
    assert marked.read_text() == "kept"


def test_demo_leaves_a_real_study_alone(study: StudyFolder, sosapp: Run) -> None:
    answer = sosapp("demo", study.path, "--no-open")
    assert answer.code == 1
    assert "There is a study" in answer.err


def test_a_demo_that_cannot_be_saved_leaves_nothing(process: Run) -> None:
    answer = process("demo", "d", "--no-open", most_bytes=3000)
    assert answer.code == 1
    assert "could not be saved" in answer.err
    assert not Path("d").exists()
