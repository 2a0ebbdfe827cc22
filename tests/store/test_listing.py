"""The list of interviews is read from the heads of their files."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from sosapp.instrument.instrument import Instrument
from sosapp.store.envelope import HEAD
from sosapp.store.listing import listed
from sosapp.store.study_files import StudyFiles
from sosapp.store.study_folder import StudyFolder
from sosapp.study import editing
from sosapp.study.interview import Interview, Sitting
from tests.keeping import keep
from tests.study.material import AUTHOR, after, blank, entry


@pytest.fixture
def folder(study: StudyFolder, interview: Interview, instrument: Instrument) -> Path:
    """A folder with one interview in which something was said."""
    sitting = Sitting(
        start="2026-11-23T09:00:00+01:00", end="2026-11-23T09:10:00+01:00"
    )
    said = after(interview, editing.added(interview, entry("hemligt"), AUTHOR))
    said = after(said, editing.stated(said, AUTHOR, "x", sittings=(sitting,)))
    keep(study, said, instrument)
    return study.files.interviews


def write_more(
    study: StudyFolder, instrument: Instrument, ids: Iterable[str], **facts: Any
) -> None:
    """Write interviews with these ids, each later than the one before."""
    for number, name in enumerate(ids):
        made = blank(id=name, instrument=instrument.digest, **facts)
        keep(study, made, instrument)
        os.utime(study.file(name), (number, number))


def test_a_row_says_what_lists_show(folder: Path, instrument: Instrument) -> None:
    [row] = listed(StudyFiles(folder.parent))
    assert (row.id, row.guide, row.case) == ("7k3m9x2p4q", "sos_socialchef", "9901")
    assert (row.participants, row.wave, row.state) == (("P01",), 1, "planned")
    assert (row.entries, row.kinds, row.answered) == (1, {"note": 1}, 1)
    assert (row.questions, row.elapsed) == (len(instrument.guide.by_id), 600)
    assert not (row.damaged or row.unsaved)


def test_nothing_behind_the_head_is_looked_at(folder: Path) -> None:
    before = list(listed(StudyFiles(folder.parent)))
    path = folder / "7k3m9x2p4q.json"
    raw = path.read_bytes()
    end = raw.index(b'"2":')
    assert end < HEAD
    path.write_bytes(raw[:end] + b"\xff garbage" * 10_000)
    assert list(listed(StudyFiles(folder.parent))) == before


def test_a_long_head_is_read_to_its_end(
    study: StudyFolder, instrument: Instrument
) -> None:
    people = tuple(f"P{number:04}-åäö" for number in range(1000))
    write_more(study, instrument, ["b7d0k2m4n6"], participants=people)
    [row] = study.listed()
    assert row.participants == people
    assert not row.damaged


def test_the_last_changed_comes_first(
    study: StudyFolder, instrument: Instrument
) -> None:
    ids = ["b000000000", "a000000000", "c000000000"]
    write_more(study, instrument, ids)
    assert [row.id for row in study.listed()] == ids[::-1]
    journal = study.file(ids[0]).with_suffix(".journal")
    journal.touch()
    assert [row.id for row in study.listed()] == [ids[0], ids[2], ids[1]]


def test_an_interview_that_was_not_closed_is_marked(folder: Path) -> None:
    (folder / "7k3m9x2p4q.journal").touch()
    [row] = listed(StudyFiles(folder.parent))
    assert row.unsaved


def test_other_files_are_passed_over(folder: Path) -> None:
    for name in (
        "7k3m9x2p4q.previous",
        "7k3m9x2p4q.lock",
        ".7k3m9x2p4q.json.new",
        "b7d0k2m4n6.journal",
        "notes.json",
        "b7d0k2m4n6.json.bak",
    ):
        (folder / name).write_text("x", encoding="utf-8")
    assert [row.id for row in listed(StudyFiles(folder.parent))] == ["7k3m9x2p4q"]


def test_a_folder_that_is_not_there_has_no_interviews(tmp_path: Path) -> None:
    assert list(listed(StudyFiles(tmp_path / "none"))) == []


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xff\xfe",
        b"x" * 5000,
        b"[]",
        b'{"interview":{"1":',
        b'{"interview":{"1":[]}}',
        b'{"interview":{"1":{"id":"7k3m9x2p4q"}}}',
        b'{"interview":{"1":{"id":"7k3m9x2p4q","counters":5}}}',
        b'{"interview":{"1":' + b'{"a":' * 3000,
    ],
    ids=range(9),
)
def test_a_file_without_a_head_is_listed_as_damaged(folder: Path, raw: bytes) -> None:
    (folder / "7k3m9x2p4q.json").write_bytes(raw)
    [row] = listed(StudyFiles(folder.parent))
    assert (row.id, row.damaged) == ("7k3m9x2p4q", True)


def test_a_file_under_another_name_is_listed_as_damaged(folder: Path) -> None:
    (folder / "7k3m9x2p4q.json").rename(folder / "b7d0k2m4n6.json")
    (folder / "7k3m9x2p4q.previous").unlink(missing_ok=True)
    [row] = listed(StudyFiles(folder.parent))
    assert (row.id, row.damaged) == ("b7d0k2m4n6", True)


def test_one_of_which_only_the_generation_before_is_left_is_listed_as_damaged(
    folder: Path,
) -> None:
    (folder / "7k3m9x2p4q.json").rename(folder / "7k3m9x2p4q.previous")
    [row] = listed(StudyFiles(folder.parent))
    assert (row.id, row.damaged) == ("7k3m9x2p4q", True)


def test_a_changed_byte_in_the_head_never_breaks_the_list(folder: Path) -> None:
    path = folder / "7k3m9x2p4q.json"
    raw = path.read_bytes()
    for place in range(raw.index(b'"2":')):
        for other in (raw[place] ^ 1, ord("9")):
            path.write_bytes(raw[:place] + bytes([other]) + raw[place + 1 :])
            [row] = listed(StudyFiles(folder.parent))
            assert row.id == "7k3m9x2p4q"
