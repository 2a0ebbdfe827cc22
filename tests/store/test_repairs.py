"""What is damaged is mended from what is whole, and nothing that was typed goes."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sosapp.errors import BadFile, Damaged, NotFound
from sosapp.instrument.instrument import Instrument
from sosapp.store.checking.mending import repair_study
from sosapp.store.checking.study_check import check_study
from sosapp.store.open_interview import OpenInterview
from sosapp.store.putting_in_place import use
from sosapp.store.study_folder import StudyFolder
from sosapp.store.versions import versions
from sosapp.study import editing
from sosapp.study.applying import applied
from sosapp.study.interview import Draft
from sosapp.study.study import Case, Participant
from tests.kept import SEALED, Kept
from tests.store.work import crash
from tests.study.material import AUTHOR, blank, entry, texts_of

ID = "7k3m9x2p4q"
TEXTS = ["ett", "två", "tre", "fyra"]


@pytest.fixture
def told(kept: Kept, instrument: Instrument, tmp_path: Path) -> StudyFolder:
    """An interview with two generations and a journal on top, as a crash leaves it."""
    study = kept.make(tmp_path / "kept")
    study.save(study.study.with_case(Case(code="9901", name="Lillmora")))
    study.save(study.study.with_participant(Participant(code="P01")))
    study.keep(instrument)
    version = instrument.guide.version
    made = blank(id=ID, instrument=instrument.digest, guide_version=version)
    study.add(made, instrument)
    for part in (TEXTS[:1], TEXTS[1:3]):
        work = OpenInterview(study, ID, lambda _: None)
        for text in part:
            work.change(editing.added(work.interview, entry(text), AUTHOR))
        work.close()
    work = OpenInterview(study, ID, lambda _: None)
    work.change(editing.added(work.interview, entry(TEXTS[3]), AUTHOR))
    work.keep_draft(Draft(question="A1", text="halv"))
    crash(work)
    return study


def torn(path: Path) -> None:
    """Cut a file short."""
    path.write_bytes(path.read_bytes()[:-20])


def flipped(path: Path) -> None:
    """Change one bit in its middle."""
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 4
    path.write_bytes(raw)


def emptied(path: Path) -> None:
    """Leave nothing in it."""
    path.write_bytes(b"")


def foreign(path: Path) -> None:
    """Put something else there."""
    path.write_bytes(b'{"something": {"else": {}}}')


def gone(path: Path) -> None:
    """Take it away."""
    path.unlink()


WAYS = [torn, flipped, emptied, foreign, gone]


def repair(study: StudyFolder) -> list[str]:
    """Do what is proposed; what was mended, by file."""
    left, done = repair_study(study.path, "en", study.key)
    assert left.findings == []
    assert check_study(study.path, "en", study.key).findings == []
    return [finding.file for finding in done]


@pytest.mark.parametrize("damage", WAYS)
def test_a_damaged_interview_loses_nothing(
    told: StudyFolder, damage: Callable[[Path], None]
) -> None:
    path = told.file(ID)
    before = path.read_bytes()
    damage(path)
    with pytest.raises((BadFile, NotFound)):
        told.read(ID)
    damaged = path.read_bytes() if path.exists() else b""
    assert repair(told)
    back = told.read(ID)
    assert texts_of(back) == TEXTS
    assert back.draft.text == "halv"
    assert damaged != before
    aside = [file.read_bytes() for file in told.files.aside.iterdir()]
    assert not damaged or damaged in aside


@pytest.mark.parametrize("damage", [flipped, emptied, foreign])
def test_a_damaged_previous_generation_is_set_aside(
    told: StudyFolder, damage: Callable[[Path], None]
) -> None:
    damage(told.files.previous(told.file(ID)))
    repair(told)
    assert texts_of(told.read(ID)) == TEXTS


@pytest.mark.parametrize("damage", [torn, flipped, emptied, foreign])
def test_the_file_of_the_study_goes_back_one_generation(
    told: StudyFolder, kept: Kept, damage: Callable[[Path], None]
) -> None:
    damage(told.files.study)
    with pytest.raises(Damaged):
        kept.open(told.path)
    found = check_study(told.path, "en", told.key)
    assert found.findings[0].repair is not None
    found.findings[0].repair()
    assert kept.open(told.path).study.id == told.study.id


@pytest.mark.parametrize("kept", [SEALED], ids=["sealed"])
def test_a_damaged_copy_of_the_key_is_written_anew(told: StudyFolder) -> None:
    whole = (told.path / "key.json").read_bytes()
    for name in ("key.json", "key-copy.json"):
        torn(told.path / name)
        assert repair(told) == [name]
        assert (told.path / name).read_bytes() == whole


def test_an_interview_that_was_replaced_elsewhere_keeps_both_versions(
    told: StudyFolder, instrument: Instrument
) -> None:
    work = OpenInterview(told, ID, lambda _: None)
    work.change(editing.added(work.interview, entry("här"), AUTHOR))
    assert work.wait()
    theirs = told.interview_file(ID)
    other = theirs.read_checkpoint()
    change = editing.added(other, entry("där"), AUTHOR)
    theirs.write(applied(other, change), instrument)
    work.change(editing.added(work.interview, entry("mer"), AUTHOR))
    work.close()
    assert work.aside is not None
    assert texts_of(told.read(ID)) == [*TEXTS, "där"]
    found = {version.kind: version for version in versions(told, ID)}
    assert found["set_aside"].interview is not None
    assert texts_of(found["set_aside"].interview) == [*TEXTS, "här", "mer"]
    use(told, found["set_aside"])
    assert texts_of(told.read(ID)) == [*TEXTS, "här", "mer"]
    kept = [v.interview for v in versions(told, ID) if v.kind == "set_aside"]
    assert [*TEXTS, "där"] in [texts_of(one) for one in kept if one]


def test_a_journal_of_another_version_is_told_and_both_are_kept(
    told: StudyFolder, instrument: Instrument
) -> None:
    journal = told.files.journal(ID).read_bytes()
    told.files.journal(ID).unlink()
    for text in ("annan", "ännu en"):
        file = told.interview_file(ID)
        before = file.read_checkpoint()
        changed = applied(before, editing.added(before, entry(text), AUTHOR))
        file.write(changed, instrument)
    told.files.journal(ID).write_bytes(journal)
    with pytest.raises(Damaged) as caught:
        told.read(ID)
    assert caught.value.key == "journal_of_other"
    repair(told)
    assert texts_of(told.read(ID))
    aside = [file.read_bytes() for file in told.files.aside.iterdir()]
    assert journal in aside


def test_a_version_of_a_rescued_file_is_put_in_place(
    told: StudyFolder, tmp_path: Path
) -> None:
    rescued = tmp_path / f"rescued{told.file(ID).suffix}"
    shutil.copyfile(told.file(ID), rescued)
    *_, version = versions(told, ID, [rescued])
    use(told, version)
    # The journal was begun on what was rescued, and belongs to it.
    assert texts_of(told.read(ID)) == TEXTS
    assert not told.files.journal(ID).exists()


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(which=st.integers(0, 3), place=st.floats(0, 1), bit=st.integers(0, 7))
def test_one_flipped_bit_anywhere_loses_nothing_but_the_last_record(
    told: StudyFolder, tmp_path: Path, which: int, place: float, bit: int
) -> None:
    files = (
        told.file(ID),
        told.files.previous(told.file(ID)),
        told.files.previous_journal(ID),
        told.files.journal(ID),
    )
    whole = {path: path.read_bytes() for path in files}
    path = files[which]
    raw = bytearray(whole[path])
    at = int(place * (len(raw) - 1))
    raw[at] ^= 1 << bit
    path.write_bytes(raw)
    try:
        repair(told)
        assert texts_of(told.read(ID))[:3] == TEXTS[:3]
        if path != files[3]:
            assert texts_of(told.read(ID)) == TEXTS
    finally:
        shutil.rmtree(told.files.aside, ignore_errors=True)
        for file, content in whole.items():
            file.write_bytes(content)
