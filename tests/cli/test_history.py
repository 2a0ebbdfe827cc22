"""The verb `history`."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from sosapp.instrument.instrument import Instrument
from sosapp.store.open_interview import OpenInterview
from sosapp.store.study_folder import StudyFolder
from sosapp.study import editing, sitting, undoing
from sosapp.study.editing import Author
from sosapp.study.study import LogLine
from tests.cli.conftest import Run
from tests.keeping import keep
from tests.study.material import blank, entry

ID = blank().id


@pytest.fixture
def opened(
    study: StudyFolder, instrument: Instrument, author: Author
) -> Iterator[OpenInterview]:
    """An interview that is open, with one change of each kind, none in the file yet."""
    study.keep(instrument)
    made = blank(instrument=instrument.digest, guide_version=instrument.guide.version)
    keep(study, made, instrument)
    work = OpenInterview(study, ID, lambda _: None)
    work.change(sitting.started(work.interview, author))
    first = entry("Vi har \x1b[2J jouren", question="B1", id="abcdefghij", at=75)
    work.change(editing.added(work.interview, first, author))
    second = entry("Vi har jouren ihop", question="B1", id="abcdefghij", at=75)
    second = work.interview.entries["abcdefghij"].__class__(
        **vars(second) | {"number": 1, "by": author.who}
    )
    work.change(editing.rewritten(work.interview, second, author, "hördes fel"))
    work.change(undoing.undo(work.interview, author))
    work.change(undoing.redo(work.interview, author))
    work.change(editing.marked(work.interview, "B2", "skipped", author, "tiden tog"))
    assert work.wait()
    yield work
    work.close()


WHEN = "2026-11-23 10:00:00 · Intervjuare A"
TRAIL = f"""\
   1  {WHEN} · interview started
      state: planned → ongoing
      sittings: 2026-11-23 10:00:00–
   2  {WHEN} · new line · B1 abcdefghij
      kind: Note
      text: Vi har \ufffd[2J jouren
      time: 00:01:15
   3  {WHEN} · changed line · B1 abcdefghij
      reason: hördes fel
      text: Vi har \ufffd[2J jouren → Vi har jouren ihop
   4  {WHEN} · changed line · B1 abcdefghij ·
      undoes no. 3
      text: Vi har jouren ihop → Vi har \ufffd[2J jouren
   5  {WHEN} · changed line · B1 abcdefghij ·
      redoes no. 3
      reason: hördes fel
      text: Vi har \ufffd[2J jouren → Vi har jouren ihop
   6  {WHEN} · question skipped · B2
      reason: tiden tog
      marked as: question skipped
"""


def test_the_trail_of_an_open_interview_is_shown_oldest_first(
    opened: OpenInterview, study: StudyFolder, sosapp: Run
) -> None:
    answer = sosapp("history", ID[:3], study.path)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == TRAIL
    assert max(map(len, answer.out.splitlines())) < 80


def test_it_is_shown_in_the_language_of_the_user(
    opened: OpenInterview,
    study: StudyFolder,
    sosapp: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LC_ALL", "sv_SE")
    out = sosapp("history", ID, study.path).out
    assert "skäl: tiden tog" in out
    assert "fråga överhoppad" in out
    assert "ångrar nr 3" in out


def test_reading_changes_nothing(
    opened: OpenInterview, study: StudyFolder, sosapp: Run
) -> None:
    files = {path: path.read_bytes() for path in study.files.interviews.iterdir()}
    assert len(files) == 3
    sosapp("history", ID, study.path)
    assert files == {p: p.read_bytes() for p in study.files.interviews.iterdir()}


def test_as_json_every_change_has_its_values_before_and_after(
    opened: OpenInterview, study: StudyFolder, sosapp: Run
) -> None:
    found = json.loads(sosapp("history", ID, study.path, "--json").out)
    assert found["interview"] == ID
    assert [change["seq"] for change in found["changes"]] == [1, 2, 3, 4, 5, 6]
    assert found["changes"][2] == {
        "seq": 3,
        "when": "2026-11-23T10:00:00+01:00",
        "who": "Intervjuare A",
        "what": "entry_changed",
        "why": "hördes fel",
        "undoes": None,
        "redoes": None,
        "touched": [
            {
                "table": "entries",
                "question": "B1",
                "entry": "abcdefghij",
                "differences": [
                    {
                        "name": "text",
                        "before": "Vi har \x1b[2J jouren",
                        "after": "Vi har jouren ihop",
                    }
                ],
            }
        ],
    }
    assert found["changes"][3]["undoes"] == 3
    assert found["changes"][4]["redoes"] == 3


def test_a_long_text_is_whole_and_fits_the_screen(
    opened: OpenInterview, study: StudyFolder, author: Author, sosapp: Run
) -> None:
    said = " ".join(f"ord{number}" for number in range(100)) + "å" * 200
    opened.change(editing.added(opened.interview, entry(said), author))
    assert opened.wait()
    out = sosapp("history", ID, study.path).out
    assert max(map(len, out.splitlines())) < 80
    assert "".join(said.split()) in "".join(out.split())


def test_words_of_a_newer_version_are_shown_as_they_are(
    opened: OpenInterview, study: StudyFolder, author: Author, sosapp: Run
) -> None:
    change = editing.stated(opened.interview, author, "something_new", place="Lillmora")
    opened.change(change)
    assert opened.wait()
    out = sosapp("history", ID, study.path).out
    assert "something_new" in out
    assert "place: Lillmora" in out


def test_an_interview_without_changes_says_so(
    study: StudyFolder, instrument: Instrument, sosapp: Run
) -> None:
    keep(study, blank(), instrument)
    assert "Nothing has been changed" in sosapp("history", ID, study.path).out
    found = json.loads(sosapp("history", ID, study.path, "--json").out)
    assert found == {"interview": ID, "changes": []}


def test_an_id_that_is_none_is_a_problem(study: StudyFolder, sosapp: Run) -> None:
    answer = sosapp("history", "zzz", study.path)
    assert (answer.code, answer.out) == (1, "")
    assert "zzz" in answer.err


def test_without_an_id_the_log_of_the_study_is_shown(
    study: StudyFolder, sosapp: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = sosapp("history", study.path)
    assert empty.out == "The log of the study is empty.\n"
    line = LogLine(
        when="2026-11-23T10:00:00+01:00", who="A", what="interview_imported", about=ID
    )
    study.save(study.study.with_line(line))
    shown = sosapp("history", study.path)
    assert shown.out == (
        f"2026-11-23 10:00:00 · A · interview imported from a file · {ID}\n"
    )
    monkeypatch.chdir(study.path)
    assert sosapp("history") == shown
    found = json.loads(sosapp("history", "--json").out)
    assert found["study"] == study.study.id
    assert found["log"] == [vars(line)]


def test_where_there_is_no_study_it_is_said(tmp_path: Path, sosapp: Run) -> None:
    assert sosapp("history").code == 1
    assert sosapp("history", "k3", tmp_path).code == 1
