"""Dated copies of a study: one a day, a bounded number, where they are wanted."""

import os
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import pytest

from sosapp.errors import Damaged
from sosapp.instrument.instrument import Instrument
from sosapp.store.archive_reading import read_manifest, read_members
from sosapp.store.cleaning_archives import archives_of
from sosapp.store.kinds_of_files import GONE, KEPT, half_written
from sosapp.store.open_interview import OpenInterview
from sosapp.store.restoring import restore_archive
from sosapp.store.settings import Settings, save_settings
from sosapp.store.snapshots import (
    MOST,
    finish_rewriting,
    snapshot_place,
    snapshots,
    take_snapshot,
)
from sosapp.store.study_folder import StudyFolder, open_study
from sosapp.store.ticking import unheard
from sosapp.study import editing
from sosapp.study.interview import Interview
from sosapp.study.study import Participant
from sosapp.study.withdrawing import Gone
from tests.store.archives import read_whole
from tests.store.conftest import Disk
from tests.store.test_sealing import seal
from tests.study.material import AUTHOR, blank, entry

DAY = date(2026, 11, 25)


def taken(study: StudyFolder, day: date = DAY) -> bool:
    """Whether a snapshot was made on a day."""
    return take_snapshot(study.path, study.study.id, day, unheard) is not None


def say(study: StudyFolder, interview: Interview, text: str) -> None:
    """Write something in an interview."""
    work = OpenInterview(study, interview.id, lambda _: None)
    work.change(editing.added(work.interview, entry(text), AUTHOR))
    work.close()


def test_there_is_at_most_one_a_day(study: StudyFolder, interview: Interview) -> None:
    assert taken(study)
    say(study, interview, "mer")
    assert not taken(study)
    assert taken(study, DAY + timedelta(1))
    dates = [one.date for one in snapshots(study.path, study.study.id)]
    assert dates == ["2026-11-26", "2026-11-25"]


def test_none_is_made_when_nothing_has_changed(
    study: StudyFolder, interview: Interview
) -> None:
    assert taken(study)
    assert not taken(study, DAY + timedelta(1))
    assert len(snapshots(study.path, study.study.id)) == 1


def test_the_oldest_go_when_there_are_many(
    study: StudyFolder, interview: Interview
) -> None:
    foreign = study.path / "snapshots" / "my own copy.zip"
    for number in range(MOST + 3):
        say(study, interview, str(number))
        assert taken(study, DAY + timedelta(number))
        foreign.touch()
    found = snapshots(study.path, study.study.id)
    assert len(found) == MOST
    assert found[-1].date == (DAY + timedelta(3)).isoformat()
    assert foreign.exists()


def test_a_full_disk_takes_no_older_one_away(
    study: StudyFolder, interview: Interview, disk: Disk
) -> None:
    for number in range(MOST):
        say(study, interview, str(number))
        taken(study, DAY + timedelta(number))
    say(study, interview, "mer")
    disk.fail("replace")
    with pytest.raises(OSError, match="No space"):
        taken(study, DAY + timedelta(MOST))
    assert len(snapshots(study.path, study.study.id)) == MOST


def test_a_snapshot_is_restored_like_a_backup(
    study: StudyFolder, interview: Interview, tmp_path: Path
) -> None:
    taken(study)
    [snapshot] = snapshots(study.path, study.study.id)
    restore_archive(snapshot.path, tmp_path / "back", unheard)
    assert open_study(tmp_path / "back").read(interview.id) == interview


def test_they_go_to_another_disk_and_wait_in_the_study_while_it_is_away(
    study: StudyFolder, interview: Interview, tmp_path: Path
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    save_settings(Settings(snapshot_folders={study.study.id: str(disk)}))
    assert taken(study)
    assert [file.suffix for file in disk.iterdir()] == [".zip"]
    disk.rename(tmp_path / "away")
    assert snapshot_place(study.path, study.study.id).away == disk
    say(study, interview, "mer")
    made = take_snapshot(study.path, study.study.id, DAY + timedelta(1), unheard)
    assert made and made.away == disk
    assert not disk.exists()
    assert len(list((study.path / "snapshots").iterdir())) == 1


def test_an_interview_is_taken_out_of_a_snapshot(
    study: StudyFolder, interview: Interview
) -> None:
    study.save(study.study.with_participant(Participant(code="P07", role="Mugg")))
    say(study, interview, "Vattentornet")
    taken(study)
    [snapshot] = snapshots(study.path, study.study.id)
    before = read_manifest(snapshot.path)
    archives = archives_of(study)
    assert archives.there == (snapshot.path,)
    archives.clean(snapshot.path, Gone(id=interview.id, participants=("P07",)))
    after = read_manifest(snapshot.path)
    gone = set(before.files) - set(after.files)
    assert gone
    assert all(interview.id in name for name in gone)
    kept = b"".join(content for _, content in read_members(snapshot.path))
    assert not [word for word in (b"Vattentornet", b"P07", b"Mugg") if word in kept]
    unchanged = snapshot.path.stat()
    archives.clean(snapshot.path, Gone(id=interview.id, participants=("P07",)))
    assert snapshot.path.stat() == unchanged


def test_a_damaged_snapshot_is_not_written_anew(
    study: StudyFolder, interview: Interview
) -> None:
    taken(study)
    [snapshot] = snapshots(study.path, study.study.id)
    raw = bytearray(snapshot.path.read_bytes())
    raw[len(raw) // 2] ^= 1
    snapshot.path.write_bytes(raw)
    with pytest.raises(Damaged):
        archives_of(study).clean(snapshot.path, Gone(id=interview.id))
    assert snapshot.path.read_bytes() == raw


@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace", "rename"])
@pytest.mark.parametrize("at", [0, 1])
def test_a_disk_that_fails_while_an_interview_is_taken_out_keeps_the_snapshot(
    study: StudyFolder, interview: Interview, disk: Disk, call: str, at: int
) -> None:
    taken(study)
    [snapshot] = snapshots(study.path, study.study.id)
    disk.fail(call, at)
    with suppress(OSError):
        archives_of(study).clean(snapshot.path, Gone(id=interview.id))
    disk.mend()
    finish_rewriting(snapshot.path.parent)
    archives_of(study).clean(snapshot.path, Gone(id=interview.id))
    held = read_whole(snapshot.path).files
    assert "study.json" in held
    assert not [name for name in held if interview.id in name]
    assert list(snapshot.path.parent.iterdir()) == [snapshot.path]


def test_a_newest_one_that_is_damaged_does_not_count(
    study: StudyFolder, interview: Interview
) -> None:
    taken(study)
    [snapshot] = snapshots(study.path, study.study.id)
    snapshot.path.write_bytes(snapshot.path.read_bytes()[:-1])
    assert taken(study, DAY + timedelta(1))


def test_a_clock_that_was_wrong_stops_no_later_ones(
    study: StudyFolder, interview: Interview
) -> None:
    assert taken(study, date(2036, 1, 1))
    say(study, interview, "mer")
    assert taken(study)
    say(study, interview, "ännu mer")
    assert taken(study, date(1970, 1, 1))
    assert len(snapshots(study.path, study.study.id)) == 3


def test_when_nothing_has_changed_nothing_is_written(
    study: StudyFolder, disk: Disk
) -> None:
    taken(study)
    disk.fail("fsync")
    assert not taken(study, DAY + timedelta(1))


def test_room_is_left_for_what_is_typed(
    study: StudyFolder, interview: Interview, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sosapp.store.snapshots.RESERVE", 1 << 60)
    with pytest.raises(OSError, match="No space"):
        taken(study)
    assert snapshots(study.path, study.study.id) == []


def test_what_a_killed_process_left_is_erased(
    study: StudyFolder, interview: Interview
) -> None:
    place = study.files.snapshots
    place.mkdir()
    left = place / f".{study.study.id}-2026-11-24.zip.77.new"
    left.write_bytes(b"Vattentornet")
    assert list(half_written(place)) == [left]
    taken(study)
    assert left.exists()
    os.utime(left, (0, 0))
    taken(study, DAY + timedelta(1))
    assert not left.exists()
    left.write_bytes(b"Vattentornet")
    seal(study.path)
    assert list(place.iterdir()) == []


@pytest.mark.parametrize("suffix", [KEPT, GONE])
def test_a_rewriting_that_was_interrupted_is_finished(
    study: StudyFolder, interview: Interview, suffix: str
) -> None:
    taken(study)
    [snapshot] = snapshots(study.path, study.study.id)
    left = snapshot.path.with_name(f".{snapshot.path.name}{suffix}")
    snapshot.path.rename(left)
    finish_rewriting(snapshot.path.parent)
    assert snapshots(study.path, study.study.id) == [snapshot]
    left.write_bytes(snapshot.path.read_bytes())
    finish_rewriting(snapshot.path.parent)
    assert list(left.parent.iterdir()) == [snapshot.path]


def test_a_study_without_interviews_keeps_the_day_for_the_first(
    study: StudyFolder, instrument: Instrument
) -> None:
    assert not taken(study)
    study.add(blank(instrument=instrument.digest), instrument)
    assert taken(study)
