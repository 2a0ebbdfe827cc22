"""An archive holds a whole study as it was at some moment, or it is not there."""

import os
import threading
import time
from itertools import count
from pathlib import Path

import pytest

from sosapp.errors import NotFound, Refused
from sosapp.store import archive_sources
from sosapp.store.archive import members_of, write_archive
from sosapp.store.archive_reading import read_members
from sosapp.store.archive_sources import left_out
from sosapp.store.open_interview import OpenInterview
from sosapp.store.restoring import restore_archive
from sosapp.store.study_folder import StudyFolder, open_study
from sosapp.store.ticking import unheard
from sosapp.study import editing
from sosapp.study.interview import Draft, Interview
from tests.store.archives import read_whole
from tests.store.conftest import Disk
from tests.study.material import AUTHOR, entry, texts_of


@pytest.fixture
def told(study: StudyFolder, interview: Interview) -> Interview:
    """An interview with an entry, closed."""
    work = OpenInterview(study, interview.id, lambda _: None)
    work.change(editing.added(work.interview, entry("Vattentornet"), AUTHOR))
    work.close()
    return work.interview


@pytest.fixture
def archive(study: StudyFolder, told: Interview, tmp_path: Path) -> Path:
    """The archive of a study with one interview."""
    target = tmp_path / "a.zip"
    write_archive(study.path, target, unheard)
    return target


def files(folder: Path) -> dict[str, bytes]:
    """What a folder holds, locks aside."""
    return {
        f.relative_to(folder).as_posix(): f.read_bytes()
        for f in folder.rglob("*")
        if f.is_file() and f.suffix != ".lock"
    }


def test_it_holds_every_file_as_it_lies_there(
    study: StudyFolder, archive: Path
) -> None:
    assert dict(read_members(archive)) == files(study.path)
    assert read_whole(archive).files == members_of(study.path, unheard)
    assert archive.stat().st_mode & 0o777 == 0o600


def test_locks_leftovers_and_snapshots_stay_out(
    study: StudyFolder, told: Interview, tmp_path: Path
) -> None:
    (study.path / "study.lock").touch()
    (study.files.interviews / f"{told.id}.lock").touch()
    (study.files.interviews / f".{told.id}.json.new").touch()
    (study.path / "snapshots").mkdir()
    (study.path / "snapshots" / "x.zip").touch()
    (study.path / "private notes.docx").touch()
    manifest = write_archive(study.path, tmp_path / "a.zip", unheard)
    assert {name.partition("/")[0] for name in manifest.files} == {
        *("interviews", "templates", "study.json")
    }
    assert not [n for n in manifest.files if n.endswith((".lock", ".new", ".zip"))]
    assert "private notes.docx" not in manifest.files
    assert left_out(study.path) == []


def test_what_lies_on_another_disk_behind_a_link_is_in_it(
    study: StudyFolder, archive: Path, tmp_path: Path
) -> None:
    study.files.interviews.rename(tmp_path / "disk")
    study.files.interviews.symlink_to(tmp_path / "disk")
    (study.path / "templates" / "round").symlink_to(study.path / "templates")
    write_archive(study.path, tmp_path / "b.zip", unheard)
    assert dict(read_members(tmp_path / "b.zip")) == dict(read_members(archive))


def test_what_it_cannot_hold_is_named(study: StudyFolder, archive: Path) -> None:
    (study.path / "templates" / "what?.yaml").touch()
    (study.path / "templates" / "gone.yaml").symlink_to("nowhere")
    assert left_out(study.path) == ["templates/gone.yaml", "templates/what?.yaml"]
    write_archive(study.path, archive, unheard, replacing=True)
    assert not [name for name, _ in read_members(archive) if "what" in name]


def test_a_file_that_cannot_be_read_is_named(
    study: StudyFolder,
    told: Interview,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def read(_path: Path) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(archive_sources, "_read", read)
    with pytest.raises(NotFound, match=r"interviews/.* cannot be reached: Permission"):
        write_archive(study.path, tmp_path / "out.zip", unheard)
    assert not list(tmp_path.glob("*out.zip*"))


def test_nothing_is_overwritten_unless_it_is_said(
    study: StudyFolder, archive: Path
) -> None:
    before = archive.read_bytes()
    with pytest.raises(Refused):
        write_archive(study.path, archive, unheard)
    assert archive.read_bytes() == before
    (study.path / "templates" / "new.yaml").touch()
    write_archive(study.path, archive, unheard, replacing=True)
    assert "templates/new.yaml" in read_whole(archive).files


def test_what_came_meanwhile_is_not_overwritten(
    study: StudyFolder, told: Interview, tmp_path: Path
) -> None:
    target = tmp_path / "out.zip"

    def come(_done: int, _of: int) -> None:
        target.write_text("mine")

    with pytest.raises(Refused):
        write_archive(study.path, target, come)
    assert target.read_text() == "mine"
    assert list(tmp_path.glob("*out*")) == [target]


def test_it_does_not_lie_among_the_files_of_its_study(
    study: StudyFolder, tmp_path: Path
) -> None:
    (tmp_path / "way").symlink_to(study.path)
    for place in (study.path, study.files.interviews, tmp_path / "way"):
        with pytest.raises(Refused):
            write_archive(study.path, place / "a.zip", unheard)
    study.files.snapshots.mkdir()
    write_archive(study.path, study.files.snapshots / "a.zip", unheard)


def test_a_folder_without_a_study_has_no_archive(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        write_archive(tmp_path, tmp_path / "a.zip", unheard)


@pytest.mark.parametrize("call", ["open", "fsync", "replace"])
def test_a_full_disk_leaves_nothing_of_it(
    study: StudyFolder, told: Interview, tmp_path: Path, disk: Disk, call: str
) -> None:
    disk.fail(call)
    with pytest.raises(OSError, match="No space"):
        write_archive(study.path, tmp_path / "out.zip", unheard)
    disk.mend()
    assert not list(tmp_path.glob("*out.zip*"))


class Stopped(Exception):
    """Nobody waits any more."""


def test_one_that_is_stopped_anywhere_leaves_nothing(
    study: StudyFolder, told: Interview, tmp_path: Path
) -> None:
    told_of: list[tuple[int, int]] = []
    write_archive(study.path, tmp_path / "a.zip", lambda *at: told_of.append(at))
    assert told_of == sorted(told_of)
    assert told_of[-1][0] < told_of[-1][1]
    for last in told_of:

        def stop(done: int, of: int, last: tuple[int, int] = last) -> None:
            if (done, of) == last:
                raise Stopped

        with pytest.raises(Stopped):
            write_archive(study.path, tmp_path / "out.zip", stop)
        assert not list(tmp_path.glob("*out*"))


def test_what_a_killed_process_left_is_removed_when_it_is_old(
    study: StudyFolder, tmp_path: Path
) -> None:
    old, young, foreign = (
        tmp_path / name for name in (".a.zip.1.new", ".a.zip.2.new", ".b.zip.1.new")
    )
    for file in (old, young, foreign):
        file.write_bytes(b"PK")
    os.utime(old, (time.time() - 7200,) * 2)
    write_archive(study.path, tmp_path / "a.zip", unheard)
    assert (old.exists(), young.exists(), foreign.exists()) == (False, True, True)


def test_a_file_that_vanishes_while_it_is_read_is_left_out_or_read_again(
    study: StudyFolder, told: Interview, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = study.interview_file(told.id).path
    away = file.with_suffix(".away")
    real = archive_sources._read

    def read(path: Path) -> object:
        if path == file and not away.exists():
            os.replace(file, away)
        elif path != file and away.exists():
            os.replace(away, file)
        return real(path)

    before = members_of(study.path, unheard)
    monkeypatch.setattr(archive_sources, "_read", read)
    found = members_of(study.path, unheard)
    assert {n: m for n, m in found.items() if ".away" not in n} in (
        before,
        {n: m for n, m in before.items() if n != f"interviews/{file.name}"},
    )


@pytest.mark.parametrize("at", range(4))
def test_a_save_between_two_reads_leaves_a_state_that_was(
    study: StudyFolder,
    told: Interview,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    at: int,
) -> None:
    work = OpenInterview(study, told.id, lambda _: None)
    work.change(editing.added(work.interview, entry("ett"), AUTHOR))
    work.keep_draft(Draft(text="två"))
    assert work.wait()
    reads, real = count(), archive_sources._read

    def read(path: Path) -> object:
        if told.id in path.name and next(reads) == at:
            work.change(editing.added(work.interview, entry("två"), AUTHOR))
            work.keep_draft(Draft())
            assert work.close()
        return real(path)

    monkeypatch.setattr(archive_sources, "_read", read)
    write_archive(study.path, tmp_path / "a.zip", unheard)
    assert next(reads) > at
    restore_archive(tmp_path / "a.zip", tmp_path / "back", unheard)
    back = open_study(tmp_path / "back").read(told.id)
    state = texts_of(back)[1:], back.draft.text
    assert state in ((["ett"], "två"), (["ett", "två"], ""))


def test_a_backup_while_someone_types_has_a_state_that_was(
    study: StudyFolder, told: Interview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Checkpoints and new journals at every pause.
    monkeypatch.setattr("sosapp.store.writer.IDLE_SECONDS", 0.002)
    work = OpenInterview(study, told.id, lambda _: None)
    enough, typed = threading.Event(), 0

    def type_on() -> None:
        nonlocal typed
        while not enough.is_set():
            typed += 1
            change = editing.added(work.interview, entry(str(typed)), AUTHOR)
            work.change(change)
            assert work.wait()
            work.keep_draft(Draft(text=str(typed)))
            assert work.wait()
            time.sleep(0.003 * (typed % 3))

    thread = threading.Thread(target=type_on)
    thread.start()
    try:
        states = [restored(study, told, tmp_path / str(n)) for n in range(6)]
    finally:
        enough.set()
        thread.join()
        work.close()
    assert states == sorted(states)
    assert states[0] < states[-1] <= typed


def restored(study: StudyFolder, told: Interview, place: Path) -> int:
    """How far an interview had come in a backup that is made now and restored."""
    archive = place.with_suffix(".zip")
    write_archive(study.path, archive, unheard)
    restore_archive(archive, place, unheard)
    back = open_study(place).read(told.id)
    said = texts_of(back)[1:]
    assert said == [str(number) for number in range(1, len(said) + 1)]
    assert int(back.draft.text or 0) in (len(said) - 1, len(said))
    return len(said)
