"""A sealed file can be read with its key, at its place, and in no other way."""

from pathlib import Path

import pytest

from sosapp.errors import Damaged
from sosapp.store.sealed_envelope import SealedEnvelope
from sosapp.store.study_key import new_study_key

STUDY = "abcdefghij"
PLACE = "interviews/7k3m9x2p4q"
TABLES = {
    "interview": {"1": {"id": "7k3m9x2p4q", "case": "Lillmora"}, "2": {"draft": "å"}},
    "entries": {"1": {"text": "Vi har jouren ihop 👩‍🚒"}},
    "empty": {},
}


@pytest.fixture
def envelope() -> SealedEnvelope:
    """One with a key of its own."""
    return SealedEnvelope(new_study_key(STUDY))


def test_what_is_sealed_is_read_again_in_its_order(envelope: SealedEnvelope) -> None:
    raw = envelope.pack(TABLES, PLACE)
    back = envelope.unpack(raw, PLACE, "a.sealed")
    assert back == TABLES
    assert [list(back), list(back["interview"])] == [list(TABLES), ["1", "2"]]


def test_nothing_of_it_can_be_read_without_the_key(envelope: SealedEnvelope) -> None:
    raw = envelope.pack(TABLES, PLACE)
    raw += envelope.record({"change": "Lillmora jouren"}, PLACE)
    for word in ("Lillmora", "jouren", "7k3m9x2p4q", "entries"):
        assert word.encode() not in raw


def test_every_changed_byte_is_noticed(envelope: SealedEnvelope) -> None:
    raw = envelope.pack(TABLES, PLACE)
    for at in range(len(raw)):
        changed = raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]
        assert not envelope.is_whole(changed, PLACE)
        with pytest.raises(Damaged):
            envelope.unpack(changed, PLACE, "a.sealed")


def test_every_truncation_is_noticed(envelope: SealedEnvelope) -> None:
    raw = envelope.pack(TABLES, PLACE)
    for length in range(len(raw)):
        assert not envelope.is_whole(raw[:length], PLACE)
    assert not envelope.is_whole(raw + b"\0", PLACE)


def test_a_file_under_another_name_is_noticed(envelope: SealedEnvelope) -> None:
    raw = envelope.pack(TABLES, PLACE)
    assert not envelope.is_whole(raw, "interviews/b7d0k2m4n6")


def test_the_head_of_one_generation_does_not_fit_the_body_of_another(
    envelope: SealedEnvelope,
) -> None:
    one, other = envelope.pack(TABLES, PLACE), envelope.pack(TABLES, PLACE)
    end = len(one) - len(one) // 3
    assert len(one) == len(other)
    assert not envelope.is_whole(one[:end] + other[end:], PLACE)
    head = 20 + int.from_bytes(one[16:20])
    assert not envelope.is_whole(one[:head] + other[head:], PLACE)


def test_another_study_cannot_read_it(envelope: SealedEnvelope) -> None:
    raw = envelope.pack(TABLES, PLACE)
    other = SealedEnvelope(new_study_key(STUDY))
    assert not other.is_whole(raw, PLACE)


def test_the_head_is_read_without_the_body(
    envelope: SealedEnvelope, tmp_path: Path
) -> None:
    path = tmp_path / "a.sealed"
    raw = envelope.pack(TABLES, PLACE)
    head = 20 + int.from_bytes(raw[16:20])
    path.write_bytes(raw[:head] + b"anything")
    assert envelope.head(path, PLACE) == TABLES["interview"]["1"]
    path.write_bytes(raw[: head - 1])
    assert envelope.head(path, PLACE) is None
    path.write_bytes(b"")
    assert envelope.head(path, PLACE) is None


def test_a_record_is_read_at_its_place_only(envelope: SealedEnvelope) -> None:
    line = envelope.record({"draft": {"text": "å"}}, f"{PLACE}/salt/1")
    assert line.count(b"\n") == 1
    line = line.rstrip(b"\n")
    assert envelope.read_record(line, f"{PLACE}/salt/1") == {"draft": {"text": "å"}}
    assert envelope.read_record(line, f"{PLACE}/salt/2") is None
    assert envelope.read_record(line, f"{PLACE}/other/1") is None


def test_a_record_cut_short_is_torn_and_two_run_together_are_not(
    envelope: SealedEnvelope,
) -> None:
    line = envelope.record({"draft": {}}, PLACE).rstrip(b"\n")
    for length in range(len(line)):
        assert envelope.read_record(line[:length], PLACE) is None
        assert envelope.can_be_torn(line[:length], PLACE)
    assert not envelope.can_be_torn(line + b"x" + line, PLACE)
