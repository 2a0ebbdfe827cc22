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
from sosapp.store.versions import Version, versions
from sosapp.study import editing
from sosapp.study.applying import applied
from sosapp.study.interview import Draft
from sosapp.study.rewinding import before
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


Harm = Callable[[bytes, int], bytes]
HARMS: list[Harm] = [
    lambda raw, at: raw[:at] + bytes([raw[at] ^ 4]) + raw[at + 1 :],
    lambda raw, at: raw[:at],
    lambda raw, at: raw[:at] + bytes(len(raw) - at),
    lambda raw, at: raw[:at] + raw[at + 1 :],
    lambda raw, at: raw[:at] + b"xyz" + raw[at:],
]
"""A bit changed, cut short, zeroes to the end, a byte lost, bytes added."""
WAYS = [torn, flipped, emptied, foreign, gone]


def aside(study: StudyFolder) -> list[bytes]:
    """What was set aside, byte for byte."""
    return [file.read_bytes() for file in study.files.aside.iterdir()]


def repair(study: StudyFolder) -> list[str]:
    """Do what is proposed; what was mended, by file."""
    left, done = repair_study(study.path, "en", study.key)
    assert left.findings == []
    study.refresh()
    return [finding.file for finding in done]


@pytest.mark.parametrize("damage", WAYS)
def test_a_damaged_interview_loses_nothing(
    told: StudyFolder, damage: Callable[[Path], None]
) -> None:
    path = told.file(ID)
    before_it = path.read_bytes()
    damage(path)
    with pytest.raises((BadFile, NotFound)):
        told.read(ID)
    damaged = path.read_bytes() if path.exists() else b""
    assert repair(told)
    back = told.read(ID)
    assert texts_of(back) == TEXTS
    assert back.draft.text == "halv"
    assert damaged != before_it
    assert not damaged or damaged in aside(told)


@pytest.mark.parametrize("damage", [torn, flipped, emptied, foreign])
def test_a_damaged_generation_before_is_set_aside_and_written_anew(
    told: StudyFolder, damage: Callable[[Path], None]
) -> None:
    previous = told.files.previous(told.file(ID))
    damage(previous)
    damaged = previous.read_bytes()
    repair(told)
    assert texts_of(told.read(ID)) == TEXTS
    assert texts_of(told.interview_file(ID).recover_previous()) == TEXTS
    assert damaged in aside(told)


@pytest.mark.parametrize("damage", WAYS)
def test_a_damaged_journal_of_the_generation_before_takes_nothing_away(
    told: StudyFolder, damage: Callable[[Path], None]
) -> None:
    damage(told.files.previous_journal(ID))
    repair(told)
    back = told.read(ID)
    assert (texts_of(back), back.draft.text) == (TEXTS, "halv")


def test_of_a_damaged_journal_all_is_kept_that_is_whole(told: StudyFolder) -> None:
    journal = told.files.journal(ID)
    first, change, draft, end = journal.read_bytes().split(b"\n")
    broken = bytearray(draft)
    broken[20] ^= 1
    journal.write_bytes(b"\n".join([first, change, broken, draft, end]))
    with pytest.raises(Damaged):
        told.read(ID)
    damaged = journal.read_bytes()
    repair(told)
    assert texts_of(told.read(ID)) == TEXTS
    assert damaged in aside(told)


def test_a_file_that_the_disk_does_not_give_is_moved_aside(told: StudyFolder) -> None:
    gone(told.file(ID))
    told.file(ID).mkdir()
    repair(told)
    back = told.read(ID)
    assert (texts_of(back), back.draft.text) == (TEXTS, "halv")
    assert any(path.is_dir() for path in told.files.aside.iterdir())


def test_a_torn_journal_needs_no_repair_and_is_told_of(told: StudyFolder) -> None:
    torn(told.files.journal(ID))
    found = check_study(told.path, "en", told.key)
    assert found.findings == []
    assert any("ends in the middle of a line" in remark for remark in found.remarks)


def test_after_a_repair_everything_is_there_twice_again(told: StudyFolder) -> None:
    for _ in range(3):
        flipped(told.file(ID))
        repair(told)
        assert texts_of(told.read(ID)) == TEXTS
    assert [line.what for line in told.study.log].count("version_used") == 3
    assert {line.about for line in told.study.log} == {ID}


def test_a_version_that_was_not_chosen_does_not_come_back_by_itself(
    told: StudyFolder, instrument: Instrument
) -> None:
    longer = told.read(ID)
    for text in ("bort", "vald"):
        longer = applied(longer, editing.added(longer, entry(text), AUTHOR))
    told.interview_file(ID).write_aside(longer, instrument)
    flipped(told.file(ID))
    repair(told)
    assert texts_of(told.read(ID)) == TEXTS


def test_what_two_files_share_is_not_mixed_with_what_one_of_them_tells(
    told: StudyFolder, instrument: Instrument
) -> None:
    """A version of its own takes the place; later its file is destroyed."""
    file = told.interview_file(ID)
    other = file.recover_previous()
    first = before(other, other.seq)
    third = applied(first, editing.added(first, entry("annat"), AUTHOR))
    use(told, Version("elsewhere", file.path, third))
    work = OpenInterview(told, ID, lambda _: None)
    work.change(editing.added(work.interview, entry("mer"), AUTHOR))
    crash(work)
    gone(told.file(ID))
    repair(told)
    assert texts_of(told.read(ID)) == [*TEXTS[:3], "annat", "mer"]


@pytest.mark.parametrize("damage", WAYS)
def test_the_study_gets_back_what_its_interviews_name(
    told: StudyFolder, kept: Kept, damage: Callable[[Path], None]
) -> None:
    """The participant was added by the last save, which only one file has."""
    damage(told.files.study)
    left, _ = repair_study(told.path, "en", kept.key(told.path))
    assert left.findings == []
    study = kept.open(told.path).study
    assert (set(study.cases), set(study.participants)) == ({"9901"}, {"P01"})


def test_temporary_files_are_removed_and_leftovers_are_left(told: StudyFolder) -> None:
    own = told.files.study
    left = (own.with_name(f".{own.name}.new"), told.file(ID).with_name(f".{ID}.new"))
    strange = (told.path / "anteckning.txt", told.files.interviews / "bild.png")
    for path in (*left, *strange):
        path.write_bytes(b"x")
    repair(told)
    assert not any(path.exists() for path in left)
    assert all(path.exists() for path in strange)
    remarks = "\n".join(check_study(told.path, "en", told.key).remarks)
    assert all(path.name in remarks for path in strange)


def test_a_repair_that_fails_is_told_of_and_does_not_stop_the_others(
    told: StudyFolder,
) -> None:
    flipped(told.file(ID))
    told.files.aside.write_bytes(b"")
    leftover = told.files.interviews / f".{ID}.new"
    leftover.write_bytes(b"x")
    left, done = repair_study(told.path, "en", told.key)
    assert not leftover.exists()
    assert [finding.file for finding in done] == [f"interviews/.{ID}.new"]
    assert [finding.file for finding in left.findings]
    assert any("could not be mended" in remark for remark in left.remarks)


def test_a_journal_that_was_met_is_never_replaced_by_the_next(
    told: StudyFolder,
) -> None:
    met = told.files.journal(ID).with_suffix(f"{told.files.journal(ID).suffix}-foreign")
    for number in (1, 2):
        work = OpenInterview(told, ID, lambda _: None)
        told.files.journal(ID).write_bytes(b"%d" % number)
        work.change(editing.added(work.interview, entry("mer"), AUTHOR))
        work.close()
    second = met.with_name(f"{met.name}-2")
    assert [met.read_bytes(), second.read_bytes()] == [b"1", b"2"]
    repair(told)
    assert not met.exists() and not second.exists()
    assert {b"1", b"2"} <= set(aside(told))


@pytest.mark.parametrize("damage", [torn, flipped, emptied, foreign])
def test_the_file_of_the_study_goes_back_one_generation(
    told: StudyFolder, kept: Kept, damage: Callable[[Path], None]
) -> None:
    damage(told.files.study)
    with pytest.raises(Damaged):
        kept.open(told.path)
    damaged = told.files.study.read_bytes()
    repair(told)
    assert damaged in aside(told)
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
    assert texts_of(told.read(ID)) == [*TEXTS[:3], "annan", "ännu en"]
    assert journal in aside(told)
    told_by_it = [v.interview for v in versions(told, ID) if v.kind == "set_aside"]
    assert TEXTS in [texts_of(one) for one in told_by_it if one]


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
@given(which=st.integers(0, 3), place=st.floats(0, 1), way=st.sampled_from(HARMS))
def test_one_harm_anywhere_loses_nothing_that_was_in_two_places(
    told: StudyFolder, which: int, place: float, way: Harm
) -> None:
    files = (
        told.file(ID),
        told.files.previous(told.file(ID)),
        told.files.previous_journal(ID),
        told.files.journal(ID),
    )
    whole = {path: path.read_bytes() for path in files}
    path = files[which]
    raw = whole[path]
    path.write_bytes(way(raw, int(place * (len(raw) - 1))))
    try:
        repair(told)
        assert texts_of(told.read(ID))[:3] == TEXTS[:3]
        if path != files[3]:
            assert texts_of(told.read(ID)) == TEXTS
    finally:
        shutil.rmtree(told.files.aside, ignore_errors=True)
        for file, content in whole.items():
            file.write_bytes(content)
