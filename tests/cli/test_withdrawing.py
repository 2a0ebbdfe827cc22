"""The verb `withdraw`."""

import io
from pathlib import Path

import pytest
from click.testing import CliRunner

from sosapp.cli import answer
from sosapp.intake.demo import demo_study
from sosapp.store.open_interview import OpenInterview
from sosapp.store.study_folder import StudyFolder
from tests.cli.conftest import Run

OURS = "k3m8w2x9ta"


@pytest.fixture
def demo(tmp_path: Path) -> StudyFolder:
    """The demo study."""
    return demo_study(tmp_path / "demo")


def asked(typed: str, *arguments: object) -> tuple[int, str]:
    """The exit code and the output when something is typed at the question."""
    with CliRunner().isolation(input=io.BytesIO(typed.encode())) as (out, _, _):
        code = answer([str(argument) for argument in arguments], lambda _: 0)
    return code, out.getvalue().decode()


def test_what_will_happen_is_said_before_it_is_asked(demo: StudyFolder) -> None:
    code, out = asked("k3\n", "withdraw", OURS[:5], demo.path, "--all")
    assert code == 1
    assert "Lillmora · P01 · 2026-09-08 · 44 entries" in out
    assert f"  {OURS}.json" in out
    assert "Type k3m8 to do it:" in out
    assert out.endswith("Nothing has changed.\n")
    assert len(demo.ids()) == 11


def test_nobody_to_ask_changes_nothing(demo: StudyFolder) -> None:
    code, out = asked("", "withdraw", OURS, demo.path, "--from-now")
    assert (code, out.splitlines()[-1][-20:]) == (1, "Nothing has changed.")


def test_the_beginning_of_the_id_confirms_it(demo: StudyFolder, sosapp: Run) -> None:
    code, out = asked("k3m8\n", "withdraw", OURS, demo.path, "--all")
    assert code == 0
    assert "The interview is removed" in out
    assert "To remove by hand:\n  files that were exported" in out
    assert not list(demo.path.rglob(f"*{OURS}*"))
    lines = sosapp("list", demo.path).out.splitlines()
    assert lines[-2:] == ["Interviews: 10", "Withdrawn, not counted: 2"]


def test_from_now_on_keeps_it_with_the_reason(demo: StudyFolder, sosapp: Run) -> None:
    arguments = ("withdraw", OURS, demo.path, "--from-now", "--yes")
    done = sosapp(*arguments, "--why", " flyttar\n ")
    assert (done.code, done.err) == (0, "")
    assert "What was said is kept." in done.out
    change = demo.read(OURS).trail[-1]
    assert (change.what, change.why) == ("withdrawn_from_now_on", "flyttar")
    assert "stopped" in sosapp("list", demo.path).out.splitlines()[1]
    assert "had been said before" in sosapp(*arguments).out


@pytest.mark.parametrize("given", [(), ("--all", "--why", "x")])
def test_it_must_be_said_which(
    demo: StudyFolder, sosapp: Run, given: tuple[str, ...]
) -> None:
    assert sosapp("withdraw", OURS, demo.path, "--yes", *given).code == 2
    assert len(demo.ids()) == 11


def test_an_open_interview_is_refused_in_one_line(
    demo: StudyFolder, sosapp: Run
) -> None:
    work = OpenInterview(demo, OURS, lambda _: None)
    done = sosapp("withdraw", OURS, demo.path, "--all", "--yes")
    work.close()
    assert done.code == 1
    assert done.err.startswith("The interview is open in another window")
    assert len(demo.ids()) == 11


def test_one_that_is_not_there_is_said_to_be_so(demo: StudyFolder, sosapp: Run) -> None:
    done = sosapp("withdraw", "zzzz", demo.path, "--all", "--yes")
    assert (done.code, done.out) == (1, "")
