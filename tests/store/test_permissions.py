"""Whatever is written is its owner's alone, whatever the user's mask gives away."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

MASKED = """
import os, sys
os.umask(int(sys.argv[1], 8))
from pathlib import Path
from sosapp.cli import answer
from sosapp.fault_log import keep_fault
from sosapp.store.code_key import CodeKey
from sosapp.store.open_interview import OpenInterview
from sosapp.store.settings import Settings, save_settings
from sosapp.store.study_folder import StudyFolder
from sosapp.study import editing
from sosapp.study.interview import Draft

for line in ("demo a/b --no-open", "new c/d --name D", "export excel a/b -o x.xlsx"):
    assert answer(line.split(), lambda _: 0) == 0, line
study = StudyFolder(Path("a/b"))
save_settings(Settings(interviewer="A"))
CodeKey(study.study.id).put("P01", "Alva Exempelsson")
keep_fault(ValueError())
opened = OpenInterview(study, study.ids()[0], lambda _: None)
opened.keep_draft(Draft(text="halv"))
assert opened.wait()
print(*sys.argv[1:], flush=True)
for found in (Path("."), Path(os.environ["HOME"])):
    for path in found.rglob("*"):
        print(oct(path.stat().st_mode & 0o777), path.is_dir(), path)
"""
KINDS = {".lock", ".journal", ".yaml", ".xlsx", ".txt", "study.json", "settings.json"}
"""Files that must be among those that are looked at."""


@pytest.mark.parametrize("mask", ["000", "022", "077"])
def test_everything_is_its_owners_alone(
    tmp_path: Path, isolated_home: Path, mask: str
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", MASKED, mask],
        cwd=here,
        env=os.environ,
        capture_output=True,
        text=True,
        check=True,
    )
    _, listing = done.stdout.split(f"\n{mask}\n")
    rows = [line.split(" ", 2) for line in listing.splitlines()]
    assert {
        name for _, _, path in rows for name in KINDS if path.endswith(name)
    } == KINDS
    wrong = [
        path
        for mode, is_folder, path in rows
        if mode != ("0o700" if is_folder == "True" else "0o600")
    ]
    assert not wrong
