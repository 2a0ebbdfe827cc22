"""An archive is a whole study or it is refused; restoring gives back every file."""

import json
import threading
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

from sosapp.errors import BadFile, Damaged, Refused, TooNew
from sosapp.store.archive import MANIFEST, read_manifest, read_members, write_archive
from sosapp.store.archive_names import is_safe_name
from sosapp.store.checking.study_check import check_study
from sosapp.store.open_interview import OpenInterview
from sosapp.store.restoring import restore_archive
from sosapp.store.study_folder import StudyFolder, open_study
from sosapp.study import editing
from sosapp.study.interview import Draft, Interview
from tests.store.conftest import Disk
from tests.store.test_sealing import all_bytes, readable, seal, unheard
from tests.study.material import AUTHOR, entry


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
        str(f.relative_to(folder)): f.read_bytes()
        for f in folder.rglob("*")
        if f.is_file() and f.suffix != ".lock"
    }


def test_a_restored_study_is_the_study(
    study: StudyFolder, archive: Path, told: Interview, tmp_path: Path
) -> None:
    target = tmp_path / "new" / "place"
    restore_archive(archive, target, unheard)
    assert files(target) == files(study.path)
    assert open_study(target).read(told.id) == told
    found = check_study(study.path, "en").findings
    assert check_study(target, "en").findings == found
    assert (archive.stat().st_mode & 0o777, target.stat().st_mode & 0o777) == (
        0o600,
        0o700,
    )


def test_a_sealed_study_stays_sealed(
    study: StudyFolder, told: Interview, tmp_path: Path
) -> None:
    key = seal(study.path)
    write_archive(study.path, tmp_path / "a.zip", unheard)
    restore_archive(tmp_path / "a.zip", tmp_path / "back", unheard)
    assert readable(tmp_path / "back") == []
    assert b"Vattentornet" not in all_bytes(tmp_path / "back")
    assert open_study(tmp_path / "back", key).read(told.id) == told


def test_locks_leftovers_and_snapshots_stay_out(
    study: StudyFolder, told: Interview, tmp_path: Path
) -> None:
    (study.files.interviews / f"{told.id}.lock").touch()
    (study.files.interviews / f".{told.id}.json.new").touch()
    (study.path / "snapshots").mkdir()
    (study.path / "snapshots" / "x.zip").touch()
    (study.path / "private notes.docx").touch()
    manifest = write_archive(study.path, tmp_path / "a.zip", unheard)
    assert {name.partition("/")[0] for name in manifest.files} == {
        *("interviews", "templates", "study.json")
    }
    assert not [n for n in manifest.files if n.endswith((".lock", ".new", ".docx"))]


def test_nothing_is_overwritten_unless_it_is_said(
    study: StudyFolder, archive: Path
) -> None:
    before = archive.read_bytes()
    with pytest.raises(Refused):
        write_archive(study.path, archive, unheard)
    assert archive.read_bytes() == before
    write_archive(study.path, archive, unheard, replacing=True)


def test_a_full_disk_leaves_nothing_of_it(
    study: StudyFolder, told: Interview, tmp_path: Path, disk: Disk
) -> None:
    disk.fail("replace")
    with pytest.raises(OSError, match="No space"):
        write_archive(study.path, tmp_path / "out.zip", unheard)
    disk.mend()
    assert not list(tmp_path.glob("*out.zip*"))


class Stopped(Exception):
    """Nobody waits any more."""


def test_one_that_is_stopped_leaves_nothing(
    study: StudyFolder, told: Interview, archive: Path, tmp_path: Path
) -> None:
    def stop(done: int, _of: int) -> None:
        if done:
            raise Stopped

    with pytest.raises(Stopped):
        write_archive(study.path, tmp_path / "out.zip", stop)
    with pytest.raises(Stopped):
        restore_archive(archive, tmp_path / "out" / "there", stop)
    assert not list(tmp_path.glob("*out*"))


def test_every_tenth_byte_flipped_is_noticed_or_harmless(
    archive: Path, tmp_path: Path
) -> None:
    raw = archive.read_bytes()
    whole = dict(read_members(archive))
    changed = tmp_path / "b.zip"
    noticed = 0
    for at in range(0, len(raw), 10):
        changed.write_bytes(raw[:at] + bytes([raw[at] ^ 0x10]) + raw[at + 1 :])
        try:
            # Some bytes of a zip, such as its dates, say nothing of its content.
            assert dict(read_members(changed)) == whole, at
        except BadFile:
            noticed += 1
    assert noticed > len(raw) // 20


def test_every_truncation_is_noticed(archive: Path, tmp_path: Path) -> None:
    raw = archive.read_bytes()
    cut = tmp_path / "b.zip"
    for length in [0, *range(1, len(raw), len(raw) // 50), len(raw) - 1]:
        cut.write_bytes(raw[:length])
        with pytest.raises(Damaged):
            list(read_members(cut))
        with pytest.raises(Damaged):
            restore_archive(cut, tmp_path / "back", unheard)
        assert not list(tmp_path.glob("*back*"))


def forged(path: Path, members: dict[str, bytes], **said: object) -> Path:
    """An archive with a manifest that fits, except for what is said otherwise."""
    rows = {
        n: {"size": len(c), "sha256": sha256(c).hexdigest()} for n, c in members.items()
    }
    manifest = {"sosapp_archive": 1, "made": "", "files": rows} | said
    with ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
        archive.writestr(MANIFEST, json.dumps(manifest))
    return path


@pytest.mark.parametrize(
    "name",
    [
        *("../study.json", "/study.json", "interviews/../../x", "C:/x", "..\\x"),
        *("interviews/con.json", "interviews/x.", "interviews//x", "other/x", "run.sh"),
        *("interviews/a\0b", "interviews/a\nb", "interviews/./x", "interviews/ "),
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    assert not is_safe_name(name)
    evil = forged(tmp_path / "a.zip", {"study.json": b"x", name: b"x"})
    with pytest.raises(Damaged):
        restore_archive(evil, tmp_path / "back", unheard)
    assert not list(tmp_path.glob("*back*"))


def test_a_file_that_is_larger_than_it_says_is_refused(tmp_path: Path) -> None:
    small = {"study.json": {"size": 3, "sha256": sha256(b"xxx").hexdigest()}}
    bomb = forged(tmp_path / "a.zip", {"study.json": b"x" * 10_000_000}, files=small)
    with pytest.raises(Damaged):
        list(read_members(bomb))


@pytest.mark.parametrize("said", [{"files": {}}, {"files": 3}, {"sosapp_archive": "x"}])
def test_a_manifest_of_another_shape_is_refused(
    tmp_path: Path, said: dict[str, object]
) -> None:
    wrong = forged(tmp_path / "a.zip", {"study.json": b"x"}, **said)
    with pytest.raises(Damaged):
        list(read_members(wrong))


def test_an_archive_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    newer = forged(tmp_path / "a.zip", {"study.json": b"x"}, sosapp_archive=99)
    with pytest.raises(TooNew):
        read_manifest(newer)


def test_a_folder_that_holds_something_is_refused(
    archive: Path, tmp_path: Path
) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").touch()
    with pytest.raises(Refused):
        restore_archive(archive, tmp_path / "full", unheard)


def test_a_backup_while_someone_types_has_a_state_that_was(
    study: StudyFolder, told: Interview, tmp_path: Path
) -> None:
    work = OpenInterview(study, told.id, lambda _: None)
    done = threading.Event()

    def type_on() -> None:
        for number in range(300):
            change = editing.added(work.interview, entry(f"rad {number}"), AUTHOR)
            work.change(change)
            work.keep_draft(Draft(text=f"utkast {number}"))
            if number % 50 == 49:
                work.wait()
                work._checkpoint(replace(work.interview, draft=work.draft))
        done.set()

    thread = threading.Thread(target=type_on)
    thread.start()
    restored = 0
    while restored < 3 or not done.is_set():
        restored += 1
        target = tmp_path / f"{restored}.zip"
        write_archive(study.path, target, unheard)
        restore_archive(target, tmp_path / str(restored), unheard)
        back = open_study(tmp_path / str(restored)).read(told.id)
        numbers = [e.text for e in back.entries.values()][1:]
        assert numbers == [f"rad {number}" for number in range(len(numbers))]
    thread.join()
    work.close()
