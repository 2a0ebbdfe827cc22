"""Whatever goes wrong ends in one clear line and an exit code, never a traceback."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from sosapp.cli.edge import guarded
from sosapp.cli.output import say_json
from sosapp.store.kept_file import read_tables
from sosapp.store.settings import Settings, save_settings
from sosapp.store.study_folder import StudyFolder
from tests.cli.conftest import Run
from tests.keeping import write_tables

PLAIN_ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def test_a_problem_is_one_line_and_a_hint_with_exit_code_1(process: Run) -> None:
    answer = process("list", "nowhere")
    assert answer.code == 1
    assert answer.out == ""
    happened, hint = answer.err.splitlines()
    assert happened == "There is no study in nowhere."
    assert "sosapp new" in hint


def test_wrong_usage_has_exit_code_2(process: Run) -> None:
    for wrong in (["list", "--bogus"], ["new", "x"], ["a", "b"], ["guides", "shw"]):
        answer = process(*wrong)
        assert (answer.code, answer.out) == (2, "")
        assert "Usage:" in answer.err
        assert "Traceback" not in answer.err


def test_a_reader_that_has_gone_ends_it_quietly(process: Run) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    answer = process("guides", "show", "sos_socialchef", stdout=writing)
    os.close(writing)
    assert (answer.code, answer.err) == (141, "")


def test_head_can_cut_the_output(tmp_path: Path) -> None:
    command = f"{sys.executable} -m sosapp guides show sos_socialchef --json | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, check=False)
    assert (done.stdout, done.stderr) == (b"{\n", b"")


def test_a_full_disk_behind_the_output_is_said(process: Run, tmp_path: Path) -> None:
    with (tmp_path / "out.txt").open("wb") as file:
        answer = process("guides", stdout=file.fileno(), most_bytes=10)
    assert answer.code == 1
    assert "could not be saved" in answer.err
    assert "Exception" not in answer.err


def test_a_full_disk_leaves_no_half_study(process: Run) -> None:
    answer = process("new", "mine", "--name", "Mine", most_bytes=10)
    assert answer.code == 1
    assert "could not be saved" in answer.err
    assert not Path("mine", "study.json").exists()


def test_a_place_that_cannot_be_written_is_said(process: Run) -> None:
    Path("file").write_text("in the way")
    answer = process("new", "file/study", "--name", "Mine")
    assert answer.code == 1
    assert re.match(r"file.* could not be saved: .+\n.+\n\Z", answer.err)


def test_a_terminal_without_utf8_still_gets_an_answer(process: Run) -> None:
    save_settings(Settings(language="sv"))
    answer = process("guides", env=PLAIN_ASCII)
    assert (answer.code, answer.err) == (0, "")
    assert "fallstudier" in answer.out
    assert answer.out.isascii()


def test_json_without_utf8_is_still_json(process: Run) -> None:
    answer = process("guides", "--json", env=PLAIN_ASCII)
    assert answer.out.isascii()
    titles = {row["id"]: row["title"]["sv"] for row in json.loads(answer.out)}
    assert titles["rss_focus_group"].endswith("(fyra träffar)")


def test_a_study_of_a_newer_version_is_refused(study: StudyFolder, sosapp: Run) -> None:
    path = study.path / "study.json"
    tables = read_tables(path)
    tables["study"]["1"]["format"] = 99
    write_tables(path, tables)
    for verb in ("list", "check"):
        answer = sosapp(verb, study.path)
        assert answer.code == 1
        assert "newer version" in answer.err + answer.out


def test_what_the_user_chose_decides_the_language(sosapp: Run) -> None:
    assert "no study" in sosapp("list").err
    save_settings(Settings(language="sv"))
    assert "ingen studie" in sosapp("list").err


@pytest.mark.parametrize(
    ("system", "said"),
    [("sv_SE.UTF-8", "Kommandon"), ("C.UTF-8", "Commands"), ("de_DE", "Commands")],
)
def test_the_system_decides_the_language_else(
    system: str, said: str, sosapp: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", system)
    assert said in sosapp("--help").out


def test_an_interruption_is_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted() -> int:
        raise KeyboardInterrupt

    assert guarded(interrupted, "en") == 130
    assert capsys.readouterr() == ("", "")


def test_our_own_fault_is_said_and_kept(capsys: pytest.CaptureFixture[str]) -> None:
    def broken() -> int:
        raise ZeroDivisionError("Åsa")

    assert guarded(broken, "en") == 1
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    kept = re.search(r"\S+\.txt", said)
    assert kept
    told = Path(kept[0]).read_text("utf-8")
    assert "ZeroDivisionError\n" in told
    assert "Åsa" not in told


def test_what_steers_a_terminal_is_not_printed(sosapp: Run) -> None:
    answer = sosapp("list", "\x1b[31mred\n")
    assert answer.err.startswith("There is no study in \ufffd[31mred .")


def test_json_escapes_what_steers_a_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = {"text": "\x1b[31m\x9b1m\u202eåäö\n"}
    say_json(said)
    printed = capsys.readouterr().out
    assert printed == '{\n  "text": "\\u001b[31m\\u009b1m\\u202eåäö\\n"\n}\n'
    assert json.loads(printed) == said
