"""An archive is read as it was written, or it is refused."""

import stat
from pathlib import Path
from zipfile import ZIP_BZIP2, ZipFile, ZipInfo

import pytest

from sosapp.errors import Damaged, TooNew
from sosapp.store.archive import write_members
from sosapp.store.archive_names import is_safe_name
from sosapp.store.archive_reading import (
    Manifest,
    read_manifest,
    read_members,
)
from sosapp.store.restoring import restore_archive
from sosapp.store.ticking import unheard
from tests.store.archives import forged, rows

FILES = {"study.json": b"x" * 40, "interviews/a.json": "åäö".encode()}


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small archive of two files."""
    path = tmp_path / "a.zip"
    write_members(path, FILES.items(), Manifest("2026-11-25T10:00:00+01:00", "id"))
    return path


def refused(path: Path) -> bool:
    """Whether an archive is damaged to whoever reads or restores it."""
    with pytest.raises(Damaged):
        dict(read_members(path))
    with pytest.raises(Damaged):
        restore_archive(path, path.with_name("back"), unheard)
    return not list(path.parent.glob("*back*"))


def test_what_was_written_is_read(small: Path) -> None:
    assert dict(read_members(small)) == FILES
    manifest = read_manifest(small)
    assert (manifest.made, manifest.study) == ("2026-11-25T10:00:00+01:00", "id")
    assert manifest.size == 46
    assert small.stat().st_mode & 0o777 == 0o600


def test_any_program_can_unpack_it(small: Path) -> None:
    with ZipFile(small) as archive:
        assert archive.testzip() is None
        assert archive.read("study.json") == FILES["study.json"]


def test_every_flipped_byte_is_noticed(small: Path, tmp_path: Path) -> None:
    raw = small.read_bytes()
    changed = tmp_path / "b.zip"
    for at in range(len(raw)):
        changed.write_bytes(raw[:at] + bytes([raw[at] ^ 0x10]) + raw[at + 1 :])
        with pytest.raises(Damaged):
            read_manifest(changed)


def test_every_truncation_is_noticed(small: Path, tmp_path: Path) -> None:
    raw = small.read_bytes()
    cut = tmp_path / "b.zip"
    for length in range(len(raw)):
        cut.write_bytes(raw[:length])
        with pytest.raises(Damaged):
            read_manifest(cut)


@pytest.mark.parametrize("end", ["before", "after"])
def test_bytes_that_were_added_are_noticed(small: Path, end: str) -> None:
    raw = small.read_bytes()
    small.write_bytes(b"\0" + raw if end == "before" else raw + b"\0")
    assert refused(small)


def test_another_zip_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "a.zip"
    with ZipFile(other, "w") as archive:
        archive.writestr("study.json", "{}")
    assert refused(other)


@pytest.mark.parametrize(
    "name",
    [
        *("../study.json", "/study.json", "interviews/../../x", "C:/x", "..\\x"),
        *("interviews/con.json", "interviews/x.", "interviews//x", "other/x", "run.sh"),
        *("interviews/a\0b", "interviews/a\nb", "interviews/./x", "interviews/ "),
        *("interviews/x:y", "interviews/Lpt1", "interviews/", "study.lock", ""),
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    assert not is_safe_name(name)
    assert refused(forged(tmp_path / "a.zip", {"study.json": b"x", name: b"x"}))


def test_a_file_more_or_less_than_was_said_is_refused(tmp_path: Path) -> None:
    said = rows(FILES)
    one = {"study.json": FILES["study.json"]}
    assert refused(forged(tmp_path / "more.zip", FILES, said={"files": rows(one)}))
    assert refused(forged(tmp_path / "less.zip", one, said={"files": said}))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_file_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    again = ZipInfo("study.json"), b"y" * 40
    assert refused(forged(tmp_path / "a.zip", FILES, again))


def test_a_link_is_refused(tmp_path: Path) -> None:
    link = ZipInfo("interviews/b.json")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    said = rows(FILES | {link.filename: b"/etc/passwd"})
    evil = forged(
        tmp_path / "a.zip", FILES, (link, b"/etc/passwd"), said={"files": said}
    )
    assert refused(evil)


def test_content_that_is_not_what_was_said_is_refused(tmp_path: Path) -> None:
    said = rows(FILES | {"study.json": b"y" * 40})
    assert refused(forged(tmp_path / "a.zip", FILES, said={"files": said}))


def test_another_way_of_packing_is_refused(tmp_path: Path) -> None:
    assert refused(forged(tmp_path / "a.zip", FILES, packing=ZIP_BZIP2))


def test_a_file_that_is_larger_than_it_says_is_refused(tmp_path: Path) -> None:
    said = rows({"study.json": b"xxx"})
    bomb = {"study.json": b"x" * 10_000_000}
    assert refused(forged(tmp_path / "a.zip", bomb, said={"files": said}))


@pytest.mark.parametrize("size", [-2, -1, 1 << 40, 40.0, "40", True, None, [40]])
def test_a_size_that_is_none_is_refused(tmp_path: Path, size: object) -> None:
    said = rows(FILES)
    said["study.json"]["size"] = size
    assert refused(forged(tmp_path / "a.zip", FILES, said={"files": said}))


@pytest.mark.parametrize(
    "said",
    [
        *({"files": {}}, {"files": 3}, {"files": None}, {"sosapp_archive": "x"}),
        *({"sosapp_archive": 0}, {"files": {"study.json": {"size": 40}}}),
    ],
)
def test_a_manifest_of_another_shape_is_refused(
    tmp_path: Path, said: dict[str, object]
) -> None:
    assert refused(forged(tmp_path / "a.zip", FILES, said=said))


def test_an_archive_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    newer = forged(tmp_path / "a.zip", FILES, said={"sosapp_archive": 99})
    with pytest.raises(TooNew):
        read_manifest(newer)
    with pytest.raises(TooNew):
        restore_archive(newer, tmp_path / "back", unheard)
    assert not (tmp_path / "back").exists()
