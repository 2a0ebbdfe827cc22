"""The journal: a torn last record is dropped, and nothing else may be wrong."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosapp.errors import Damaged, TooNew
from sosapp.store.checked import FORMAT
from sosapp.store.draft_difference import difference, draft_row
from sosapp.store.envelope import OPEN
from sosapp.store.journal import Journal
from sosapp.store.journal_reading import Replay, read_journal
from sosapp.study import editing
from sosapp.study.change import Change
from sosapp.study.interview import Draft
from tests.store.conftest import Disk
from tests.study.material import AUTHOR, UNHURRIED, blank, entry, with_texts

ID = "7k3m9x2p4q"
ONE, TWO, THREE = with_texts("ett", "två [/b]\n", "tre ’👩‍🚒’").trail
HEAD = {"journal": ID, "format": FORMAT}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a journal is."""
    return tmp_path / f"{ID}.journal"


@pytest.fixture
def journal(path: Path) -> Journal:
    """A journal with nothing in it."""
    return Journal(path, ID)


def test_what_is_appended_is_read_back(journal: Journal) -> None:
    draft = Draft(question="B1", text="halv", at=0, entry="b7d0k2m4n6")
    journal.append([ONE], None)
    journal.append([TWO, THREE], draft)
    assert read_journal(journal.path, ID) == Replay((ONE, TWO, THREE), draft)
    assert journal.size == journal.path.stat().st_size


def test_there_may_be_no_journal(path: Path) -> None:
    assert read_journal(path, ID) == Replay()
    path.touch()
    assert read_journal(path, ID) == Replay()


def test_a_journal_is_private(journal: Journal) -> None:
    journal.append([ONE], None)
    assert journal.path.stat().st_mode & 0o777 == 0o600


def test_a_record_that_is_cut_short_is_dropped_and_reported(journal: Journal) -> None:
    journal.append([ONE], None)
    before = journal.size
    journal.append([TWO], None)
    raw = journal.path.read_bytes()
    for cut in range(before + 1, len(raw) - 1):
        journal.path.write_bytes(raw[:cut])
        assert read_journal(journal.path, ID) == Replay((ONE,), torn=True)
    journal.path.write_bytes(raw[:before])
    assert read_journal(journal.path, ID) == Replay((ONE,))


def test_a_record_that_lacks_only_its_end_of_line_is_whole(journal: Journal) -> None:
    journal.append([ONE], None)
    journal.path.write_bytes(journal.path.read_bytes()[:-1])
    assert read_journal(journal.path, ID) == Replay((ONE,))


def test_a_journal_that_was_cut_in_its_first_record_holds_nothing(
    journal: Journal,
) -> None:
    journal.append([ONE], None)
    raw = journal.path.read_bytes()
    for cut in range(1, raw.index(b"\n") - 1):
        journal.path.write_bytes(raw[:cut])
        assert read_journal(journal.path, ID) == Replay(torn=True)


def test_zeros_that_a_power_cut_left_are_a_torn_record(journal: Journal) -> None:
    journal.append([ONE], None)
    journal.path.write_bytes(journal.path.read_bytes() + bytes(300))
    assert read_journal(journal.path, ID) == Replay((ONE,), torn=True)


def test_a_changed_byte_before_the_last_record_is_damage(journal: Journal) -> None:
    journal.append([ONE], None)
    before = journal.size
    journal.append([TWO], None)
    raw = journal.path.read_bytes()
    for place in range(before):
        for other in {raw[place] ^ 1, ord("\n"), 0} - {raw[place]}:
            journal.path.write_bytes(raw[:place] + bytes([other]) + raw[place + 1 :])
            with pytest.raises(Damaged):
                read_journal(journal.path, ID)


def test_a_changed_byte_in_the_last_record_never_changes_what_is_said(
    journal: Journal,
) -> None:
    journal.append([ONE], None)
    before = journal.size
    journal.append([TWO], None)
    raw = journal.path.read_bytes()
    for place in range(before, len(raw)):
        for other in (raw[place] ^ 1, 0):
            journal.path.write_bytes(raw[:place] + bytes([other]) + raw[place + 1 :])
            assert read_journal(journal.path, ID) == Replay((ONE,), torn=True)


def test_the_journal_of_another_interview_is_refused(path: Path) -> None:
    Journal(path, "b7d0k2m4n6").append([ONE], None)
    with pytest.raises(Damaged):
        read_journal(path, ID)


def test_a_journal_of_a_newer_version_is_refused(path: Path) -> None:
    path.write_bytes(OPEN.record({"journal": ID, "format": FORMAT + 1}, ""))
    with pytest.raises(TooNew):
        read_journal(path, ID)


def test_a_record_of_the_wrong_shape_is_damage(path: Path) -> None:
    wrong_rows: list[dict[str, Any]] = [
        {"change": {"seq": "one"}},
        {"change": []},
        {"draft": {"text": "x"}},
        {"draft": []},
    ]
    for wrong in wrong_rows:
        path.write_bytes(OPEN.record(HEAD, "") + OPEN.record(wrong, ""))
        with pytest.raises(Damaged):
            read_journal(path, ID)


@UNHURRIED
@given(
    drafts=st.lists(
        st.builds(
            Draft,
            question=st.sampled_from(["B1", "D2", ""]),
            text=st.text(max_size=20),
            at=st.none() | st.integers(0, 9),
            use=st.sampled_from(["", "may_quote", "off_record"]),
            waiting=st.text(max_size=8),
            waiting_use=st.sampled_from(["", "off_record"]),
            waiting_at=st.none() | st.integers(0, 9),
            form=st.sampled_from(["", "7k3m9x2p4q"]),
            field=st.sampled_from(["", "works"]),
            typed=st.text(max_size=8),
        ),
        max_size=8,
    )
)
def test_any_sequence_of_drafts_is_replayed(drafts: list[Draft]) -> None:
    with TemporaryDirectory() as folder:
        journal = Journal(Path(folder) / "x.journal", ID)
        for draft in drafts:
            journal.append([], draft)
        journal.close(remove=False)
        replay = read_journal(journal.path, ID)
        assert replay.draft == (drafts[-1] if drafts else None)


@pytest.mark.parametrize("name", ["text", "waiting", "typed"])
def test_a_key_in_a_long_text_takes_few_bytes(name: str) -> None:
    long = "å" * 5000
    for old in (Draft(text=long, waiting=long, typed=long),):
        new = replace(old, **{name: long + "x"})  # type: ignore[arg-type]
        assert len(OPEN.record({"draft": draft_row(old, new)}, "")) < 100


def test_a_draft_of_the_first_format_is_read(tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [
        {"journal": ID, "format": 1},
        {"draft": {"question": "B1", "text": "hal", "at": 3, "begin": 0, "end": 0}},
        {"draft": {"question": "B1", "text": "v", "at": 3, "begin": 3, "end": 0}},
    ]
    path = tmp_path / f"{ID}.journal"
    path.write_bytes(b"".join(OPEN.record(row, "") for row in rows))
    assert read_journal(path, ID).draft == Draft(question="B1", text="halv", at=3)


@UNHURRIED
@given(texts=st.lists(st.text(max_size=30), max_size=12))
def test_any_sequence_of_half_typed_lines_is_replayed(texts: list[str]) -> None:
    drafts = [Draft(question="B1", text=text, at=len(text)) for text in texts]
    pairs = zip([Draft(), *drafts], drafts, strict=False)
    rows: list[dict[str, Any]] = [HEAD, *({"draft": draft_row(*p)} for p in pairs)]
    raw = b"".join(OPEN.record(row, "") for row in rows)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.journal"
        path.write_bytes(raw)
        assert read_journal(path, ID).draft == (drafts[-1] if drafts else None)


@UNHURRIED
@given(old=st.text("ab", max_size=12), new=st.text("ab", max_size=12))
def test_what_two_texts_share_does_not_overlap(old: str, new: str) -> None:
    begin, end = difference(old, new)
    assert begin + end <= min(len(old), len(new))
    assert new == old[:begin] + new[begin : len(new) - end] + old[len(old) - end :]


def test_a_key_in_a_long_line_costs_no_more_than_in_a_short_one(
    journal: Journal,
) -> None:
    long = "å" * 12_000
    journal.append([], Draft(text=long))
    before = journal.size
    journal.append([], Draft(text=long[:6000] + "x" + long[6000:]))
    assert journal.size - before < 120


FAULTS = [("open", 0), *(("write", at) for at in range(3))]
FAULTS += [("fsync", at) for at in range(1, 4)]
"""Calls that append three times; the first flush is the folder's and may fail."""


@pytest.mark.parametrize(("name", "at"), FAULTS)
def test_what_a_full_disk_did_not_take_can_be_appended_again(
    journal: Journal, disk: Disk, name: str, at: int
) -> None:
    steps: list[Callable[[], None]] = [
        lambda: journal.append([ONE], Draft(text="halv")),
        lambda: journal.append([TWO], None),
        lambda: journal.append([THREE], Draft(text="halvfärdig")),
    ]
    disk.fail(name, at)
    failed = 0
    for step in steps:
        for _ in range(3):
            try:
                step()
                break
            except OSError:
                failed += 1
    assert failed == 1
    replay = Replay((ONE, TWO, THREE), Draft(text="halvfärdig"))
    assert read_journal(journal.path, ID) == replay


def test_a_disk_that_stays_full_leaves_what_was_saved(
    journal: Journal, disk: Disk
) -> None:
    journal.append([ONE], None)
    disk.fail("write")
    for _ in range(3):
        with pytest.raises(OSError, match="No space"):
            journal.append([TWO], None)
    journal.close(remove=False)
    assert read_journal(journal.path, ID) == Replay((ONE,), torn=True)


def test_a_journal_begins_anew_after_a_checkpoint(journal: Journal) -> None:
    journal.append([ONE], Draft(text="halv"))
    journal.rotate()
    assert journal.size == 0
    assert not journal.path.exists()
    journal.append([TWO], Draft(text="halvfärdig"))
    assert read_journal(journal.path, ID) == Replay((TWO,), Draft(text="halvfärdig"))


def test_a_journal_is_taken_away_when_it_is_not_needed(journal: Journal) -> None:
    journal.append([ONE], None)
    journal.close(remove=True)
    assert not journal.path.exists()
    journal.close(remove=True)


def test_a_record_is_one_line_of_checksum_and_json(journal: Journal) -> None:
    change = editing.added(blank(), entry("a\nb"), AUTHOR)
    journal.append([change], None)
    head, line = journal.path.read_bytes().splitlines()
    first = json.loads(head.partition(b" ")[2])
    assert HEAD.items() <= first.items()
    assert (first["base"], len(first["salt"])) == ("", 16)
    digits, _, body = line.partition(b" ")
    assert len(digits) == 16
    assert json.loads(body)["change"]["what"] == "entry_added"


def test_an_entry_of_half_a_character_is_kept(journal: Journal) -> None:
    change: Change = editing.added(blank(), entry("a\udc80b"), AUTHOR)
    journal.append([change], None)
    assert read_journal(journal.path, ID).changes == (change,)
