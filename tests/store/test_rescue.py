"""A copy somewhere else, when the interview's own disk does not take it."""

import stat
from pathlib import Path

import pytest

from sosapp.store.open_interview import OpenInterview
from sosapp.store.rescue import rescue, rescue_places
from sosapp.store.study_folder import StudyFolder, open_study
from sosapp.store.versions import versions
from sosapp.study import editing
from sosapp.study.interview import Draft, Interview
from tests.store.test_sealing import seal
from tests.store.work import ID
from tests.study.material import AUTHOR, entry


@pytest.mark.parametrize("sealed", [False, True])
def test_the_copy_is_an_interview_file_with_what_is_half_typed(
    study: StudyFolder, interview: Interview, sealed: bool
) -> None:
    study = open_study(study.path, seal(study.path) if sealed else None)
    work = OpenInterview(study, interview.id, lambda _: None)
    work.change(editing.added(work.interview, entry("Vattentornet"), AUTHOR))
    work.keep_draft(Draft(text="halv", waiting="en annan"))
    path = work.rescue()
    work.close()
    assert path.name.startswith(f"sosapp-{interview.id}-")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert (b"Vattentornet" in path.read_bytes()) != sealed
    *_, version = versions(study, interview.id, [path])
    assert version.interview == study.read(interview.id)


def test_the_first_place_that_takes_it_has_it(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("in the way")
    places = (tmp_path / "gone" / "far", file, tmp_path / "there", tmp_path)
    path = rescue(ID, b"x", ".sealed", places)
    assert path.parent == tmp_path / "there"
    assert path.suffix == ".sealed"


def test_no_copy_takes_the_place_of_another(tmp_path: Path) -> None:
    contents = (b"1", b"2", b"3")
    paths = {rescue(ID, content, ".json", [tmp_path]) for content in contents}
    assert {path.read_bytes() for path in paths} == set(contents)


def test_no_place_takes_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        rescue(ID, b"x", ".json", [tmp_path / "gone" / "far"])
    with pytest.raises(OSError, match="no place"):
        rescue(ID, b"x", ".json", [])


def test_a_copy_goes_to_the_users_own_folders(isolated_home: Path) -> None:
    places = list(rescue_places())
    assert len(places) == 4
    assert all(place.is_relative_to(isolated_home) for place in places[:3])
