"""An interview whose disk is gone is put where there is room."""

from pathlib import Path

import pytest

from sosapp.store.open_interview import OpenInterview
from sosapp.store.rescue import rescue
from sosapp.store.study_folder import StudyFolder, open_study
from sosapp.study import editing
from sosapp.study.interview import Draft, Interview
from tests.store.test_sealing import readable, seal
from tests.study.material import AUTHOR, entry


def test_the_first_place_that_takes_it_gets_it(tmp_path: Path) -> None:
    file = tmp_path / "no folder"
    file.touch()
    path = rescue(b"x", "sosapp-a.json", (file, tmp_path / "none", tmp_path))
    assert path.parent == tmp_path
    assert (path.read_bytes(), path.suffix) == (b"x", ".json")
    assert path.stat().st_mode & 0o777 == 0o600


def test_where_no_place_takes_it_the_last_refusal_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="none"):
        rescue(b"x", "a.json", (tmp_path / "none",))


@pytest.mark.parametrize("sealed", [False, True])
def test_what_is_rescued_is_a_whole_interview(
    study: StudyFolder,
    interview: Interview,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    sealed: bool,
) -> None:
    monkeypatch.setattr("sosapp.store.open_interview.places", lambda: (tmp_path,))
    key = seal(study.path) if sealed else None
    study = open_study(study.path, key)
    work = OpenInterview(study, interview.id, lambda _: None)
    work.change(editing.added(work.interview, entry("Vattentornet"), AUTHOR))
    work.keep_draft(Draft(text="halvskriven"))
    path = work.rescue()
    work.close()
    expected = study.read(interview.id)
    if sealed:
        assert b"Vattentornet" not in path.read_bytes()
    study.file(interview.id).write_bytes(path.read_bytes())
    assert study.read(interview.id) == expected
    assert bool(readable(study.path)) != sealed
