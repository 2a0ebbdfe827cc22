"""What is half filled in of a form: kept privately, and gone when the form is done."""

import stat
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from sosapp.errors import Damaged
from sosapp.store import newest_writer
from sosapp.store.code_key import CodeKey
from sosapp.store.form_draft import NEW_STUDY, FormDraft
from sosapp.store.sealed_envelope import SealedEnvelope
from sosapp.store.study_key import new_study_key
from tests.store.conftest import Disk
from tests.store.work import ID, LONG_ENOUGH, until

FILLED = {"lines": {"name": "Alva Exempelsson"}, "ticked": ["informed"], "at": "name"}


@pytest.fixture
def draft() -> Iterator[FormDraft]:
    """A draft of the form of a new interview."""
    made = FormDraft(ID)
    yield made
    made.close(LONG_ENOUGH)


def test_nothing_was_filled_in(draft: FormDraft) -> None:
    assert draft.read() == {}
    assert not draft.path.parent.exists()


def test_what_is_kept_is_there_for_the_next_one(draft: FormDraft) -> None:
    draft.keep({"lines": {"name": "A"}})
    draft.keep(FILLED)
    assert draft.wait(LONG_ENOUGH)
    assert FormDraft(ID).read() == FILLED


def test_it_lies_beside_the_code_key_for_the_user_alone(draft: FormDraft) -> None:
    draft.keep(FILLED)
    assert draft.wait(LONG_ENOUGH)
    assert draft.path == CodeKey(ID).path.with_name(f"{ID}.preparing.json")
    assert stat.S_IMODE(draft.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(draft.path.parent.stat().st_mode) == 0o700
    assert [path.name for path in draft.path.parent.iterdir()] == [draft.path.name]


def test_closing_writes_the_newest(draft: FormDraft) -> None:
    draft.keep(FILLED)
    assert draft.close(LONG_ENOUGH)
    assert draft.read() == FILLED


def test_nothing_filled_in_leaves_no_file(draft: FormDraft) -> None:
    for filled in (FILLED, {}):
        draft.keep(filled)
        assert draft.wait(LONG_ENOUGH)
    assert list(draft.path.parent.iterdir()) == []


def test_a_damaged_file_is_set_aside(draft: FormDraft) -> None:
    draft.keep(FILLED)
    assert draft.wait(LONG_ENOUGH)
    damaged = draft.path.read_bytes().replace(b"Alva", b"Elva")
    draft.path.write_bytes(damaged)
    with pytest.raises(Damaged, match="preparing"):
        draft.read()
    assert draft.read() == {}
    aside = draft.path.with_suffix(".damaged")
    assert aside.read_bytes() == damaged


@pytest.mark.parametrize("name", ["../study", "", "new study"])
def test_a_name_that_leads_elsewhere_is_refused(name: str) -> None:
    with pytest.raises(Damaged):
        FormDraft(name)


def test_that_of_a_sealed_study_can_only_be_read_with_its_key(tmp_path: Path) -> None:
    envelope = SealedEnvelope(new_study_key("abcdefghij"))
    draft = FormDraft(NEW_STUDY, folder=tmp_path, envelope=envelope)
    draft.keep(FILLED)
    assert draft.close(LONG_ENOUGH)
    assert b"Alva" not in draft.path.read_bytes()
    assert draft.read() == FILLED


def test_typing_never_waits_and_only_the_newest_is_written() -> None:
    reached, opened = Event(), Event()
    written: list[int] = []

    def slow(number: int) -> None:
        reached.set()
        assert opened.wait(LONG_ENOUGH)
        written.append(number)

    writer = newest_writer.NewestWriter(slow)
    writer.put(0)
    assert reached.wait(LONG_ENOUGH)
    for number in range(1, 500):
        writer.put(number)
    assert written == []
    opened.set()
    assert writer.wait(LONG_ENOUGH)
    assert written == [0, 499]


def test_a_full_disk_is_reported_and_tried_again(
    disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sosapp.store.newest_writer.RETRY_SECONDS", 0.01)
    reports: list[OSError | None] = []
    draft = FormDraft(ID, reports.append)
    disk.fail("write")
    draft.keep(FILLED)
    until(lambda: len(reports) > 1)
    assert reports[-1] is not None
    disk.mend()
    assert draft.close(LONG_ENOUGH)
    assert draft.read() == FILLED
    assert reports[-1] is None


def test_closing_on_a_full_disk_says_so(disk: Disk) -> None:
    draft = FormDraft(ID)
    disk.fail("write")
    draft.keep(FILLED)
    assert not draft.close(LONG_ENOUGH)
