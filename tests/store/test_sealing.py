"""A study is sealed and unsealed with all it holds, or it stays as it was."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from sosapp.errors import Damaged, Refused
from sosapp.instrument.instrument import Instrument
from sosapp.store.key_file import unlock
from sosapp.store.kinds_of_files import open_files, sealed_files
from sosapp.store.open_interview import OpenInterview
from sosapp.store.sealed_envelope import SealedEnvelope
from sosapp.store.sealing import remove_open_files, seal_study, unseal_study
from sosapp.store.study_files import StudyFiles
from sosapp.store.study_folder import StudyFolder, open_study
from sosapp.store.study_head import is_sealed
from sosapp.store.study_key import StudyKey
from sosapp.store.ticking import unheard
from sosapp.study import editing
from sosapp.study.interview import Draft, Interview
from tests.store.disk import Died, Disk, Fault, death, power_cut
from tests.store.work import crash
from tests.study.material import AUTHOR, entry

PASSPHRASE = "blå grind vid ån"
SECRETS = ("Vattentornet", "halvskriven", "Alva Exempelsson", "tagg-ord", "gammal rad")


def seal(folder: Path) -> StudyKey:
    """Seal a study at a low cost."""
    return seal_study(folder, PASSPHRASE, unheard)


@pytest.fixture
def told(study: StudyFolder, interview: Interview) -> Interview:
    """An interview in every kind of file there is, as a crash has left it."""
    study.code_key().put("P01", "Alva Exempelsson")
    work = OpenInterview(study, interview.id, lambda _: None)
    work.change(editing.added(work.interview, entry("gammal rad"), AUTHOR))
    work.close()
    work = OpenInterview(study, interview.id, lambda _: None)
    new = replace(entry("Vattentornet är högt"), tags=("tagg-ord",))
    work.change(editing.added(work.interview, new, AUTHOR))
    work.keep_draft(Draft(question="B1", text="halvskriven rad"))
    crash(work)
    study.files.aside.mkdir()
    (study.files.aside / f"{interview.id}-damaged.json").write_text("Vattentornet")
    return replace(work.interview, draft=work.draft)


def all_bytes(*folders: Path) -> bytes:
    """What lies in all files of some folders, and their names."""
    files = [file for folder in folders for file in sorted(folder.rglob("*"))]
    names = "\n".join(map(str, files)).encode()
    return names + b"".join(f.read_bytes() for f in files if f.is_file())


def readable(*folders: Path) -> list[str]:
    """Which of the secrets can be read."""
    content = all_bytes(*folders)
    return [word for word in SECRETS if word.encode() in content]


def test_nothing_can_be_read_in_a_sealed_study(
    study: StudyFolder, told: Interview
) -> None:
    code_keys = study.code_key().path.parent
    assert readable(study.path, code_keys) == list(SECRETS)
    key = seal(study.path)
    assert readable(study.path, code_keys) == []
    sealed = open_study(study.path, key)
    assert sealed.read(told.id) == told
    assert sealed.code_key().names() == {"P01": "Alva Exempelsson"}
    assert [row.id for row in sealed.listed()] == [told.id]
    assert sealed.interview_file(told.id).recover_previous() == told


def test_a_sealed_study_does_not_open_without_its_key(
    study: StudyFolder, told: Interview
) -> None:
    seal(study.path)
    with pytest.raises(Refused, match="encrypted"):
        open_study(study.path)


def test_work_goes_on_in_a_sealed_study(study: StudyFolder, told: Interview) -> None:
    sealed = open_study(study.path, seal(study.path))
    work = OpenInterview(sealed, told.id, lambda _: None)
    assert work.recovered.draft
    work.change(editing.added(work.interview, entry("Vattentornet igen"), AUTHOR))
    work.keep_draft(Draft(text="halvskriven"))
    assert work.wait()
    assert readable(study.path) == []
    work.close()
    assert readable(study.path) == []
    texts = [e.text for e in sealed.read(told.id).entries.values()]
    assert texts == ["gammal rad", "Vattentornet är högt", "Vattentornet igen"]


def test_unsealing_gives_back_every_file(study: StudyFolder, told: Interview) -> None:
    before = {f.name: f.read_bytes() for f in study.files.aside.iterdir()}
    code_key = study.code_key().path
    unseal_study(study.path, seal(study.path), unheard)
    again = open_study(study.path)
    assert again.read(told.id) == told
    assert again.interview_file(told.id).recover_previous() == told
    assert {f.name: f.read_bytes() for f in study.files.aside.iterdir()} == before
    assert again.code_key().names() == {"P01": "Alva Exempelsson"}
    assert sealed_files(study.path) == []
    assert not list(study.path.glob("key*"))
    # The sealed one stays: another copy of the study may be sealed still.
    names = {file.name for file in code_key.parent.iterdir()}
    assert names == {code_key.name, code_key.with_suffix(".sealed").name}


def test_a_damaged_file_stops_sealing_and_changes_nothing(
    study: StudyFolder, told: Interview, instrument: Instrument
) -> None:
    other = replace(told, facts=replace(told.facts, id="zzzzzzzzzz"))
    study.add(other, instrument)
    file = study.file("zzzzzzzzzz")
    file.write_bytes(file.read_bytes()[:-9])
    before = all_bytes(study.path)
    with pytest.raises(Damaged):
        seal(study.path)
    assert all_bytes(study.path) == before


def turned(folder: Path, way: str, key: StudyKey | None) -> StudyKey | None:
    """Seal a study, or unseal it if it is sealed; the key that then opens it."""
    if way == "seal":
        return seal(folder)
    if key is not None and is_sealed(folder):
        unseal_study(folder, key, unheard)
    return None


@pytest.fixture
def put_back(study: StudyFolder, told: Interview, tmp_path: Path) -> Callable[[], None]:
    """Puts the study and its code key back to how they were at the first call."""
    # Templates are not sealed, and many.
    shutil.rmtree(study.path / "templates")
    places = (study.path, study.code_key().path.parent)
    kept = tmp_path.with_name(f"{tmp_path.name}-kept")

    def put() -> None:
        for place in places:
            copy = kept / place.name
            if copy.exists():
                shutil.rmtree(place)
                shutil.copytree(copy, place)
            else:
                shutil.copytree(place, copy)

    return put


@pytest.mark.parametrize("end", [death, power_cut])
@pytest.mark.parametrize("way", ["seal", "unseal"])
def test_an_end_at_any_call_leaves_one_whole_study(
    study: StudyFolder,
    told: Interview,
    put_back: Callable[[], None],
    disk: Disk,
    tmp_path: Path,
    way: str,
    end: Fault,
) -> None:
    key = seal(study.path) if way == "unseal" else None
    disk.watch(tmp_path)
    for at in count():
        put_back()
        disk.begin()
        disk.meet(at, end)
        with suppress(Died):
            turned(study.path, way, key)
        if not disk.dead:
            break
        disk.restart()
        opening = key
        if is_sealed(study.path) and key is None:
            opening = unlock(study.path, PASSPHRASE)
        assert open_study(study.path, opening).read(told.id) == told
        finished = turned(study.path, way, key)
        assert open_study(study.path, finished).read(told.id) == told
        assert way == "unseal" or readable(study.path) == []
    assert at > 50


def test_what_an_interrupted_sealing_left_readable_is_erased(
    study: StudyFolder, told: Interview
) -> None:
    raw = study.file(told.id).read_bytes()
    key = seal(study.path)
    study.file(told.id).write_bytes(raw)
    assert open_files(study.path) == [study.file(told.id)]
    remove_open_files(study.path, key)
    assert open_files(study.path) == []
    assert open_study(study.path, key).read(told.id) == told


def test_a_full_disk_stops_sealing_and_changes_nothing(
    study: StudyFolder, told: Interview, disk: Disk
) -> None:
    before = study.read(told.id)
    disk.fail("write", at=4)
    with pytest.raises(OSError, match="No space"):
        seal(study.path)
    disk.mend()
    assert open_study(study.path).read(told.id) == before
    assert sealed_files(study.path) == []


def test_sealing_again_with_another_passphrase_is_refused(
    study: StudyFolder, told: Interview
) -> None:
    seal(study.path)
    with pytest.raises(Refused, match="Wrong"):
        seal_study(study.path, "en annan grind", unheard)


def test_a_short_passphrase_is_refused_before_anything(study: StudyFolder) -> None:
    with pytest.raises(Refused, match="short"):
        seal_study(study.path, "kort", unheard)
    assert not list(study.path.glob("key*"))


def test_what_an_interrupted_unsealing_left_does_not_come_back(
    study: StudyFolder, told: Interview
) -> None:
    files = (study.file(told.id), study.files.journal(told.id), study.files.study)
    stale = {file: file.read_bytes() for file in files}
    key = seal(study.path)
    sealed = open_study(study.path, key)
    work = OpenInterview(sealed, told.id, lambda _: None)
    work.change(editing.added(work.interview, entry("senare"), AUTHOR))
    work.close()
    for file, content in stale.items():
        file.write_bytes(content)
    unseal_study(study.path, key, unheard)
    texts = [e.text for e in open_study(study.path).read(told.id).entries.values()]
    assert texts == ["gammal rad", "Vattentornet är högt", "senare"]


def test_what_an_interrupted_sealing_left_does_not_come_back(
    study: StudyFolder, told: Interview
) -> None:
    key = seal(study.path)
    sealed = StudyFiles(study.path, SealedEnvelope(key))
    files = (sealed.interview(told.id), sealed.journal(told.id))
    stale = {file: file.read_bytes() for file in files}
    unseal_study(study.path, key, unheard)
    work = OpenInterview(open_study(study.path), told.id, lambda _: None)
    work.change(editing.added(work.interview, entry("senare"), AUTHOR))
    work.close()
    for file, content in stale.items():
        file.write_bytes(content)
    again = open_study(study.path, seal(study.path))
    texts = [e.text for e in again.read(told.id).entries.values()]
    assert texts == ["gammal rad", "Vattentornet är högt", "senare"]
