"""No byte of a file of a study changes, goes missing or comes from elsewhere unseen."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from sosapp.errors import BadFile
from sosapp.instrument.instrument import Instrument
from sosapp.store.code_key import CodeKey
from sosapp.store.interview_file import Recovered
from sosapp.store.open_interview import OpenInterview
from sosapp.store.study_folder import StudyFolder
from sosapp.study import editing, undoing
from sosapp.study.interview import Draft
from sosapp.study.study import Case, Participant
from tests.kept import GUIDE, Kept
from tests.store.test_open_interview import ignored, left_by_a_crash, type_in
from tests.study.material import AUTHOR, after, blank, entry

OTHER = "b7d0k2m4n6"


@dataclass(frozen=True)
class Spread:
    """A study that was worked on, with one file of each kind, and one like it."""

    study: StudyFolder
    crashed: StudyFolder
    """The same study as it lay when its interview was open."""
    other: StudyFolder
    key: CodeKey
    other_key: CodeKey
    kept: Kept
    name: str

    @property
    def checkpoint(self) -> Path:
        """The file of the interview."""
        return self.kept.checkpoint_of(self.study.path, self.name)

    @property
    def journal(self) -> Path:
        """The journal of the interview."""
        return self.kept.journal_of(self.crashed.path, self.name)


def talked(study: StudyFolder, name: str, instrument: Instrument) -> OpenInterview:
    """An interview with something of everything, open for work."""
    study.save(study.study.with_case(Case(code="9901", name="Lillmora å")))
    study.save(study.study.with_participant(Participant(code="P01")))
    study.keep(instrument)
    version = instrument.guide.version
    made = blank(id=name, instrument=instrument.digest, guide_version=version)
    made = after(made, editing.added(made, entry("förr 👩‍🚒"), AUTHOR))
    study.add(made, instrument)
    work = OpenInterview(study, name, ignored)
    type_in(work, "ett [/b]", "två", "tre")
    work.change(editing.marked(work.interview, "A2", "skipped", AUTHOR, "tid"))
    work.change(undoing.undo(work.interview, AUTHOR))
    assert work.wait()
    work.keep_draft(Draft(question="B1", text="halv", at=7))
    assert work.wait()
    return work


@pytest.fixture
def spread(
    kept: Kept, tmp_path: Path, instrument: Instrument, isolated_home: Path
) -> Spread:
    """Two studies with one interview each, and their code keys."""
    none = tmp_path / "none"
    none.mkdir()
    study = kept.make(tmp_path / "study", (GUIDE,))
    other = kept.make(tmp_path / "other", (), none)
    shutil.rmtree(study.path / "templates")
    talked(other, OTHER, instrument).close()
    work = talked(study, blank().id, instrument)
    crashed = left_by_a_crash(study, tmp_path / "crashed")
    assert work.close()
    keys = [folder.code_key() for folder in (study, other)]
    for key, name in zip(keys, ("Alva", "Åke"), strict=True):
        for code in ("P01", "P02"):
            key.put(code, f"{name} Exempelsson")
    return Spread(study, crashed, other, keys[0], keys[1], kept, blank().id)


Reader = tuple[Path, Callable[[], object]]


def previous_of(file: Path) -> Path:
    """The generation before."""
    (found,) = [
        path
        for path in file.parent.iterdir()
        if path.name.startswith(f"{file.stem}.") and path.name.endswith("previous")
    ]
    return found


def refuse(findings: list[object]) -> None:
    """Say what was found as an error."""
    if findings:
        raise BadFile("file_damaged", file=str(findings))


def readers(spread: Spread) -> dict[str, Reader]:
    """A file of each kind, and what reads it: everything that may not be unseen."""
    study_file = spread.study.files.study

    return {
        "checkpoint": (spread.checkpoint, lambda: spread.study.recover(spread.name)),
        "study": (study_file, lambda: spread.kept.open(spread.study.path)),
        "key": (spread.key.path, spread.key.names),
    }


KINDS = ("checkpoint", "study", "key")
GENERATIONS = ("now", "previous")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("generation", GENERATIONS)
def test_every_byte_that_is_flipped_is_noticed(
    spread: Spread, kind: str, generation: str
) -> None:
    file, read = readers(spread)[kind]
    raw = (file if generation == "now" else previous_of(file)).read_bytes()
    file.write_bytes(raw)
    read()
    for place in range(len(raw)):
        flipped = raw[place] ^ (1 << place % 8)
        file.write_bytes(raw[:place] + bytes([flipped]) + raw[place + 1 :])
        with pytest.raises(BadFile):
            read()
    file.write_bytes(raw)
    read()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("generation", GENERATIONS)
def test_every_length_but_the_whole_is_noticed(
    spread: Spread, kind: str, generation: str
) -> None:
    file, read = readers(spread)[kind]
    raw = (file if generation == "now" else previous_of(file)).read_bytes()
    for length in range(len(raw)):
        file.write_bytes(raw[:length])
        with pytest.raises(BadFile):
            read()
    for more in (b"\n", b"\0", raw):
        file.write_bytes(raw + more)
        with pytest.raises(BadFile):
            read()


@pytest.mark.parametrize("kind", ["checkpoint", "study"])
def test_a_damaged_previous_generation_is_found_before_it_is_needed(
    spread: Spread, kind: str
) -> None:
    previous = previous_of(readers(spread)[kind][0])
    assert spread.kept.findings(spread.study.path) == []
    raw = previous.read_bytes()
    for damaged in (b"", raw[:-1], bytes([raw[0] ^ 1]) + raw[1:]):
        previous.write_bytes(damaged)
        (finding,) = spread.kept.findings(spread.study.path)
        assert previous.name in finding.file


def test_a_byte_of_the_journal_takes_no_more_than_the_last_record(
    spread: Spread,
) -> None:
    journal = spread.journal
    raw = journal.read_bytes()
    last = raw.rindex(b"\n", 0, len(raw) - 1) + 1
    whole, recovered = spread.crashed.recover(spread.name)
    assert recovered == Recovered(changes=5, draft=True)
    for place in range(len(raw)):
        flipped = raw[place] ^ (1 << place % 8)
        journal.write_bytes(raw[:place] + bytes([flipped]) + raw[place + 1 :])
        if place < last:
            with pytest.raises(BadFile):
                spread.crashed.recover(spread.name)
        else:
            found, recovered = spread.crashed.recover(spread.name)
            assert recovered == Recovered(changes=5, torn=True)
            assert (found.trail, found.draft.text) == (whole.trail, "")


def test_a_letter_of_the_last_record_that_became_a_line_break_takes_only_that(
    spread: Spread,
) -> None:
    journal = spread.journal
    raw = journal.read_bytes()
    last = raw.rindex(b"\n", 0, len(raw) - 1) + 1
    whole, _ = spread.crashed.recover(spread.name)
    # Of what is left of it, a few digits might be another record that was cut short.
    for place in range(last + 20, len(raw) - 18):
        journal.write_bytes(raw[:place] + b"\n" + raw[place + 1 :])
        found, recovered = spread.crashed.recover(spread.name)
        assert recovered == Recovered(changes=5, torn=True)
        assert found.trail == whole.trail


def test_a_journal_of_any_length_gives_what_was_said_up_to_there(
    spread: Spread,
) -> None:
    journal = spread.journal
    raw = journal.read_bytes()
    whole, _ = spread.crashed.recover(spread.name)
    before = spread.crashed.interview_file(spread.name).read_checkpoint()
    ends = [place for place, byte in enumerate(raw, 1) if byte == ord("\n")]
    for length in range(len(raw) + 1):
        journal.write_bytes(raw[:length])
        found, recovered = spread.crashed.recover(spread.name)
        there = sum(1 for end in ends if end - 1 <= length) - 1
        expected = whole.trail[: before.seq + max(0, min(there, 5))]
        assert found.trail == expected
        assert recovered.torn == (length not in (0, *ends, *(e - 1 for e in ends)))


def foreign(spread: Spread, kind: str) -> tuple[Path, Path]:
    """A file of each kind, and one of its kind from elsewhere."""
    there = spread.other.path
    return {
        "checkpoint": (
            spread.checkpoint,
            spread.kept.checkpoint_of(there, OTHER),
        ),
        "study": (spread.study.files.study, spread.other.files.study),
        "key": (spread.key.path, spread.other_key.path),
    }[kind]


@pytest.mark.parametrize("kind", ["checkpoint", "study", "key"])
def test_a_file_from_elsewhere_is_noticed(spread: Spread, kind: str) -> None:
    file, other = foreign(spread, kind)
    shutil.copyfile(other, file)
    read = readers(spread)[kind][1]
    with pytest.raises(BadFile):
        read()
        refuse(list(spread.kept.findings(spread.study.path)))


def test_the_journal_of_another_interview_is_noticed(
    spread: Spread, instrument: Instrument
) -> None:
    work = OpenInterview(spread.other, OTHER, ignored)
    type_in(work, "fyra")
    other = spread.kept.journal_of(spread.other.path, OTHER)
    shutil.copyfile(other, spread.journal)
    work.close()
    with pytest.raises(BadFile):
        spread.crashed.recover(spread.name)
