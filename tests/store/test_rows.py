"""Interviews and studies come back from their tables as they were."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosapp.errors import Damaged, TooNew
from sosapp.instrument.instrument import Instrument
from sosapp.store.checked import FORMAT, Tables, with_check, without_check
from sosapp.store.rows import (
    Counters,
    counters,
    interview_of,
    study_of,
    study_tables,
    tables_of,
)
from sosapp.study import editing, undoing
from sosapp.study.interview import Draft, Interview, Sitting
from sosapp.study.study import Case, LogLine, Participant, Study
from tests.study.material import (
    AUTHOR,
    STEPS,
    UNHURRIED,
    after,
    blank,
    change_for,
    entry,
    with_texts,
)

NONE = Counters(entries=0, kinds={}, answered=0, questions=0, elapsed=0)
SITTING = Sitting(start="2026-11-23T09:00:00+01:00", end="2026-11-23T09:10:00+01:00")


def kept(interview: Interview) -> Interview:
    """The interview after it was written and read."""
    return interview_of(without_check(with_check(tables_of(interview, NONE)), "x"), "x")


def full() -> Interview:
    """An interview with something in every place."""
    interview = blank(
        participants=("P01", "P02"),
        wave=2,
        date="2026-11-23",
        language="en",
        place="[/b]",
        state="paused",
        withdrawal="framat",
        consent={"informed": True, "quotes": False},
        background={"years_in_role": 3.5, "areas": ["hvb"], "role": "chef"},
        sittings=(SITTING, Sitting(start="2026-11-23T10:00:00+01:00")),
    )
    rich = entry(
        kind="collaboration",
        fields={"works": 4, "quote_ok": False, "areas": ["hvb"], "part": 2.5, "n": "4"},
        at=0,
        speaker=2,
        tags=("jour",),
        links=("b7d0k2m4n6",),
        star=True,
        use="may_quote",
    )
    interview = after(interview, editing.added(interview, rich, AUTHOR))
    interview = after(
        interview, editing.marked(interview, "B1", "skipped", AUTHOR, "tiden")
    )
    interview = after(interview, editing.ticked(interview, "B1", "a", AUTHOR))
    return after(interview, undoing.undo(interview, AUTHOR))


def test_an_interview_is_kept_to_the_last_detail() -> None:
    interview = full()
    assert kept(interview) == interview
    drafted = Interview(facts=interview.facts, draft=Draft(text="halv", at=0))
    assert kept(drafted) == drafted


def test_a_draft_that_an_older_version_kept_is_read() -> None:
    interview = full()
    tables = as_read(tables_of(interview, NONE))
    old = {"question": "B1", "text": "halv", "at": 0, "entry": ""}
    tables["interview"]["2"]["draft"] = old
    assert interview_of(tables, "x").draft == Draft(question="B1", text="halv", at=0)


@UNHURRIED
@given(steps=st.lists(STEPS, max_size=20))
def test_undo_goes_on_where_it_was(steps: list[tuple[str, int, str]]) -> None:
    interview = blank()
    for step in steps:
        interview = after(interview, change_for(interview, step))
    again = kept(interview)
    assert again == interview
    assert list(again.entries) == list(interview.entries)
    while change := undoing.undo(interview, AUTHOR):
        assert undoing.undo(again, AUTHOR) == change
        interview, again = after(interview, change), after(again, change)
    assert again == interview
    assert not again.entries


def test_the_first_row_is_what_lists_need(instrument: Instrument) -> None:
    interview = after(
        with_texts("ett", "två"),
        editing.stated(with_texts("ett", "två"), AUTHOR, "x", sittings=(SITTING,)),
    )
    counted = counters(interview, instrument, "2026-11-23T12:00:00+01:00")
    asked = len(instrument.guide.by_id)
    assert counted == Counters(2, {"note": 2}, 1, asked, 600)
    tables = tables_of(interview, counted)
    assert next(iter(tables)) == "interview"
    first = tables["interview"]["1"]
    assert first["counters"]["kinds"] == {"note": 2}
    assert first["format"] == FORMAT
    assert "consent" not in first


def as_read(tables: Tables) -> Any:
    """The tables as they come from a file."""
    return json.loads(json.dumps(tables))


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("interview",), {}),
        (("interview", "1"), {}),
        (("interview", "1", "wave"), "two"),
        (("interview", "1", "participants"), "P01"),
        (("interview", "1", "state"), "lost"),
        (("interview", "2"), []),
        (("interview", "2", "draft"), None),
        (("interview", "2", "consent"), {"informed": "perhaps"}),
        (("entries",), []),
        (("entries", "1", "number"), None),
        (("entries", "1", "fields"), {"x": {"y": 1}}),
        (("entries", "1", "kind"), 5),
        (("coverage", "1", "status"), "maybe"),
        (("trail", "1", "edits"), [{"table": "other"}]),
    ],
)
def test_what_has_the_wrong_shape_is_damaged(
    place: tuple[str, ...], value: object
) -> None:
    tables = as_read(tables_of(full(), NONE))
    holder = tables
    for name in place[:-1]:
        holder = holder[name]
    holder[place[-1]] = value
    with pytest.raises(Damaged):
        interview_of(tables, "x.json")


@pytest.mark.parametrize("table", ["interview", "study"])
def test_a_newer_format_is_not_guessed_at(table: str) -> None:
    tables = {table: {"1": {"format": FORMAT + 1}}}
    with pytest.raises(TooNew):
        (interview_of if table == "interview" else study_of)(tables, "x.json")


def test_a_study_is_kept_to_the_last_detail() -> None:
    study = Study(
        id="s0s0s0s0s0",
        name="Pilot [/b] å",
        language="en",
        guides=("sos_socialchef",),
        created="2026-11-23T10:00:00+01:00",
        fictional=True,
        cases={"9901": Case(code="9901", name="Lillmora", attributes={"n": [1, "a"]})},
        participants={
            "P01": Participant(code="P01", role="chef", background={"years": 3.5})
        },
        log=(LogLine(when="x", who="y", what="z", about="å"),),
    )
    tables = without_check(with_check(study_tables(study)), "study.json")
    assert study_of(tables, "study.json") == study


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("study",), {}),
        (("study", "1", "language"), "de"),
        (("study", "1", "guides"), 5),
        (("cases",), {"1": {"code": 1}}),
        (("participants",), {"1": {"role": "x"}}),
        (("log",), 5),
    ],
)
def test_a_study_of_the_wrong_shape_is_damaged(
    place: tuple[str, ...], value: object
) -> None:
    tables = as_read(study_tables(Study(id="s0s0s0s0s0", name="Pilot")))
    holder = tables
    for name in place[:-1]:
        holder = holder[name]
    holder[place[-1]] = value
    with pytest.raises(Damaged):
        study_of(tables, "study.json")
