"""A copy somewhere else, when the interview's own disk does not take it."""

import stat
from dataclasses import replace
from pathlib import Path

import pytest

from sosapp.instrument.instrument import Instrument
from sosapp.store.checked import read_tables
from sosapp.store.rescue import rescue, rescue_places, rescued_content
from sosapp.store.rows import interview_of
from sosapp.study.interview import Draft
from tests.store.work import ID, WHOLE


def test_the_copy_is_an_interview_file_with_what_is_half_typed(
    tmp_path: Path, instrument: Instrument
) -> None:
    interview = replace(WHOLE, draft=Draft(text="halv", waiting="en annan"))
    content = rescued_content(interview, instrument)
    path = rescue(ID, content, ".json", [tmp_path / "copies"])
    assert interview_of(read_tables(path), path.name) == interview
    assert path.name.startswith(f"sosapp-{ID}-")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


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
