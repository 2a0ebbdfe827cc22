"""What counts as earlier, and what of it is shown and carried on."""

from dataclasses import replace
from typing import Any

import pytest

from sosapp.instrument.instrument import Instrument
from sosapp.study import editing
from sosapp.study.earlier import carried, earlier_ones, said_then
from sosapp.study.entry import Entry, Value
from sosapp.study.interview import Interview
from sosapp.study.study import Listed
from tests.study.material import AUTHOR, after, blank, entry, texts_of

HERE = blank(wave=3).facts


def listed(name: str, **known: Any) -> Listed:
    """An interview of the same case and guide, as a list shows it."""
    given: dict[str, Any] = {
        "id": name,
        "guide": HERE.guide,
        "case": HERE.case,
        "participants": ("P01",),
        "wave": 1,
        "date": "2026-01-10",
        "state": "finished",
        "language": "sv",
    }
    return Listed(**(given | known))


def test_the_latest_wave_comes_first() -> None:
    rows = [
        listed("a", date="2026-01-10"),
        listed("b", wave=2, date="2026-05-10"),
        listed("c", date="2026-01-12"),
    ]
    assert earlier_ones(HERE, rows) == ["b", "c", "a"]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"wave": 3, "date": "2025-01-01"}, id="the same wave"),
        pytest.param({"wave": 4}, id="a later wave"),
        pytest.param({"case": "9902"}, id="another case"),
        pytest.param({"guide": "rss_individual"}, id="another guide"),
        pytest.param({"withdrawal": "from_now"}, id="withdrawn"),
    ],
)
def test_nothing_else_is_earlier(other: dict[str, Any]) -> None:
    assert earlier_ones(HERE, [listed("a", **other)]) == []


def test_what_is_said_on_the_question_that_it_carries_on_is_shown_too(
    instrument: Instrument,
) -> None:
    question = instrument.guide.by_id["B1"]
    on = replace_question(question, carry_forward="A2")
    then = said(("A1", "annat"), ("A2", "då"), ("B1", "här"))
    (found,) = said_then([then], on)
    assert [one.text for one in found.entries] == ["då", "här"]


def test_an_interview_without_a_note_on_the_question_is_told_of(
    instrument: Instrument,
) -> None:
    then = said(("A1", "annat"))
    (found,) = said_then([then], instrument.guide.by_id["B1"])
    assert (found.interview, found.entries) == (then, ())


def test_a_record_is_carried_on_without_what_points_into_its_interview(
    instrument: Instrument,
) -> None:
    kind = instrument.record_types["challenge"]
    then = Entry(
        id="e1",
        number=7,
        question="D1",
        kind="challenge",
        fields={
            "title": "Jouren",
            "severity": 4,
            "rank": 1,
            "linked_collaborations": ["x"],
        },
        at=100,
        tags=("jour",),
        star=True,
    )
    now = carried(then, kind, "D2", "kvarstår")
    assert now.fields == {"title": "Jouren", "severity": 4}
    assert (now.id, now.number, now.at, now.star) == ("", 0, None, False)
    assert (now.question, now.tags) == ("D2", ("jour", "kvarstår"))


def test_what_was_not_for_the_record_then_is_not_for_the_record_now(
    instrument: Instrument,
) -> None:
    kind = instrument.record_types["challenge"]
    then = Entry(
        id="e1",
        number=1,
        question="D1",
        kind="challenge",
        fields={"title": "Jouren", "severity": 4},
        use="off_record",
        interpreted=("severity", "horizon"),
    )
    now = carried(then, kind, "D1", "kvarstår")
    assert (now.use, now.interpreted) == ("off_record", ("severity",))


def test_a_field_that_the_type_has_no_more_stays_in_the_earlier_interview(
    instrument: Instrument,
) -> None:
    kind = instrument.record_types["challenge"]
    fields: dict[str, Value] = {"title": "Jouren", "removed_since": "x"}
    then = Entry(id="e1", number=1, question="D1", kind="challenge", fields=fields)
    assert carried(then, kind, "D1", "kvarstår").fields == {"title": "Jouren"}


def replace_question(question: Any, **values: Any) -> Any:
    """A question with other values."""
    return question.model_copy(update=values)


def said(*lines: tuple[str, str]) -> Interview:
    """An interview with a note on each question."""
    then = blank(wave=1)
    for question, text in lines:
        new = replace(entry(text), question=question)
        then = after(then, editing.added(then, new, AUTHOR))
    assert len(texts_of(then)) == len(lines)
    return then
